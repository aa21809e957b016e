import { startEndpoint } from '../../../emulator/aws/server.js'
import { leftIn } from '../../harness/folders.js'
import { VirtualClock } from '../../harness/virtual-clock.js'
import { isTested, servedIn, watchAliases } from '../../rules/alias-serves.js'
import { differenceOf } from '../../rules/difference.js'
import { watchRate } from '../../rules/request-rate.js'
import { statusProblem } from '../../rules/status.js'
import { partsLeft } from '../../rules/unfinished-uploads.js'
import { stateOf, worldOf } from '../../stand-ins/local-world.js'
import { blindRepeat } from './blind-repeat.js'
import { RestartableEndpoint } from './restartable-endpoint.js'

/** @import { State } from '../../stand-ins/local-world.js' */
/** @import { RequestRecord } from '../../../emulator/aws/endpoint/record.js' */
/** @import { Case } from './matrix.js' */
/** @import { Ending, InProcessRun } from '../../harness/in-process.js' */
/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Folders } from '../../harness/folders.js' */

/**
 * @typedef {object} Hit
 * @property {number} index of the request, from 0
 * @property {string} operation
 * @property {Case} fault
 * @property {'once' | 'always'} times
 * @property {Scenario} scenario
 * @property {Folders} folders
 * @property {(run: InProcessRun) => Promise<Ending>} run
 * @property {unknown} wanted state
 */

const WAIT_SECONDS = 20
/** A step never outlives the time it was given by more than this. */
const LONGEST_MS = WAIT_SECONDS * 1000 + 10_000
/** Of real time, for what waits on no clock of ours; below what counts as a long timer. */
const PATIENCE_MS = 18_000

/**
 * @param {Hit} hit
 * @returns {Promise<{ problem: string | undefined, outcome: string }>}
 */
export async function runWithFault(hit) {
  const { scenario, folders, wanted } = hit
  const world = worldOf(scenario)
  const final = servedIn(/** @type {State} */ (wanted))
  const aliases = watchAliases(world, (code) => final.has(code), isTested(scenario))
  const clock = new VirtualClock()
  const before = stateOf(world)
  const rate = watchRate(clock)
  /** @param {RequestRecord} record @param {'before' | 'after'} phase */
  const look = (record, phase) => {
    aliases.look()
    if (phase === 'before') rate.note(record)
  }
  const { ending, blind } = await (hit.fault.down ? stoppedEndpoint : faultyEndpoint)(hit, world, clock, look)
  const outcome = ending === undefined ? 'no end' : ending.succeeded ? 'went on' : 'failed, said why'
  const problem =
    endingProblem(hit, ending) ??
    blind ??
    rate.problem() ??
    // What is under way already changes the alias whatever the step does.
    (ending && !contradicts(hit.fault) && scenario.start.shifting === undefined
      ? statusProblem(before, stateOf(world), ending.outputs['results'])
      : undefined) ??
    (ending?.succeeded
      ? differenceOf(reached(wanted, scenario), reached(stateOf(world), scenario))
      : undefined) ??
    (canDiscard(hit) ? partsLeft(world) : undefined) ??
    (await leftIn(folders.runnerTemp)) ??
    // A run after one that ended as it should is the crash check's last cut.
    (ending?.succeeded || scenario.goesOn ? aliases.offences[0] : await again(hit, world, aliases))
  return { problem, outcome }
}

/**
 * What a step has to reach. Versions that could not be deleted are a warning, and stay.
 *
 * @param {unknown} state
 * @param {Scenario} scenario
 */
function reached(state, { inputs }) {
  if (inputs['keep-versions'] === undefined) return state
  const { functions, ...rest } = /** @type {State} */ (state)
  return { ...rest, functions: functions.map(({ versions: _, ...fn }) => fn) }
}

/**
 * Where a service refuses what it then does all the same, nobody can tell what was reached.
 *
 * @param {Case} fault
 */
const contradicts = ({ ambiguous, fault }) => !ambiguous && fault?.after === true

/**
 * Of an upload whose id never arrived nobody can tell, and where nobody listens any more nobody is told.
 *
 * @param {Hit} hit
 */
const canDiscard = ({ operation, fault, times }) =>
  operation !== 'CreateMultipartUpload' && !(fault.down && times === 'always')

/**
 * @param {Hit} hit
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {VirtualClock} clock
 * @param {(record: RequestRecord, phase: 'before' | 'after') => void} look
 */
async function faultyEndpoint(hit, world, clock, look) {
  const { index, operation, fault, times } = hit
  const endpoint = await startEndpoint({ world, onRequest: look })
  let seen = -1
  endpoint.faults.add({
    ...fault.fault,
    times: Number.POSITIVE_INFINITY,
    when: (record) => {
      seen += 1
      return times === 'once' ? seen === index : seen >= index && record.operation === operation
    },
  })
  const ending = await patiently(runOf(hit, endpoint.url, world, clock))
  await endpoint.close()
  const lost = (/** @type {RequestRecord} */ record) => fault.ambiguous && record.fault !== undefined
  const blind = blindRepeat(endpoint.requests, lost, hit.scenario.inputs['dry-run'] === 'true')
  return { ending, blind }
}

/**
 * @param {Hit} hit
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {VirtualClock} clock
 * @param {(record: RequestRecord, phase: 'before' | 'after') => void} look
 */
async function stoppedEndpoint(hit, world, clock, look) {
  let seen = 0
  const endpoint = await RestartableEndpoint.open(world, (record, phase) => {
    look(record, phase)
    if (phase === 'after' && ++seen === hit.index) {
      // The answer is written right after this returns, and is on its way when the endpoint stops.
      setImmediate(() => endpoint.stop(clock, hit.times))
    }
  })
  if (hit.index === 0) await endpoint.stop(clock, hit.times)
  const ending = await patiently(runOf(hit, endpoint.url, world, clock))
  await endpoint.close()
  return { ending, blind: undefined }
}

/**
 * @param {Hit} hit
 * @param {string} url
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {VirtualClock} clock
 */
function runOf({ run, scenario, folders, fault }, url, world, clock) {
  const silence = fault.fault?.fault === 'hang' && { silenceMs: scenario.heavy ? 1_000 : 150 }
  const inputs = { 'wait-timeout-seconds': String(WAIT_SECONDS) }
  return run({ scenario, url, world, folders, clock, inputs, ...silence })
}

/** @param {Promise<Ending>} running */
function patiently(running) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @type {Promise<undefined>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
  })
  return Promise.race([running, late]).finally(() => clearTimeout(timer))
}

/**
 * @param {Hit} hit
 * @param {Ending | undefined} ending
 */
function endingProblem({ fault, operation }, ending) {
  if (ending === undefined) return `does not end within ${PATIENCE_MS} ms`
  if (ending.elapsedMs > LONGEST_MS) return `took ${ending.elapsedMs} ms of its clock`
  if (ending.succeeded || fault.cause.test(ending.error)) return undefined
  // Nothing more is known of an answer that does not come.
  if (operation === 'GetIdToken' && /no answer within [\d.]+ s/.test(ending.error)) return undefined
  // What was asked for of one revision can not be asked for again.
  if (contradicts(fault) && /not at the revision/.test(ending.error)) return undefined
  return `fails without the cause: ${ending.error}`
}

/**
 * @param {Hit} hit
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {ReturnType<typeof watchAliases>} aliases
 */
async function again({ run, scenario, folders, wanted }, world, aliases) {
  const endpoint = await startEndpoint({ world, onRequest: aliases.look })
  const ending = await run({ scenario, url: endpoint.url, world, folders })
  await endpoint.close()
  aliases.look()
  if (!ending.succeeded) return `the second run fails: ${ending.error}`
  const [offence] = [...aliases.offences, ...endpoint.refused]
  return offence ?? differenceOf(wanted, stateOf(world))
}

import { startEndpoint } from '../../../emulator/aws/server.js'
import { watch } from '../harness/alias-invariant.js'
import { worldOf } from '../harness/bundle.js'
import { PatientClock } from '../harness/patient-clock.js'
import { watchRate } from '../harness/request-rate.js'
import { leftIn } from '../harness/scenario-folder.js'
import { differenceOf, stateOf } from '../harness/state.js'
import { statusProblem } from '../harness/status-problem.js'
import { partsLeft } from '../harness/unfinished-uploads.js'
import { blindRepeat } from './blind-repeat.js'
import { Door } from './restartable-endpoint.js'

/** @import { RequestRecord } from '../../../emulator/aws/endpoint/record.js' */
/** @import { Case } from './matrix.js' */
/** @import { Ending, InProcessRun } from '../harness/in-process.js' */
/** @import { Scenario } from '../harness/scenarios.js' */
/** @import { Workshop } from '../harness/scenario-folder.js' */

/**
 * @typedef {object} Hit
 * @property {number} index of the request, from 0
 * @property {string} operation
 * @property {Case} fault
 * @property {'once' | 'always'} times
 * @property {Scenario} scenario
 * @property {Workshop} workshop
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
export async function strike(hit) {
  const { scenario, workshop, wanted } = hit
  const world = worldOf(scenario)
  const final = Object(wanted).functions[0].code
  const guard = watch(world, (code) => code === final)
  const clock = new PatientClock()
  const before = stateOf(world)
  const rate = watchRate(clock)
  /** @param {RequestRecord} record @param {'before' | 'after'} phase */
  const look = (record, phase) => {
    guard.look()
    if (phase === 'before') rate.note(record)
  }
  const { ending, blind } = await (hit.fault.down ? shutDoor : faultyEndpoint)(hit, world, clock, look)
  const outcome = ending === undefined ? 'no end' : ending.succeeded ? 'went on' : 'failed, said why'
  const problem =
    endingProblem(hit, ending) ??
    blind ??
    rate.problem() ??
    (ending && !isLie(hit.fault)
      ? statusProblem(before, stateOf(world), ending.outputs['results'])
      : undefined) ??
    (ending?.succeeded ? differenceOf(wanted, stateOf(world)) : undefined) ??
    (canDiscard(hit) ? partsLeft(world) : undefined) ??
    (await leftIn(workshop.runnerTemp)) ??
    // A run after one that ended as it should is the crash check's last cut.
    (ending?.succeeded ? guard.offences[0] : await again(hit, world, guard))
  return { problem, outcome }
}

/**
 * Where a service refuses what it then does all the same, nobody can tell what was reached.
 *
 * @param {Case} fault
 */
const isLie = ({ ambiguous, fault }) => !ambiguous && fault?.after === true

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
 * @param {PatientClock} clock
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
  const ending = await patiently(runOf(hit, endpoint.url, clock))
  await endpoint.close()
  const lost = (/** @type {RequestRecord} */ record) => fault.ambiguous && record.fault !== undefined
  const blind = blindRepeat(endpoint.requests, lost, hit.scenario.inputs['dry-run'] === 'true')
  return { ending, blind }
}

/**
 * @param {Hit} hit
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {PatientClock} clock
 * @param {(record: RequestRecord, phase: 'before' | 'after') => void} look
 */
async function shutDoor(hit, world, clock, look) {
  let seen = 0
  const door = await Door.open(world, (record, phase) => {
    look(record, phase)
    if (phase === 'after' && ++seen === hit.index) {
      // The answer is written right after this returns, and is on its way when the door shuts.
      setImmediate(() => door.shut(clock, hit.times))
    }
  })
  if (hit.index === 0) await door.shut(clock, hit.times)
  const ending = await patiently(runOf(hit, door.url, clock))
  await door.close()
  return { ending, blind: undefined }
}

/**
 * @param {Hit} hit
 * @param {string} url
 * @param {PatientClock} clock
 */
function runOf({ run, scenario, workshop, fault }, url, clock) {
  const silence = fault.fault?.fault === 'hang' && { silenceMs: scenario.heavy ? 1_000 : 150 }
  const inputs = { ...scenario.inputs, 'wait-timeout-seconds': String(WAIT_SECONDS) }
  return run({ scenario, url, workshop, clock, inputs, ...silence })
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
  // That request goes through a client of GitHub's, which tells no more of an answer that does not come.
  if (operation === 'GetIdToken' && /no answer within [\d.]+ s/.test(ending.error)) return undefined
  return `fails without the cause: ${ending.error}`
}

/**
 * @param {Hit} hit
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {ReturnType<typeof watch>} guard
 */
async function again({ run, scenario, workshop, wanted }, world, guard) {
  const endpoint = await startEndpoint({ world, onRequest: guard.look })
  const ending = await run({ scenario, url: endpoint.url, workshop })
  await endpoint.close()
  guard.look()
  if (!ending.succeeded) return `the second run fails: ${ending.error}`
  const [offence] = [...guard.offences, ...endpoint.refused]
  return offence ?? differenceOf(wanted, stateOf(world))
}

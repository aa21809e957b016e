import { startEndpoint } from '../../../emulator/aws/server.js'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { endsOf } from '../../../scenarios/scenario.js'
import { runBundle } from '../../harness/bundle.js'
import { Folders, leftIn } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { isTested, servedIn, watchAliases } from '../../rules/alias-serves.js'
import { differenceOf } from '../../rules/difference.js'
import { endingProblem } from '../../rules/ending.js'
import { fillerOf, stateOf, worldOf } from '../../stand-ins/local-world.js'
import { inParallel, partOf } from '../harness/parallel.js'
import { Results } from '../harness/results.js'

/** @import { State } from '../../stand-ins/local-world.js' */
/** @import { ChildProcess } from 'node:child_process' */
/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Shard } from '../harness/parallel.js' */

/** Most of a run is waiting for a process to start or a state to settle. */
const AT_ONCE = 3

/** @typedef {{ scenario: Scenario, action: string, folders: Folders, run: Awaited<ReturnType<typeof loadAction>>, wanted: unknown }} Setting */

/**
 * Kills the action before and after every request of every scenario that changes something, and runs it again.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const results = new Results('crash')
  const run = await loadAction(shard.action)
  const changing = SCENARIOS.filter((scenario) => endsOf(scenario).status === 'deployed' && !scenario.goesOn)
  for (const scenario of partOf(changing, shard)) {
    const folders = await Folders.open(scenario)
    await cutEverywhere({ scenario, action: shard.action, folders, run, wanted: undefined }, results)
    await folders.close()
  }
  return results.report()
}

/**
 * @param {Setting} setting
 * @param {Results} results
 */
async function cutEverywhere(setting, results) {
  const { scenario, folders, run } = setting
  const world = worldOf(scenario)
  const endpoint = await startEndpoint({ world })
  const ending = await run({ scenario, url: endpoint.url, world, folders })
  await endpoint.close()
  const [refused] = endpoint.refused
  const state = stateOf(world)
  const problem = endingProblem(scenario, { ...ending, state }, fillerOf(world)) ?? refused
  results.add(scenario.name, 'uninterrupted', problem)
  if (problem !== undefined) return
  const cuts = endpoint.requests.flatMap(({ operation }, index) =>
    /** @type {const} */ (['before', 'after']).map((phase) => ({ operation, index, phase })),
  )
  await inParallel(cuts, AT_ONCE, async ({ operation, index, phase }) => {
    const why = await cut({ ...setting, wanted: state }, index, phase)
    results.add(scenario.name, `killed ${phase} request ${index + 1}, ${operation}`, why)
  })
}

/**
 * @param {Setting} setting
 * @param {number} index of the request, from 0
 * @param {'before' | 'after'} phase
 * @returns {Promise<string | undefined>} what is wrong
 */
async function cut({ scenario, action, folders, wanted, run }, index, phase) {
  const world = worldOf(scenario)
  const final = servedIn(/** @type {State} */ (wanted))
  const aliases = watchAliases(world, (code) => final.has(code), isTested(scenario))
  /** @type {ChildProcess | undefined} */
  let child
  let seen = -1
  /** @type {Map<unknown, number>} */
  const numbers = new Map()
  const killed = await runBundle({
    action,
    scenario,
    world,
    workspace: folders.workspace,
    temporary: await folders.temporary(),
    onStart: (started) => {
      child = started
    },
    onRequest: async (record, at) => {
      aliases.look()
      if (at === 'before') numbers.set(record, ++seen)
      if (numbers.get(record) !== index || at !== phase) return
      await kill(child)
      // Held back for ever: the request was never obeyed, or its answer never sent.
      await new Promise(() => {})
    },
  })
  if (killed.result.signal !== 'SIGKILL') return `was not killed: exit code ${killed.result.exitCode}`
  const again = await runAgain({ scenario, folders, run }, world, aliases.look)
  return again ?? aliases.offences[0] ?? differenceOf(wanted, stateOf(world))
}

/** @param {ChildProcess | undefined} child */
function kill(child) {
  return new Promise((resolve) => {
    child?.once('exit', resolve)
    child?.kill('SIGKILL')
  })
}

/** Runs in this process may not overlap: they share its environment and its stdout. */
let last = Promise.resolve()

/**
 * @param {Pick<Setting, 'scenario' | 'folders' | 'run'>} setting
 * @param {World} world
 * @param {() => void} look
 * @returns {Promise<string | undefined>} what is wrong
 */
async function runAgain({ scenario, folders, run }, world, look) {
  const endpoint = await startEndpoint({ world, onRequest: look })
  const running = last.then(() => run({ scenario, url: endpoint.url, world, folders }))
  last = running.then(
    () => {},
    () => {},
  )
  const ending = await running.finally(() => endpoint.close())
  look()
  if (!ending.succeeded) return `the second run fails: ${ending.error}`
  return endpoint.refused[0] ?? leftIn(folders.runnerTemp)
}

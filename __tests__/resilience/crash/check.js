import { watch } from '../harness/alias-invariant.js'
import { runBundle, worldOf } from '../harness/bundle.js'
import { leftIn, Workshop } from '../harness/scenario-folder.js'
import { SCENARIOS } from '../harness/scenarios.js'
import { inParallel, partOf } from '../harness/shard.js'
import { differenceOf, stateOf } from '../harness/state.js'
import { Tally } from '../harness/tally.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { Scenario } from '../harness/scenarios.js' */
/** @import { Shard } from '../harness/shard.js' */

/** Most of a run is waiting for a process to start or a state to settle. */
const AT_ONCE = 3

/** @typedef {{ scenario: Scenario, action: string, workshop: Workshop, wanted: unknown }} Setting */

/**
 * Kills the action before and after every request of every scenario, and runs it again.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const tally = new Tally('crash')
  await inParallel(partOf(SCENARIOS, shard), AT_ONCE, async (scenario) => {
    const workshop = await Workshop.open(scenario)
    try {
      await cutEverywhere(scenario, shard.action, workshop, tally)
    } finally {
      await workshop.close()
    }
  })
  return tally.report()
}

/**
 * @param {Scenario} scenario
 * @param {string} action
 * @param {Workshop} workshop
 * @param {Tally} tally
 */
async function cutEverywhere(scenario, action, workshop, tally) {
  const { name } = scenario
  const world = worldOf(scenario)
  const { workspace } = workshop
  const whole = await runBundle({
    action,
    scenario,
    world,
    workspace,
    temporary: await workshop.temporary(),
  })
  const problem = wholeProblem(scenario, world, whole)
  tally.add(name, 'uninterrupted', problem)
  if (problem !== undefined) return
  const setting = { scenario, action, workshop, wanted: stateOf(world) }
  for (const [index, { operation }] of whole.requests.entries()) {
    for (const phase of /** @type {const} */ (['before', 'after'])) {
      tally.add(name, `killed ${phase} request ${index + 1}, ${operation}`, await cut(setting, index, phase))
    }
  }
}

/**
 * @param {Scenario} scenario
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {Awaited<ReturnType<typeof runBundle>>} whole
 */
function wholeProblem({ code }, world, { result, refused }) {
  const ends = world.findFunction('greeting')?.latest.code.sha256
  if (result.exitCode !== 0) return `the action fails without interference: ${result.log.slice(-600)}`
  if (refused.length > 0) return `not emulated: ${refused.join('; ')}`
  return code === undefined || code === '*' || code === ends ? undefined : `the function ends with ${ends}`
}

/**
 * @param {Setting} setting
 * @param {number} index of the request, from 0
 * @param {'before' | 'after'} phase
 * @returns {Promise<string | undefined>} what is wrong
 */
async function cut({ scenario, action, workshop, wanted }, index, phase) {
  const world = worldOf(scenario)
  const { workspace } = workshop
  const final = Object(wanted).functions[0].code
  const guard = watch(world, (code) => code === final)
  /** @type {ChildProcess | undefined} */
  let child
  let seen = -1
  /** @type {Map<unknown, number>} */
  const numbers = new Map()
  const temporary = await workshop.temporary()
  const killed = await runBundle({
    action,
    scenario,
    world,
    workspace,
    temporary,
    onStart: (started) => {
      child = started
    },
    onRequest: async (record, at) => {
      guard.look()
      if (at === 'before') numbers.set(record, ++seen)
      if (numbers.get(record) !== index || at !== phase) return
      await kill(child)
      // Held back for ever: the request was never obeyed, or its answer never sent.
      await new Promise(() => {})
    },
  })
  if (killed.result.signal !== 'SIGKILL') return `was not killed: exit code ${killed.result.exitCode}`
  return again({ scenario, action, workshop, wanted }, world, guard)
}

/** @param {ChildProcess | undefined} child */
function kill(child) {
  return new Promise((resolve) => {
    child?.once('exit', resolve)
    child?.kill('SIGKILL')
  })
}

/**
 * @param {Setting} setting
 * @param {import('../../../emulator/aws/world.js').World} world
 * @param {ReturnType<typeof watch>} guard
 */
async function again({ scenario, action, workshop, wanted }, world, guard) {
  const temporary = await workshop.temporary()
  const onRequest = () => guard.look()
  const { workspace } = workshop
  const { result, refused } = await runBundle({ action, scenario, world, workspace, temporary, onRequest })
  guard.look()
  if (result.exitCode !== 0) return `the second run fails: ${result.annotations.at(-1)?.message}`
  const [offence] = [...guard.offences, ...refused]
  return offence ?? (await leftIn(temporary)) ?? differenceOf(wanted, stateOf(world))
}

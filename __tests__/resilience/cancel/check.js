import { runBundle, worldOf } from '../harness/bundle.js'
import { leftIn, Workshop } from '../harness/scenario-folder.js'
import { SCENARIOS } from '../harness/scenarios.js'
import { inParallel, partOf } from '../harness/shard.js'
import { stateOf } from '../harness/state.js'
import { statusProblem } from '../harness/status-problem.js'
import { Tally } from '../harness/tally.js'
import { partsLeft } from '../harness/unfinished-uploads.js'
import { openUploadDoor } from './stuck-upload.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { Shard } from '../harness/shard.js' */
/** @import { Scenario } from '../harness/scenarios.js' */

/** Clean-up and a last look take at most three seconds; a runner kills after ten. */
const LONGEST_MS = 5_000
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM'])

/** Long ones: a directory to package, a role to assume, an upload in parts, a snapshot to wait for. */
const LONG = SCENARIOS.filter(({ name }) => /directory|OIDC|in parts|SnapStart/.test(name))

/** What a bundle run tells of the moment it was cancelled. @typedef {{ at: number }} Moment */

/**
 * Cancels the action at every request of the long scenarios, with the answer held back.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const { action } = shard
  const tally = new Tally('cancel')
  for (const scenario of partOf(LONG, shard)) {
    const workshop = await Workshop.open(scenario)
    const whole = await runWhole(action, scenario, workshop)
    const moments = [...whole.keys()].flatMap((index) => SIGNALS.map((signal) => ({ index, signal })))
    await inParallel(moments, 2, async ({ index, signal }) => {
      const problem = await cancelAt(action, scenario, workshop, index, signal)
      tally.add(scenario.name, `${signal} at request ${index + 1}, ${whole[index]?.operation}`, problem)
    })
    await workshop.close()
  }
  for (const signal of shard.index === 0 ? SIGNALS : []) await cancelUploads(action, signal, tally)
  return tally.report()
}

/**
 * @param {string} action
 * @param {Scenario} scenario
 * @param {Workshop} workshop
 */
async function runWhole(action, scenario, workshop) {
  const { workspace, runnerTemp: temporary } = workshop
  const { requests } = await runBundle({ action, scenario, world: worldOf(scenario), workspace, temporary })
  return requests
}

/**
 * @param {string} action
 * @param {Scenario} scenario
 * @param {Workshop} workshop
 * @param {number} index
 * @param {NodeJS.Signals} signal
 */
async function cancelAt(action, scenario, workshop, index, signal) {
  const temporary = await workshop.temporary()
  const stop = new Stop(signal)
  const world = worldOf(scenario)
  const before = stateOf(world)
  let seen = 0
  const { result } = await runBundle({
    action,
    scenario,
    world,
    workspace: workshop.workspace,
    temporary,
    onStart: stop.watch,
    onRequest: async (_, phase) => {
      if (phase === 'before' && seen++ === index) {
        stop.now()
        await new Promise(() => {})
      }
    },
  })
  const after = stateOf(world)
  return (
    stop.problem(result) ??
    statusProblem(before, after, result.outputs['results']) ??
    partsLeft(world) ??
    leftIn(temporary)
  )
}

/**
 * An upload under way: a direct one, one part of several, a whole object.
 *
 * @param {string} action
 * @param {NodeJS.Signals} signal
 * @param {Tally} tally
 */
async function cancelUploads(action, signal, tally) {
  for (const [name, start] of [
    ['zip', 'PUT /2015-03-31/functions/'],
    ['staged zip + alias', 'PUT /packages/'],
    ['staged zip in parts', 'PUT /packages/'],
    ['directory + alias', 'PUT /2015-03-31/functions/'],
  ]) {
    const scenario = SCENARIOS.find((one) => one.name === name)
    if (scenario === undefined) throw new Error(`no scenario is named ${name}`)
    const workshop = await Workshop.open(scenario)
    tally.add(
      'upload under way',
      `${name}, ${signal}`,
      await cancelUpload(action, scenario, workshop, start ?? '', signal),
    )
    await workshop.close()
  }
}

/**
 * @param {string} action
 * @param {Scenario} scenario
 * @param {Workshop} workshop
 * @param {string} start
 * @param {NodeJS.Signals} signal
 */
async function cancelUpload(action, scenario, workshop, start, signal) {
  const stop = new Stop(signal)
  const world = worldOf(scenario)
  const { workspace, runnerTemp: temporary } = workshop
  /** @type {Awaited<ReturnType<typeof openUploadDoor>> | undefined} */
  let door
  const { result } = await runBundle({
    action,
    scenario,
    world,
    workspace,
    temporary,
    through: async (url) => {
      door = await openUploadDoor(url, start, stop.now)
      return door.url
    },
    onStart: stop.watch,
  })
  door?.close()
  return stop.problem(result) ?? partsLeft(world) ?? leftIn(temporary)
}

/** Stops a process once and tells how it took it. */
class Stop {
  /** @type {ChildProcess | undefined} */
  #child
  #sent = Number.NaN
  #ended = Number.NaN

  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    this.signal = signal
  }

  /** @param {ChildProcess} child */
  watch = (child) => {
    this.#child = child
    child.once('exit', () => {
      this.#ended = performance.now()
    })
  }

  now = () => {
    if (!Number.isNaN(this.#sent)) return
    this.#sent = performance.now()
    this.#child?.kill(this.signal)
    // What does not stop is killed, or the check would wait for minutes.
    setTimeout(() => this.#child?.kill('SIGKILL'), 3 * LONGEST_MS)
  }

  /**
   * @param {{ exitCode: number | null, summary: string, output: string, outputs: Record<string, string> }} result
   * @returns {string | undefined}
   */
  problem({ exitCode, summary, outputs, output }) {
    if (Number.isNaN(this.#sent)) return 'the moment never came'
    const took = Math.round(this.#ended - this.#sent)
    if (took > LONGEST_MS) return `took ${took} ms to stop`
    if (exitCode !== 1) return `exit code ${exitCode}: ${output.slice(-500)}`
    if (!summary.includes(`was cancelled (${this.signal})`)) return `the summary does not say so: ${summary}`
    if (!/continues where this one ended/.test(summary))
      return `the summary does not say what comes next: ${summary}`
    return outputs['results']?.includes('was cancelled') ? undefined : 'results does not say so'
  }
}

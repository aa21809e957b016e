import { startEndpoint } from '../../../emulator/aws/server.js'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { endsOf } from '../../../scenarios/scenario.js'
import { runBundle } from '../../harness/bundle.js'
import { Folders, leftIn } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { statusProblem } from '../../rules/status.js'
import { partsLeft } from '../../rules/unfinished-uploads.js'
import { stateOf, worldOf } from '../../stand-ins/local-world.js'
import { inParallel, partOf } from '../harness/parallel.js'
import { Results } from '../harness/results.js'
import { stickUploads } from './stuck-upload.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { RequestRecord } from '../../../emulator/aws/endpoint/record.js' */
/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Shard } from '../harness/parallel.js' */

/** Clean-up and a last look take at most three seconds; a runner kills after ten. */
const LONGEST_MS = 5_000
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM'])

/** The first lines of requests that may carry a package. */
const UPLOADS = /^PUT \/(2015-03-31\/functions\/[^/]+\/code|packages-)/

/**
 * Cancels the action at every request of every scenario with the answer held back, by each signal in turn, and in the
 * middle of every upload.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const { action } = shard
  const results = new Results('cancel')
  const run = await loadAction(action)
  const changing = SCENARIOS.filter((scenario) => endsOf(scenario).says === undefined)
  for (const scenario of partOf(changing, shard)) {
    const folders = await Folders.open(scenario)
    const requests = await requestsOf(run, scenario, folders)
    await inParallel([...requests.keys()], 2, async (index) => {
      const signal = SIGNALS[index % 2] ?? 'SIGTERM'
      const why = await cancelAt(action, scenario, folders, index, signal)
      results.add(scenario.name, `${signal} at request ${index + 1}, ${requests[index]?.operation}`, why)
    })
    if (requests.some(carriesPackage)) {
      for (const signal of SIGNALS) {
        results.add(
          scenario.name,
          `${signal} within an upload`,
          await cancelUpload(action, scenario, folders, signal),
        )
      }
    }
    await folders.close()
  }
  return results.report()
}

/** @param {RequestRecord} request */
const carriesPackage = ({ service, method, body }) =>
  method === 'PUT' && (service === 's3' || Object(body).ZipFile !== undefined)

/**
 * @param {Awaited<ReturnType<typeof loadAction>>} run
 * @param {Scenario} scenario
 * @param {Folders} folders
 * @returns {Promise<RequestRecord[]>}
 */
async function requestsOf(run, scenario, folders) {
  const world = worldOf(scenario)
  const endpoint = await startEndpoint({ world })
  await run({ scenario, url: endpoint.url, world, folders })
  await endpoint.close()
  return endpoint.requests
}

/**
 * @param {string} action
 * @param {Scenario} scenario
 * @param {Folders} folders
 * @param {number} index of the request, from 0
 * @param {NodeJS.Signals} signal
 */
async function cancelAt(action, scenario, folders, index, signal) {
  const temporary = await folders.temporary()
  const stop = new Stop(signal)
  const world = worldOf(scenario)
  const before = stateOf(world)
  let seen = 0
  const { result } = await runBundle({
    action,
    scenario,
    world,
    workspace: folders.workspace,
    temporary,
    onStart: stop.watch,
    onRequest: async (_, phase) => {
      if (phase === 'before' && seen++ === index) {
        stop.now()
        await new Promise(() => {})
      }
    },
  })
  return (
    stop.problem(result) ??
    statusProblem(before, stateOf(world), result.outputs['results']) ??
    partsLeft(world) ??
    leftIn(temporary)
  )
}

/**
 * An upload under way: a direct one, one part of several, a whole object.
 *
 * @param {string} action
 * @param {Scenario} scenario
 * @param {Folders} folders
 * @param {NodeJS.Signals} signal
 */
async function cancelUpload(action, scenario, folders, signal) {
  const stop = new Stop(signal)
  const world = worldOf(scenario)
  const temporary = await folders.temporary()
  /** @type {Awaited<ReturnType<typeof stickUploads>> | undefined} */
  let proxy
  const { result } = await runBundle({
    action,
    scenario,
    world,
    workspace: folders.workspace,
    temporary,
    through: async (url) => {
      proxy = await stickUploads(url, UPLOADS, stop.now)
      return proxy.url
    },
    onStart: stop.watch,
  })
  proxy?.close()
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

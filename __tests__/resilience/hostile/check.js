import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { parseYaml } from '../../../emulator/github/runner/yaml.js'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { runBundle } from '../../harness/bundle.js'
import { Folders } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { worldOf } from '../../stand-ins/local-world.js'
import { partOf } from '../harness/parallel.js'
import { Results } from '../harness/results.js'
import { channels, forProcess, pack } from './channels.js'
import { inspect } from './inspect.js'
import { WORKFLOW_SECRET } from './texts.js'

/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Shard } from '../harness/parallel.js' */
/** @import { Channel, Payload } from './channels.js' */

/** Of the bundle in a process of its own, for each channel. */
const BUNDLE_RUNS = 10
/** The same texts each time; another number looks elsewhere. */
const SEED = 20_260_731
/** The job's own. @param {Scenario} scenario */
const secretsOf = ({ oidc }) =>
  oidc ? [WORKFLOW_SECRET] : [WORKFLOW_SECRET, DEFAULT_CREDENTIALS.secretAccessKey]

/** Every scenario in turn meets the next text; what is sent in parts says nothing more. */
const TURNS = SCENARIOS.filter(({ heavy }) => !heavy)

/**
 * Texts from outside that try to be commands, mark-up or outputs.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const results = new Results('hostile')
  const names = await namesOf(shard.action)
  const folders = new Map()
  for (const scenario of TURNS) folders.set(scenario, await Folders.open(scenario))
  const run = await loadAction(shard.action)
  for (const channel of channels(names.inputs)) {
    const inHere = (/** @type {Meeting} */ meeting) => runInProcess(meeting, run, names.outputs)
    const numRuns = Math.ceil(channel.runs / shard.of)
    await search(channel.name, { channel, numRuns, seed: SEED + shard.index, folders }, inHere, results)
  }
  const own = channels(names.inputs).filter(({ name }) => name !== 'file names in a zip')
  for (const channel of partOf(own, shard)) {
    const outside = (/** @type {Meeting} */ meeting) => runInBundle(meeting, shard.action, names.outputs)
    const sample = { channel, numRuns: BUNDLE_RUNS, seed: SEED - 1, folders }
    await search(`${channel.name}, bundle`, sample, outside, results)
  }
  for (const each of folders.values()) await each.close()
  return results.report()
}

/** A text from outside and the step that meets it. @typedef {{ payload: Payload, scenario: Scenario, folders: Folders }} Meeting */

/**
 * @param {string} group
 * @param {{ channel: Channel, numRuns: number, seed: number, folders: ReadonlyMap<Scenario, Folders> }} sample
 * @param {(meeting: Meeting) => Promise<string | undefined>} problemOf
 * @param {Results} results
 */
async function search(group, { channel, numRuns, seed, folders }, problemOf, results) {
  const turns = [...folders].filter(([{ files }]) => channel.takes?.(files ?? {}) ?? true)
  // All of them, and not the first that fails: one fault must not hide the next.
  for (const [index, payload] of fc.sample(channel.payloads, { numRuns, seed }).entries()) {
    const [scenario, own] = turns[(seed + index) % turns.length] ?? []
    if (scenario === undefined || own === undefined) throw new Error('no scenario takes part')
    const name = `${scenario.name}: ${JSON.stringify(payload).slice(0, 1_500)}`
    results.add(group, name, await problemOf({ payload, scenario, folders: own }))
  }
}

/**
 * @param {Meeting} meeting
 * @param {Awaited<ReturnType<typeof loadAction>>} run
 * @param {readonly string[]} outputs
 */
async function runInProcess({ payload, scenario, folders }, run, outputs) {
  await pack(payload, folders)
  const { inputs, env, faults = [] } = payload
  const world = worldOf(scenario)
  const endpoint = await startEndpoint({ world, faults })
  const ending = await run({
    scenario,
    url: endpoint.url,
    world,
    folders,
    inputs: { 'wait-timeout-seconds': '5', ...inputs },
    ...(env && { env }),
  })
  await endpoint.close()
  return inspect(ending, secretsOf(scenario), outputs, payload.values)
}

/**
 * @param {Meeting} meeting
 * @param {string} action
 * @param {readonly string[]} outputs
 */
async function runInBundle({ payload, scenario, folders }, action, outputs) {
  await pack(payload, folders)
  const { inputs, env, faults } = forProcess(payload)
  const { result } = await runBundle({
    action,
    scenario,
    world: worldOf(scenario),
    workspace: folders.workspace,
    temporary: folders.runnerTemp,
    faults,
    inputs: { 'wait-timeout-seconds': '1', ...inputs },
    env,
  })
  const { stdout, stderr, files, exitCode, fileErrors } = result
  if (stderr !== '') return `stderr holds ${stderr.slice(0, 500)}`
  if (fileErrors.length > 0) return fileErrors.join('; ')
  return inspect(
    { stdout, summary: files.summary, outputs: result.outputs, succeeded: exitCode === 0 },
    secretsOf(scenario),
    outputs,
    payload.values,
  )
}

/** @param {string} action */
async function namesOf(action) {
  const file = parseYaml(await readFile(join(action, 'action.yml'), 'utf8'))
  const keys = (/** @type {string} */ key) => [.../** @type {Map<string, unknown>} */ (file.get(key)).keys()]
  return { inputs: keys('inputs'), outputs: keys('outputs') }
}

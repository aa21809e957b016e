import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { parseYaml } from '../../../emulator/github/runner/yaml.js'
import { runBundle, worldOf } from '../harness/bundle.js'
import { loadAction } from '../harness/in-process.js'
import { NEW, OLD } from '../harness/packages.js'
import { Workshop } from '../harness/scenario-folder.js'
import { partOf } from '../harness/shard.js'
import { Tally } from '../harness/tally.js'
import { channels, forProcess, pack } from './channels.js'
import { inspect } from './inspect.js'
import { WORKFLOW_SECRET } from './texts.js'

/** @import { Scenario } from '../harness/scenarios.js' */
/** @import { Shard } from '../harness/shard.js' */
/** @import { Channel, Lie } from './channels.js' */

/** Of the bundle in a process of its own, for each channel. */
const BUNDLE_RUNS = 10
/** The same texts each time; another number looks elsewhere. */
const SEED = 20_260_731
const SECRETS = [DEFAULT_CREDENTIALS.secretAccessKey, WORKFLOW_SECRET]

/** @type {Scenario} */
const SCENARIO = {
  name: 'hostile texts',
  inputs: { 'function-name': 'greeting', 'zip-file': 'function.zip', alias: 'live' },
  files: { 'function.zip': NEW },
  seed: (world) =>
    void world.addFunction({
      name: 'greeting',
      zip: OLD,
      versions: [{}],
      aliases: [{ name: 'live', version: '1' }],
    }),
}

/**
 * Texts from outside that try to be commands, mark-up or outputs.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const tally = new Tally('hostile')
  const names = await namesOf(shard.action)
  const workshop = await Workshop.open(SCENARIO)
  const run = await loadAction(shard.action)
  for (const channel of channels(names.inputs)) {
    const inHere = (/** @type {Lie} */ lie) => lieInProcess(lie, workshop, run, names.outputs)
    await search(channel.name, channel, Math.ceil(channel.runs / shard.of), SEED + shard.index, inHere, tally)
  }
  const own = partOf(
    channels(names.inputs).filter(({ name }) => name !== 'file names in a zip'),
    shard,
  )
  for (const channel of own) {
    const outside = (/** @type {Lie} */ lie) => lieToBundle(lie, workshop, shard.action, names.outputs)
    await search(`${channel.name}, bundle`, channel, BUNDLE_RUNS, SEED - 1, outside, tally)
  }
  await workshop.close()
  return tally.report()
}

/**
 * @param {string} group
 * @param {Channel} channel
 * @param {number} numRuns
 * @param {number} seed
 * @param {(lie: Lie) => Promise<string | undefined>} problemOf
 * @param {Tally} tally
 */
async function search(group, { lies }, numRuns, seed, problemOf, tally) {
  // All of them, and not the first that fails: one fault must not hide the next.
  for (const lie of fc.sample(lies, { numRuns, seed })) {
    tally.add(group, JSON.stringify(lie).slice(0, 1_500), await problemOf(lie))
  }
}

/**
 * @param {Lie} lie
 * @param {Workshop} workshop
 * @param {Awaited<ReturnType<typeof loadAction>>} run
 * @param {readonly string[]} outputs
 */
async function lieInProcess(lie, workshop, run, outputs) {
  await pack(lie, workshop)
  const { inputs, env, faults = [] } = lie
  const endpoint = await startEndpoint({ world: worldOf(SCENARIO), faults })
  const ending = await run({
    scenario: SCENARIO,
    url: endpoint.url,
    workshop,
    inputs: { ...SCENARIO.inputs, 'wait-timeout-seconds': '5', ...inputs },
    ...(env && { env }),
  })
  await endpoint.close()
  return inspect(ending, SECRETS, outputs)
}

/**
 * @param {Lie} lie
 * @param {Workshop} workshop
 * @param {string} action
 * @param {readonly string[]} outputs
 */
async function lieToBundle(lie, workshop, action, outputs) {
  await pack(lie, workshop)
  const { inputs, env, faults } = forProcess(lie)
  const { workspace, runnerTemp: temporary } = workshop
  const { result } = await runBundle({
    action,
    scenario: SCENARIO,
    world: worldOf(SCENARIO),
    workspace,
    temporary,
    faults,
    inputs: { 'wait-timeout-seconds': '1', ...inputs },
    env,
  })
  const { stdout, stderr, files, exitCode, fileErrors } = result
  if (stderr !== '') return `stderr holds ${stderr.slice(0, 500)}`
  if (fileErrors.length > 0) return fileErrors.join('; ')
  return inspect(
    { stdout, summary: files.summary, outputs: result.outputs, succeeded: exitCode === 0 },
    SECRETS,
    outputs,
  )
}

/** @param {string} action */
async function namesOf(action) {
  const file = parseYaml(await readFile(join(action, 'action.yml'), 'utf8'))
  const keys = (/** @type {string} */ key) => [.../** @type {Map<string, unknown>} */ (file.get(key)).keys()]
  return { inputs: keys('inputs'), outputs: keys('outputs') }
}

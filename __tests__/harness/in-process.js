import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { parseKeyValueFile } from '../../emulator/github/runner/file-commands.js'
import { fillerOf } from '../stand-ins/local-world.js'
import { credentialsOf, inputsOf } from './bundle.js'
import { captureStdout } from './captured-stdout.js'
import { errorIn } from './error-in.js'
import { VirtualClock } from './virtual-clock.js'

/** @import { World } from '../../emulator/aws/world.js' */
/** @import { Host } from '../../src/host.ts' */
/** @import { Scenario } from '../../scenarios/scenario.js' */

/**
 * @typedef {object} InProcessRun
 * @property {Scenario} scenario
 * @property {string} url of the endpoint
 * @property {World} world that it serves
 * @property {import('./folders.js').Folders} folders
 * @property {VirtualClock} [clock]
 * @property {number} [silenceMs] after which a connection is dead, of real time
 * @property {Record<string, string>} [inputs] beside those of the scenario
 * @property {Record<string, string>} [env] beside what a runner sets
 */

/**
 * @typedef {object} Ending
 * @property {boolean} succeeded
 * @property {Record<string, string>} outputs
 * @property {string} error of a failed step; '' otherwise
 * @property {string} outputFile raw
 * @property {string} summary raw
 * @property {string} stdout raw
 * @property {number} elapsedMs on the run's clock
 */

let runs = 0

/**
 * The action in this process: its real SDK over a real socket, but time that passes at once.
 * Only one run at a time may look at `stdout`: it is this process's.
 *
 * @param {string} action directory of the action
 */
export async function loadAction(action) {
  const source = (/** @type {string} */ path) => import(pathToFileURL(join(action, 'src', path)).href)
  const { main } = await source('main.ts')
  const { runnerLog, mask } = await source('report/runner.ts')
  const log = runnerLog({})
  const { idToken: request } = await source('id-token.ts')
  const idToken = (/** @type {string} */ audience, /** @type {unknown} */ deadline) =>
    request(process.env, audience, deadline)
  return (/** @type {InProcessRun} */ run) => runOnce(run, main, { log, mask, idToken })
}

/**
 * @param {InProcessRun} run
 * @param {(host: Host) => Promise<void>} main
 * @param {Pick<Host, 'log' | 'mask' | 'idToken'>} runner
 * @returns {Promise<Ending>}
 */
async function runOnce({ scenario, url, world, folders, ...run }, main, runner) {
  const { root, workspace, runnerTemp } = folders
  const clock = run.clock ?? new VirtualClock()
  runs += 1
  const files = { output: join(root, `output-${runs}`), summary: join(root, `summary-${runs}`) }
  for (const file of Object.values(files)) await writeFile(file, '')
  const aws = clientEnvironment({ url }, credentialsOf(scenario))
  enter(aws)
  const env = {
    ...aws,
    ...inputEnvironment({ ...inputsOf(scenario, fillerOf(world)), ...run.inputs }, workspace),
    GITHUB_OUTPUT: files.output,
    GITHUB_STEP_SUMMARY: files.summary,
    RUNNER_TEMP: runnerTemp,
    ...run.env,
  }
  const captured = captureStdout()
  try {
    const signal = new AbortController().signal
    await main({ env, clock, random: () => 0.5, signal, silenceMs: run.silenceMs ?? 10_000, ...runner })
  } finally {
    captured.stop()
    // A failed step is no failure of the check.
    process.exitCode = 0
  }
  const outputFile = await readFile(files.output, 'utf8')
  const outputs = parseKeyValueFile(outputFile)
  const error = errorIn(outputs)
  const summary = await readFile(files.summary, 'utf8')
  return {
    succeeded: error === '',
    outputs,
    error,
    outputFile,
    summary,
    stdout: captured.text(),
    elapsedMs: clock.now(),
  }
}

/**
 * Paths are resolved as if the process had been started in the workspace.
 *
 * @param {Record<string, string>} inputs
 * @param {string} workspace
 */
function inputEnvironment(inputs, workspace) {
  const local = ['zip-file', 'source-dir']
  const isPath = (/** @type {string} */ name, /** @type {string} */ value) =>
    local.includes(name) || (name === 'configuration' && /^[\w.-]+\.ya?ml$/.test(value))
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      isPath(name, value) ? join(workspace, value) : value,
    ]),
  )
}

/** The SDK reads the environment of the process. @param {Record<string, string>} aws */
function enter(aws) {
  for (const name of Object.keys(process.env)) {
    if (/^(AWS|ACTIONS)_|_PROXY$/i.test(name)) delete process.env[name]
  }
  Object.assign(process.env, aws)
}

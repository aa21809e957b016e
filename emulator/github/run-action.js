import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { readActionFile } from './runner/action-file.js'
import { readCommandFiles } from './runner/command-files.js'
import { CANCEL_STEPS, runProcess } from './runner/run-process.js'
import { inputEnvironment, stepEnvironment, unexpectedInputs } from './runner/step-environment.js'
import { createStepFiles } from './runner/step-files.js'
import { StepLog } from './runner/step-log.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { ActionFile } from './runner/action-file.js' */
/** @import { CommandFiles } from './runner/command-files.js' */
/** @import { StepFiles } from './runner/step-files.js' */
/** @import { Annotation } from './runner/step-log.js' */

/**
 * @typedef {object} RunOptions
 * @property {string} actionDir where action.yml is
 * @property {Record<string, string>} [inputs] `with:` of the step
 * @property {Record<string, string>} [env] added to, and overriding, what a runner sets
 * @property {string} [workspace] GITHUB_WORKSPACE and working directory; an empty one of its own when absent
 * @property {string} [node] the Node that runs the action
 * @property {Record<string, string>} [expressions] values for `${{ }}` in defaults, e.g. `{'github.token': 't'}`
 * @property {AbortSignal} [signal] cancels the job
 * @property {{ interrupt: number, terminate: number }} [cancelSteps] milliseconds from SIGINT to SIGTERM to SIGKILL
 * @property {number} [timeout] milliseconds after which the process is killed and the run rejected
 * @property {(child: ChildProcess) => void} [onStart]
 */

/**
 * @typedef {object} RunOwnResult
 * @property {number | null} exitCode null where a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {'success' | 'failure' | 'cancelled'} conclusion of the step
 * @property {string} stdout raw
 * @property {string} stderr raw
 * @property {string} output both, raw, line by line as they came
 * @property {string} log as the page shows it: masked, commands obeyed; without its colors
 * @property {string} coloredLog the same with them
 * @property {Annotation[]} annotations
 * @property {string[]} masks values given to `add-mask`, in order
 * @property {number} milliseconds from start to exit, and to what it left being read
 */

/** @typedef {RunOwnResult & CommandFiles} RunResult */

/** `github.token`, unless a run says otherwise: an example of GitHub's documentation. */
export const JOB_TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'

/**
 * Runs an action as a runner runs a step of it, in an environment and in folders of its own.
 *
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export async function runAction(options) {
  const action = readActionFile(await readFile(join(options.actionDir, 'action.yml'), 'utf8'))
  const files = await createStepFiles()
  try {
    return await runStep(options, action, files)
  } finally {
    await files.remove()
  }
}

/**
 * @param {RunOptions} options
 * @param {ActionFile} action
 * @param {StepFiles} files
 * @returns {Promise<RunResult>}
 */
async function runStep(options, action, files) {
  const { inputs = {}, signal, env = {}, workspace = files.workspace } = options
  const log = logFor(action, inputs, env['RUNNER_DEBUG'] === '1')
  /** @type {string[]} */
  const raw = []
  const start = performance.now()
  const ended = await runProcess({
    node: options.node ?? process.execPath,
    main: resolve(options.actionDir, action.main),
    cwd: workspace,
    env: {
      ...stepEnvironment(files, resolve(workspace)),
      ...inputEnvironment(action, inputs, { 'github.token': JOB_TOKEN, ...options.expressions }),
      ...env,
    },
    onLine: (line) => {
      raw.push(line)
      log.accept(line)
    },
    signal,
    cancelSteps: options.cancelSteps ?? CANCEL_STEPS,
    timeout: options.timeout ?? 60_000,
    onStart: options.onStart,
  })
  // What a failed or cancelled step wrote is read all the same.
  const left = readCommandFiles(await files.read(), log)
  const failed = ended.exitCode !== 0 || left.fileErrors.length > 0
  return {
    ...ended,
    ...left,
    conclusion: signal?.aborted ? 'cancelled' : failed ? 'failure' : 'success',
    output: joinLines(raw),
    log: stripVTControlCharacters(joinLines(log.lines)),
    coloredLog: joinLines(log.lines),
    annotations: log.annotations,
    masks: log.masks,
    milliseconds: performance.now() - start,
  }
}

/**
 * A log that begins as the runner begins it: with what is wrong with the inputs.
 *
 * @param {ActionFile} action
 * @param {Record<string, string>} inputs
 * @param {boolean} debug
 * @returns {StepLog}
 */
function logFor(action, inputs, debug) {
  const log = new StepLog({ debug })
  const unexpected = unexpectedInputs(action, inputs)
  if (unexpected.length > 0) {
    const quote = (/** @type {string[]} */ names) => names.map((name) => `'${name}'`).join(', ')
    const valid = quote([...action.inputs.keys()])
    log.annotate('warning', `Unexpected input(s) ${quote(unexpected)}, valid inputs are [${valid}]`)
  }
  return log
}

/** @param {string[]} lines */
function joinLines(lines) {
  return lines.map((line) => `${line}\n`).join('')
}

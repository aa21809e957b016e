import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { runAction } from '../../../emulator/github/run-action.js'
import { actionDir } from '../programs/action-dir.js'
import { NODE } from '../programs/node.js'
import { withWorkspace } from './package.js'

/** @import { ClientOptions } from '../../../emulator/aws/client-environment.js' */
/** @import { RunResult } from '../../../emulator/github/run-action.js' */

/**
 * @typedef {object} Step
 * @property {Record<string, string>} inputs
 * @property {Record<string, string | Buffer>} [files] of the workspace
 * @property {ClientOptions} [client]
 * @property {Record<string, string>} [env]
 */

/**
 * Runs the action as a step of a job whose AWS is this endpoint.
 *
 * @param {{ url: string }} endpoint
 * @param {Step} step
 * @returns {Promise<RunResult>}
 */
export function runStep(endpoint, { inputs, files = {}, client = {}, env = {} }) {
  return withWorkspace(files, (workspace) =>
    runAction({
      actionDir: actionDir(),
      node: NODE,
      inputs,
      workspace,
      env: { ...clientEnvironment(endpoint, client), ...env },
    }),
  )
}

/**
 * The same for a step that must succeed.
 *
 * @param {{ url: string }} endpoint
 * @param {Step} step
 * @returns {Promise<Record<string, string>>} its outputs
 */
export async function deployed(endpoint, step) {
  const { conclusion, outputs, log } = await runStep(endpoint, step)
  if (conclusion !== 'success') throw new Error(`the step ended with ${conclusion}\n${log}`)
  return outputs
}

/**
 * And for one that must fail.
 *
 * @param {{ url: string }} endpoint
 * @param {Step} step
 * @returns {Promise<string>} what its error annotation says
 */
export async function refused(endpoint, step) {
  const { conclusion, annotations, log } = await runStep(endpoint, step)
  if (conclusion !== 'failure') throw new Error(`the step ended with ${conclusion}\n${log}`)
  return annotations.map(({ message }) => message).join('\n')
}

import { VARIABLE } from '../../scenarios/scenario.js'

/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { World } from '../../emulator/aws/world.js' */

/**
 * Whether a step showed what nobody may see: credentials, tokens, a function's environment, a presigned URL.
 *
 * @param {Pick<RunResult, 'output' | 'summary' | 'outputs' | 'masks'>} result
 * @param {World} world
 * @param {ReadonlySet<string>} before access keys that were known before the step
 * @returns {string | undefined}
 */
export function secretProblem({ output, summary, outputs, masks }, world, before) {
  const printed = output.replace(/^::add-mask::.*$/gm, '') + summary + JSON.stringify(outputs)
  const shown = [VARIABLE.name, VARIABLE.value].find((text) => printed.includes(text))
  if (shown !== undefined) return `shows ${shown} of the function`
  const other = /X-Amz-(Signature|Security-Token)|eyJ[\w-]+\.eyJ/.exec(printed)
  if (other !== null) return `shows ${other[0]}`
  for (const { accessKeyId, secretAccessKey, sessionToken, arn } of world.credentials.values()) {
    for (const secret of [secretAccessKey, sessionToken].filter((own) => own !== undefined)) {
      if (printed.includes(secret)) return `shows a secret of ${arn}`
      if (!before.has(accessKeyId) && !masks.includes(secret)) return `does not mask a secret of ${arn}`
    }
  }
  return undefined
}

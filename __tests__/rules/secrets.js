import { VARIABLE } from '../../scenarios/scenario.js'

/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { World } from '../../emulator/aws/world.js' */

/** @typedef {Pick<RunResult, 'output' | 'summary' | 'outputs' | 'masks'>} Shown */

const TOKEN = /eyJ[\w-]+\.eyJ/

/** A value as it is, as JSON and HTML escape it, and each of its lines. @param {string} value */
function formsOf(value) {
  const html = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')
  return [
    value,
    html,
    JSON.stringify(value).slice(1, -1),
    ...value.split('\n').filter((line) => line.length > 3),
  ]
}

/** @param {Shown} result */
const printedBy = ({ output, summary, outputs }) =>
  output.replace(/^::add-mask::.*$/gm, '') + summary + JSON.stringify(outputs)

/**
 * Whether a step showed what nobody may see, wherever it ran: a token, a function's environment, a presigned URL.
 *
 * @param {Shown} result
 * @param {{ oidc?: boolean, hides?: readonly string[] }} step
 * @returns {string | undefined}
 */
export function printedProblem(result, { oidc = false, hides = [] }) {
  const printed = printedBy(result)
  const shown = [VARIABLE.name, VARIABLE.value].find((text) => printed.includes(text))
  if (shown !== undefined) return `shows ${shown} of the function`
  const value = hides.flatMap(formsOf).find((text) => printed.includes(text))
  if (value !== undefined) return `shows the value of a variable: ${value}`
  const other = /X-Amz-(Signature|Security-Token)/.exec(printed) ?? TOKEN.exec(printed)
  if (other !== null) return `shows ${other[0]}`
  return oidc && !result.masks.some((mask) => TOKEN.test(mask)) ? 'does not mask the token' : undefined
}

/**
 * Whether a step showed credentials of a world, or left unmasked those that it got there.
 *
 * @param {Shown} result
 * @param {World} world
 * @param {ReadonlySet<string>} before access keys that were known before the step
 * @returns {string | undefined}
 */
export function secretProblem(result, world, before) {
  const printed = printedBy(result)
  for (const { accessKeyId, secretAccessKey, sessionToken, arn } of world.credentials.values()) {
    for (const secret of [secretAccessKey, sessionToken].filter((own) => own !== undefined)) {
      if (printed.includes(secret)) return `shows a secret of ${arn}`
      if (!before.has(accessKeyId) && !result.masks.includes(secret))
        return `does not mask a secret of ${arn}`
    }
  }
  return undefined
}

import { pathToFileURL } from 'node:url'

/** @import { Answer } from '../../emulator/aws/lambda/invoke.js' */

/** A module is loaded once for each address. */
let loads = 0

/**
 * How a function answers: it is run, here, since the local endpoint runs none.
 *
 * @param {string} file with its `handler`
 * @param {string} payload JSON
 * @returns {Promise<Answer>}
 */
export async function answerOf(file, payload) {
  loads += 1
  const url = pathToFileURL(file).href
  const { handler } = await import(`${url}?${loads}`)
  try {
    return { payload: await handler(JSON.parse(payload)) }
  } catch (thrown) {
    const { name: type, message, stack = '' } = /** @type {Error} */ (thrown)
    const [first = '', at = ''] = stack.split('\n')
    const place = at.replace(/file:.*?([^/]+\.mjs)\?\d+/, 'file:///var/task/$1')
    return { error: { type, message }, log: `${first}\n${place}` }
  }
}

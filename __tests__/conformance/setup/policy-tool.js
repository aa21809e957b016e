import { join } from 'node:path'
import { ROOT } from '../programs/cache.js'
import { mustRun } from '../programs/run.js'

/**
 * What `npm run policy` prints.
 *
 * @param {readonly string[]} words each `name=value`
 * @param {string} [form]
 * @returns {Promise<any>} the two policies of a role; in another form the text
 */
export async function policyTool(words, form) {
  const as = form === undefined ? [] : ['--as', form]
  const printed = await mustRun(process.execPath, [join(ROOT, 'tools/policy/main.js'), ...as, ...words])
  if (form !== undefined) return printed
  const { permissions, trust } = JSON.parse(printed)
  return { permissions, trust }
}

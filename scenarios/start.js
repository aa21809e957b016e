import { FUNCTION } from './scenario.js'

/** @import { FunctionStart, Start } from './scenario.js' */

/** The inputs that every scenario has. */
export const TARGET = { 'function-name': FUNCTION, 'version-description': 'the new one' }
export const ZIP = { ...TARGET, 'zip-file': 'function.zip' }

/** A function that was never published. @param {FunctionStart} [more] @returns {Start} */
export const unpublished = (more) => ({ fn: { ...more } })

/** A function whose alias serves its one version. @param {FunctionStart} [more] @returns {Start} */
export const released = (more) => ({
  fn: { versions: [{ description: 'the old one' }], aliases: { live: { version: '1' } }, ...more },
})

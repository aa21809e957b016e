import { differenceOf } from './difference.js'

/** @import { State } from '../stand-ins/local-world.js' */

/**
 * Whether a step calls what it reached by its name, whatever went wrong: the status in `results` is held
 * against what has become of the function.
 *
 * @param {State} before
 * @param {State} after
 * @param {string | undefined} results the output
 * @returns {string | undefined} what is wrong
 */
export function statusProblem(before, after, results) {
  /** @type {Result[]} */
  const all = JSON.parse(results ?? '[{}]')
  return all.map((result) => resultProblem(before, after, result)).find((problem) => problem !== undefined)
}

/** @typedef {{ status?: string, changed?: boolean, 'function-name'?: string }} Result */

/**
 * @param {State} before
 * @param {State} after
 * @param {Result} result
 */
function resultProblem(before, after, result) {
  const { status, changed, 'function-name': name } = result
  const change = differenceOf(effectOf(before, name), effectOf(after, name))
  switch (status) {
    case 'failed':
    case 'unchanged':
    case 'planned':
      return change && `says "${status}", but ${change}`
    case 'deployed':
      // The same code was sent again, where nothing tells its hash beforehand.
      if (changed === false) return undefined
      return change === undefined ? 'says "deployed", but nothing was changed' : undefined
    case 'incomplete':
      return undefined
    default:
      return `results tell no status: ${JSON.stringify(result)}`
  }
}

/**
 * What callers of a function could notice; an update that was abandoned is none of it.
 *
 * @param {State} state
 * @param {string | undefined} of its name; all where nothing names one
 */
function effectOf({ functions }, of) {
  return functions
    .filter(({ name }) => of === undefined || name === of)
    .map(({ code, architectures, settings, versions, aliases }) => ({
      code,
      architectures,
      settings,
      versions: versions.map(({ version }) => version),
      aliases,
    }))
}

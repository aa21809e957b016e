/**
 * Where a part answers otherwise than AWS: both answers are asserted, and the fact that decides is told.
 *
 * @typedef {object} Difference
 * @property {string} part
 * @property {string} fact what AWS does, and where that is written
 */

/** @type {Map<string, Difference>} */
const NOTED = new Map()

/**
 * The answer to expect of a part.
 *
 * @template T
 * @param {{ name: string }} part
 * @param {{ aws: T, moto: T, fact: string }} answers
 * @returns {T}
 */
export function answerOf({ name }, { aws, moto, fact }) {
  NOTED.set(fact, { part: 'moto', fact })
  return name === 'moto' ? moto : aws
}

/** Prints every difference that a run met. */
export function printDifferences() {
  for (const { part, fact } of NOTED.values()) console.log(`differs ${part}: ${fact}`)
}

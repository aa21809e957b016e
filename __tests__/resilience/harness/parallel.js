/**
 * A part of a check, for a process of its own.
 *
 * @typedef {object} Shard
 * @property {string} action directory of the action: its action.yml, dist and src
 * @property {number} index from 0
 * @property {number} of
 * @property {string} [only] name of the one scenario or pair that is run
 */

/**
 * @template {{ name: string }} T
 * @param {readonly T[]} all
 * @param {Shard} shard
 */
export const partOf = (all, { index, of, only }) =>
  all.filter(({ name }) => only === undefined || only === name).filter((_, at) => at % of === index)

/**
 * Works on a few at a time.
 *
 * @template T
 * @param {readonly T[]} all
 * @param {number} atOnce
 * @param {(one: T) => Promise<void>} work
 */
export async function inParallel(all, atOnce, work) {
  const waiting = [...all]
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

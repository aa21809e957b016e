/**
 * The first error in the results of a step; empty where there is none.
 *
 * @param {Readonly<Record<string, string | undefined>>} outputs
 * @returns {string}
 */
export function errorIn({ results = '[]' }) {
  /** @type {{ error?: string }[]} */
  const all = JSON.parse(results)
  return all.find(({ error }) => error !== undefined)?.error ?? ''
}

/**
 * Where two values differ, in a line; undefined where they are the same.
 *
 * @param {unknown} wanted
 * @param {unknown} found
 * @param {string} [path]
 * @returns {string | undefined}
 */
export function differenceOf(wanted, found, path = 'state') {
  if (Object.is(wanted, found)) return undefined
  const both = [wanted, found].every((value) => typeof value === 'object' && value !== null)
  if (!both) return `${path} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`
  const one = Object(wanted)
  const other = Object(found)
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = differenceOf(one[key], other[key], `${path}.${key}`)
    if (difference !== undefined) return difference
  }
  return undefined
}

/** Whether two or fewer letters are wrong, too many or missing. */
export function isMisspelling(given: string, right: string): boolean {
  return given === right || (right.length >= 5 && distance(given, right) <= 2)
}

/**
 * The name that was meant, whatever the case of its letters: the only one, the one that begins so, or the one with the
 * smallest share of other letters, if that is at most a half.
 */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const [only, ...others] = names
  if (others.length === 0) return only
  const letters = given.toLowerCase()
  const longer = letters.length < 3 ? undefined : names.find((name) => name.toLowerCase().startsWith(letters))
  if (longer !== undefined) return longer
  const changes = (name: string) =>
    distance(letters, name.toLowerCase()) / Math.max(given.length, name.length)
  const [best] = names.toSorted((one, other) => changes(one) - changes(other))
  return best !== undefined && changes(best) <= 0.5 ? best : undefined
}

/** How many letters have to be added, taken away or replaced to make one text of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, own] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === own ? 0 : 1)
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** Whether two or fewer letters are wrong, too many or missing. */
export function isMisspelling(given: string, right: string): boolean {
  return given === right || (right.length >= 5 && distance(given, right) <= 2)
}

/** The name with the smallest share of other letters, whatever their case; undefined where there is no name. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const changes = (name: string) =>
    distance(given.toLowerCase(), name.toLowerCase()) / Math.max(given.length, name.length)
  return names.toSorted((one, other) => changes(one) - changes(other))[0]
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

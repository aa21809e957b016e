/** So many lines are shown; of more, only how many there are. */
const SHOWN = 10

/** A line for each, for an error text or a warning. */
export function bulletList(items: readonly string[]): string {
  const lines = items.slice(0, SHOWN).map((item) => `- ${item}`)
  if (items.length > SHOWN) lines.push(`- and ${items.length - SHOWN} more`)
  return lines.join('\n')
}

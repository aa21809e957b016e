/**
 * Enumerates schedules. Each run of `play` tells who could have gone at every step, and every choice not
 * taken becomes a schedule of its own. Since a schedule that ends lets the one go on who went last, each
 * choice not taken is one more switch between the runs: those with fewest switches come first.
 *
 * @param {(schedule: readonly string[]) => Promise<{ choices: { actor: string, open: string[] }[], served: string[] }>} play
 * @param {number} most distinct interleavings
 * @returns {Promise<{ distinct: number, complete: boolean }>}
 */
export async function explore(play, most) {
  /** @type {string[][]} */
  const open = [[]]
  /** @type {Set<string>} */
  const seen = new Set()
  let plays = 0
  while (open.length > 0 && seen.size < most && plays < 2 * most) {
    const schedule = open.shift() ?? []
    plays += 1
    const { choices, served } = await play(schedule)
    seen.add(served.join(' '))
    for (let at = schedule.length; at < choices.length; at += 1) {
      const before = choices.slice(0, at).map(({ actor }) => actor)
      for (const other of choices[at]?.open ?? []) {
        if (other !== choices[at]?.actor) open.push([...before, other])
      }
    }
  }
  return { distinct: seen.size, complete: open.length === 0 }
}

import { explore } from './explore.js'

/** Two runs of two steps each: whoever is not through may go. */
async function play(schedule: readonly string[]) {
  const left: Record<string, number> = { a: 2, b: 2 }
  const choices: { actor: string; open: string[] }[] = []
  for (;;) {
    const open = Object.keys(left).filter((actor) => (left[actor] ?? 0) > 0)
    const [first] = open
    if (first === undefined) return { choices, served: choices.map(({ actor }) => actor) }
    const planned = schedule[choices.length] ?? choices.at(-1)?.actor ?? first
    const actor = open.includes(planned) ? planned : first
    left[actor] = (left[actor] ?? 0) - 1
    choices.push({ actor, open })
  }
}

test('every order of two runs of two steps is found, once each', async () => {
  const seen: string[] = []
  const { distinct, complete } = await explore(async (schedule) => {
    const played = await play(schedule)
    seen.push(played.served.join(''))
    return played
  }, 100)
  expect(complete).toBe(true)
  expect(distinct).toBe(6)
  expect([...seen].sort()).toEqual(['aabb', 'abab', 'abba', 'baab', 'baba', 'bbaa'])
})

test('orders with few switches come first, and no more than asked for', async () => {
  const seen: string[] = []
  const { distinct, complete } = await explore(async (schedule) => {
    const played = await play(schedule)
    seen.push(played.served.join(''))
    return played
  }, 2)
  expect({ distinct, complete }).toEqual({ distinct: 2, complete: false })
  expect(seen).toEqual(['aabb', 'bbaa'])
})

import fc from 'fast-check'
import { RateLimiter, RequestRate } from '../../../src/aws/rate-limiter.ts'
import { Deadline } from '../../../src/deadline.ts'
import { Agenda } from '../agenda.ts'
import { createHost } from '../host.ts'

const NEVER = new AbortController().signal
const deadlineOn = (agenda: Agenda, limitMs = 600_000, signal = NEVER) =>
  new Deadline(limitMs, agenda, signal, () => 0.5)

/** When each of so many requests was let through. */
async function sendAll(agenda: Agenda, rate: RequestRate, count: number): Promise<number[]> {
  const times: number[] = []
  const work = Array.from({ length: count }, async () => {
    await rate.take(deadlineOn(agenda))
    times.push(agenda.now())
  })
  await agenda.run(Promise.all(work))
  return times
}

test.each([
  ['UpdateFunctionCode', 15, 60],
  ['GetFunction', 100, 400],
])('%s: never more than %i within any second, and hardly fewer', async (operation, quota, count) => {
  const agenda = new Agenda()
  const times = await sendAll(agenda, new RateLimiter(agenda).rateOf(operation), count)
  for (const [index, time] of times.entries()) {
    expect((times[index + quota] ?? Number.POSITIVE_INFINITY) - time).toBeGreaterThanOrEqual(1000)
  }
  expect((times.at(-1) ?? 0) / 1000).toBeLessThan((1.3 * count) / quota)
})

test('what was sent long ago counts no more', async () => {
  const agenda = new Agenda()
  const rate = new RequestRate({ perSecond: 10, atOnce: 3 }, agenda)
  expect(await sendAll(agenda, rate, 4)).toEqual([0, 0, 0, 100])
  await agenda.run(agenda.sleep(10_000))
  expect(await sendAll(agenda, rate, 4)).toEqual([10_100, 10_100, 10_100, 10_200])
})

test('a throttled step slows down, once a second, and recovers', async () => {
  const agenda = new Agenda()
  const rate = new RequestRate({ perSecond: 10, atOnce: 1 }, agenda)
  for (let round = 0; round < 5; round++) rate.throttled()
  // 7 a second instead of 10, and rising by one each second.
  const times = await sendAll(agenda, rate, 60)
  expect(times.filter((time) => time < 1000)).toHaveLength(7)
  expect(times.filter((time) => time >= 5000 && time < 6000)).toHaveLength(10)
})

test('however often it is throttled, something is sent', async () => {
  const agenda = new Agenda()
  const rate = new RequestRate({ perSecond: 10, atOnce: 1 }, agenda)
  for (let second = 0; second < 30; second++) {
    rate.throttled()
    await agenda.run(agenda.sleep(1000))
  }
  const [first = 0] = await sendAll(agenda, rate, 1)
  expect(first - 30_000).toBeLessThanOrEqual(1000)
})

test('whoever asks first is first, whatever order they wake in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(300), { minLength: 2, maxLength: 30 }), async (starts) => {
      const agenda = new Agenda()
      const rate = new RequestRate({ perSecond: 10, atOnce: 2 }, agenda)
      const asked: number[] = []
      const let_through: number[] = []
      const work = starts.map(async (start, request) => {
        await agenda.sleep(start)
        asked.push(request)
        await rate.take(deadlineOn(agenda))
        let_through.push(request)
      })
      await agenda.run(Promise.all(work))
      expect(let_through).toEqual(asked)
    }),
  )
})

test('a wait ends with the deadline, and at once with the job', async () => {
  const agenda = new Agenda()
  const rate = new RequestRate({ perSecond: 1, atOnce: 1 }, agenda)
  await rate.take(deadlineOn(agenda))
  await agenda.run(rate.take(deadlineOn(agenda, 300)))
  expect(agenda.now()).toBe(300)

  const { signal, cancel } = createHost()
  const cancelled = expect(rate.take(deadlineOn(agenda, 60_000, signal))).rejects.toBe('cancelled')
  cancel('cancelled')
  await cancelled
  expect(agenda.now()).toBe(300)
})

/** The quota of an account, as the endpoint has it. */
class Quota {
  readonly #agenda: Agenda
  readonly #perSecond: number
  #tokens: number
  #at = 0
  throttled = 0

  constructor(agenda: Agenda, perSecond: number) {
    this.#agenda = agenda
    this.#perSecond = perSecond
    this.#tokens = perSecond
  }

  allows(): boolean {
    const now = this.#agenda.now()
    this.#tokens = Math.min(this.#perSecond, this.#tokens + ((now - this.#at) * this.#perSecond) / 1000)
    this.#at = now
    if (this.#tokens >= 1) {
      this.#tokens -= 1
      return true
    }
    this.throttled += 1
    return false
  }
}

test.each([1, 2, 3])('%i steps beside each other share a quota, and none starves', async (steps) => {
  const agenda = new Agenda()
  const quota = new Quota(agenda, 15)
  const COUNT = 200
  let seed = 1
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const ends: number[] = []
  const step = async () => {
    const rate = new RateLimiter(agenda).rateOf('UpdateFunctionCode')
    // Fifty targets at a time, each with its retries as requests have them.
    const target = async () => {
      for (let sent = 0; sent < COUNT / 50; sent++) {
        for (let attempt = 0; ; attempt++) {
          await rate.take(deadlineOn(agenda))
          await agenda.sleep(50)
          if (quota.allows()) break
          rate.throttled()
          await agenda.sleep(Math.min(200 * 2 ** attempt, 5000) * (0.8 + 0.4 * random()))
        }
      }
    }
    await Promise.all(Array.from({ length: 50 }, target))
    ends.push(agenda.now())
  }
  await agenda.run(Promise.all(Array.from({ length: steps }, step)))
  const allowed = ((COUNT * steps - 15) / 15) * 1000
  expect(Math.max(...ends)).toBeLessThan(1.3 * allowed)
  expect(Math.min(...ends)).toBeGreaterThan(0.6 * Math.max(...ends))
  expect(quota.throttled).toBeLessThan(0.35 * COUNT * steps)
})

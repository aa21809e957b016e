import { realClock } from '../../../src/real-clock.ts'

test('a sleep takes as long as it says', async () => {
  const start = realClock.now()
  await realClock.sleep(20)
  expect(realClock.now() - start).toBeGreaterThanOrEqual(19)
})

test('an abort ends a sleep at once, with its reason', async () => {
  const cancellation = new AbortController()
  const reason = new Error('cancelled')
  const sleeping = realClock.sleep(60_000, cancellation.signal)
  cancellation.abort(reason)
  await expect(sleeping).rejects.toBe(reason)
})

test('nobody falls asleep after an abort', async () => {
  const reason = new Error('cancelled')
  await expect(realClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason)
})

import fc from 'fast-check'
import { pollingDelay } from '../../../src/deploy/polling-delay.ts'

/** When looks happen, in milliseconds, if every look takes `latency`. */
function looks(until: number, latency: number): number[] {
  const times: number[] = []
  for (let at = 0, look = 0; ; look++) {
    at += pollingDelay(look, at)
    if (at > until) return times
    times.push(at)
    at += latency
  }
}

test('there are at most 16 looks in 4 s and 90 in 2 min', () => {
  expect(looks(4_000, 0).length).toBeLessThanOrEqual(16)
  expect(looks(120_000, 0).length).toBeLessThanOrEqual(90)
})

test('in the first 4 s no pause is longer than 350 ms, and the first look comes soon', () => {
  fc.assert(
    fc.property(fc.nat(16), fc.nat(4_000), (look, elapsed) => {
      expect(pollingDelay(look, elapsed)).toBeLessThanOrEqual(350)
    }),
  )
  expect(pollingDelay(0, 0)).toBeLessThanOrEqual(150)
})

test('a pause is never shorter than the first, nor longer than 2.5 s', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(7_200_000), (look, elapsed) => {
      expect(pollingDelay(look, elapsed)).toBeGreaterThanOrEqual(120)
      expect(pollingDelay(look, elapsed)).toBeLessThanOrEqual(2_500)
    }),
  )
})

test('whatever a look takes, a state is noticed late by a tenth of the wait, or 350 ms', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 120_000 }), (latency, settled) => {
      const noticed = looks(200_000, latency).find((at) => at >= settled) ?? Number.POSITIVE_INFINITY
      expect(noticed - settled).toBeLessThanOrEqual(Math.max(350, settled / 10) + latency)
    }),
  )
})

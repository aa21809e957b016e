import { Deadline } from '../../src/deadline.ts'
import { FakeClock } from './host.ts'

let clock: FakeClock
let cancellation: AbortController
const deadline = (ms: number, random = () => 0.5) => new Deadline(ms, clock, cancellation.signal, random)

beforeEach(() => {
  clock = new FakeClock()
  cancellation = new AbortController()
})

test('what is left goes down with the clock, and never below nothing', () => {
  const step = deadline(10_000)
  clock.pass(4_000)
  expect(step.remainingMs).toBe(6_000)
  clock.pass(60_000)
  expect(step.remainingMs).toBe(0)
})

test('a pause ends with the time', async () => {
  const step = deadline(1_000)
  await step.pause(60_000)
  expect(clock.sleeps).toEqual([1_000])
})

test('a shorter one ends with the whole one at the latest', () => {
  const step = deadline(10_000)
  const optional = step.atMost(5_000)
  clock.pass(8_000)
  expect(optional.remainingMs).toBe(0)
  expect(step.atMost(5_000).remainingMs).toBe(2_000)
})

test.each([
  [0, 800],
  [0.5, 1_000],
  [0.999, 1_200],
])('pauses differ by a fifth: random %d makes %d ms of a second', (random, ms) => {
  expect(deadline(60_000, () => random).jittered(1_000)).toBeCloseTo(ms, -1)
})

test('a request has the time that is left, its own limit, or a few seconds at the very end', () => {
  const step = deadline(60_000)
  expect(step.requestMs()).toBe(60_000)
  expect(step.requestMs(30_000)).toBe(30_000)
  clock.pass(60_000)
  expect(step.requestMs(30_000)).toBe(3_000)
})

test('cancelling ends pauses and requests at once', async () => {
  const step = deadline(60_000)
  const signal = step.signal()
  cancellation.abort(new Error('cancelled'))
  expect(signal.aborted).toBe(true)
  await expect(step.pause(1_000)).rejects.toThrow('cancelled')
})

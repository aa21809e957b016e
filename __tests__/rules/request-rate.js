/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
import { functionOf } from './requests.js'

/**
 * Nearly all of Lambda's control plane shares 15 requests a second in an account and Region, and GetFunction has a quota
 * of its own (Lambda quotas). A step needs no more than 15 of all together for each of its functions.
 */
const MOST_A_SECOND = 15

/** Notes when requests to Lambda arrive, on the clock of the run. @param {{ now(): number }} clock */
export function watchRate(clock) {
  /** @type {{ at: number, operation: string, fn: string | undefined }[]} */
  const seen = []
  const sharedOf = () => seen.filter(({ operation }) => operation !== 'GetFunction')
  const functions = () => [...new Set(seen.map(({ fn }) => fn))]
  return {
    /** @param {RequestRecord} record */
    note: (record) => {
      const { service, operation } = record
      if (service === 'lambda') seen.push({ at: clock.now(), operation, fn: functionOf(record) })
    },
    /** What is wrong, if ever more requests were sent within a second than the quota allows. */
    problem: () =>
      [sharedOf(), ...functions().map((name) => seen.filter(({ fn }) => fn === name))]
        .map((requests) => tooMany(requests.map(({ at }) => at)))
        .find((problem) => problem !== undefined),
  }
}

/** @param {readonly number[]} times */
function tooMany(times) {
  const at = times.find(
    (time, index) => (times[index + MOST_A_SECOND] ?? Number.POSITIVE_INFINITY) < time + 1000,
  )
  return at === undefined
    ? undefined
    : `sends more than ${MOST_A_SECOND} requests within a second, from ${at} ms on`
}

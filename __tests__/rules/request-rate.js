/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */

/** Nearly all of Lambda's control plane shares 15 requests a second in an account and Region (Lambda quotas). */
const MOST_A_SECOND = 15

/** Notes when requests to Lambda arrive, on the clock of the run. @param {{ now(): number }} clock */
export function watchRate(clock) {
  /** @type {number[]} */
  const times = []
  return {
    /** @param {RequestRecord} record */
    note: ({ service }) => {
      if (service === 'lambda') times.push(clock.now())
    },
    /** What is wrong, if ever more requests were sent within a second than the quota allows. */
    problem: () => {
      const at = times.find(
        (time, index) => (times[index + MOST_A_SECOND] ?? Number.POSITIVE_INFINITY) < time + 1000,
      )
      return at === undefined
        ? undefined
        : `sends more than ${MOST_A_SECOND} requests within a second, from ${at} ms on`
    },
  }
}

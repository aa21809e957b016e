import { ServiceError } from '../service-error.js'

/**
 * Requests a second to the control plane in an account and Region; GetFunction has a quota of its own
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
const PER_SECOND = { getFunction: 100, others: 15 }

/** Throttles as Lambda does, on the clock of its world. */
export class Quota {
  /** @type {Map<string, { tokens: number, at: number }>} */
  #buckets = new Map()
  #now

  /** @param {() => number} now milliseconds */
  constructor(now) {
    this.#now = now
  }

  /**
   * @param {string} operation
   * @param {{ account: string, region: string }} place
   */
  take(operation, { account, region }) {
    const kind = operation === 'GetFunction' ? 'getFunction' : 'others'
    const perSecond = PER_SECOND[kind]
    const key = `${account} ${region} ${kind}`
    const now = this.#now()
    const { tokens, at } = this.#buckets.get(key) ?? { tokens: perSecond, at: now }
    const there = Math.min(perSecond, tokens + ((now - at) * perSecond) / 1000)
    this.#buckets.set(key, { tokens: there < 1 ? there : there - 1, at: now })
    if (there < 1) throw tooManyRequests()
  }
}

/** As recorded, with the members of the API reference. */
const tooManyRequests = () =>
  new ServiceError(429, 'TooManyRequestsException', 'Rate Exceeded.', {
    members: { Type: 'User', Reason: 'CallerRateLimitExceeded' },
  })

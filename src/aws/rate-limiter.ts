import type { Clock } from '../clock.ts'
import type { Deadline } from '../deadline.ts'

/**
 * Requests a second to Lambda's control plane in an account and Region: GetFunction has 100, nearly
 * everything else shares 15 (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 * With what is sent at once this stays below them in any second.
 */
const GET_FUNCTION = { perSecond: 88, atOnce: 10 }
const ALL_OTHERS = { perSecond: 13, atOnce: 2 }

/** Other jobs share the quota: a rate that is too high for all of them falls to this part of itself. */
const BACK_OFF = 0.7
/** Answers to what was sent at the old rate do not lower it once more. */
const BACK_OFF_EVERY_MS = 1_000
const LOWEST_PER_SECOND = 1
const LOOK_AGAIN_MS = 500
/** By how much a rate that was lowered rises again, in requests a second, each second. */
const RECOVERY_PER_SECOND = 1

/** Keeps the requests of a step to Lambda in one Region below its quotas. */
export class RateLimiter {
  readonly #getFunction: RequestRate
  readonly #others: RequestRate

  constructor(clock: Clock) {
    this.#getFunction = new RequestRate(GET_FUNCTION, clock)
    this.#others = new RequestRate(ALL_OTHERS, clock)
  }

  /** @param operation of the API, e.g. `GetFunction` */
  rateOf(operation: string): RequestRate {
    return operation === 'GetFunction' ? this.#getFunction : this.#others
  }
}

/** One quota: a token bucket whose rate gives way when Lambda throttles, and recovers with time. */
export class RequestRate {
  readonly #clock: Clock
  readonly #most: number
  readonly #atOnce: number
  /** In the order in which they asked. */
  readonly #waiting: symbol[] = []
  #perSecond: number
  /** Requests that may be sent now; below zero where some were sent because their time was up. */
  #tokens: number
  #countedAt: number
  #loweredAt = Number.NEGATIVE_INFINITY

  /** @param quota how many a second, and how many of them without any pause */
  constructor({ perSecond, atOnce }: { perSecond: number; atOnce: number }, clock: Clock) {
    this.#clock = clock
    this.#most = perSecond
    this.#atOnce = atOnce
    this.#perSecond = perSecond
    this.#tokens = atOnce
    this.#countedAt = clock.now()
  }

  /**
   * Waits for its turn, first come first served; not beyond the deadline, when it is sent all the same.
   *
   * @throws the reason of the cancellation, as soon as it comes
   */
  async take(deadline: Deadline): Promise<void> {
    const ticket = Symbol('request')
    this.#waiting.push(ticket)
    try {
      for (
        let wait = this.#waitMs(ticket);
        wait > 0 && deadline.remainingMs > 0;
        wait = this.#waitMs(ticket)
      ) {
        await deadline.pause(wait)
      }
      this.#tokens -= 1
    } finally {
      this.#waiting.splice(this.#waiting.indexOf(ticket), 1)
    }
  }

  /** Lambda throttled a request. */
  throttled(): void {
    this.#count()
    const now = this.#clock.now()
    if (now - this.#loweredAt < BACK_OFF_EVERY_MS) return
    this.#loweredAt = now
    this.#perSecond = Math.max(LOWEST_PER_SECOND, this.#perSecond * BACK_OFF)
    this.#tokens = Math.min(this.#tokens, 0)
  }

  #waitMs(ticket: symbol): number {
    this.#count()
    const missing = this.#waiting.indexOf(ticket) + 1 - this.#tokens
    if (missing <= 0) return 0
    // The rate may be another one before long.
    return Math.min(Math.ceil((1000 * missing) / this.#perSecond), LOOK_AGAIN_MS)
  }

  #count(): void {
    const now = this.#clock.now()
    const seconds = (now - this.#countedAt) / 1000
    this.#countedAt = now
    this.#tokens = Math.min(this.#atOnce, this.#tokens + seconds * this.#perSecond)
    this.#perSecond = Math.min(this.#most, this.#perSecond + seconds * RECOVERY_PER_SECOND)
  }
}

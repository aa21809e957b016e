import type { Clock } from './clock.ts'

/** A request that is sent when the time is nearly up gets this long. */
const LAST_REQUEST_MS = 3_000

/**
 * The time that a step has, counted from its start: everything that waits, repeats or asks is handed
 * the same one, so that no wait within it has a time of its own.
 */
export class Deadline {
  /** Aborts when the job is cancelled. */
  readonly cancelled: AbortSignal
  /** What the step was given, in milliseconds. */
  readonly limitMs: number
  readonly #clock: Clock
  readonly #random: () => number
  readonly #end: number

  /** @param random from 0 to below 1, for the jitter of pauses */
  constructor(limitMs: number, clock: Clock, cancelled: AbortSignal, random: () => number) {
    this.limitMs = limitMs
    this.cancelled = cancelled
    this.#clock = clock
    this.#random = random
    this.#end = clock.now() + limitMs
  }

  /** Milliseconds that are left; 0 once the time is up, or less than one is left. */
  get remainingMs(): number {
    const left = this.#end - this.#clock.now()
    return left < 1 ? 0 : left
  }

  /** Milliseconds since the step began. */
  get elapsedMs(): number {
    return this.limitMs - (this.#end - this.#clock.now())
  }

  /** A shorter one for what is worth less time: ends after `ms`, and with this one at the latest. */
  atMost(ms: number): Deadline {
    return new Deadline(Math.min(ms, this.remainingMs), this.#clock, this.cancelled, this.#random)
  }

  /** The same end, for work that another signal ends, too. */
  endingWith(signal: AbortSignal): Deadline {
    const cancelled = AbortSignal.any([this.cancelled, signal])
    return new Deadline(this.remainingMs, this.#clock, cancelled, this.#random)
  }

  /** Milliseconds to pause for about `ms`: jitter of a fifth keeps jobs of a matrix apart. */
  jittered(ms: number): number {
    return ms * (0.8 + 0.4 * this.#random())
  }

  /**
   * Pauses, but never beyond the end.
   *
   * @throws the reason of the cancellation, as soon as it comes
   */
  async pause(ms: number): Promise<void> {
    await this.#clock.sleep(Math.min(ms, this.remainingMs), this.cancelled)
  }

  /**
   * Milliseconds that one request may take. Even at the very end it gets a few seconds: what is the
   * case then is worth knowing.
   *
   * @param mostMs limit of this request alone
   */
  requestMs(mostMs = Number.POSITIVE_INFINITY): number {
    return Math.ceil(Math.min(mostMs, Math.max(this.remainingMs, LAST_REQUEST_MS)))
  }

  /** What ends one request: the cancellation, or a timeout after {@link requestMs}. */
  signal(mostMs?: number): AbortSignal {
    return AbortSignal.any([this.cancelled, AbortSignal.timeout(this.requestMs(mostMs))])
  }
}

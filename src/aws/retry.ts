import type { Deadline } from '../deadline.ts'
import type { Log } from '../host.ts'
import { ServiceError } from './service-error.ts'

/** How long a request may be repeated, and where that is said. */
export interface RetryContext {
  readonly deadline: Deadline
  readonly log: Log
}

/** How a request may be repeated. */
export interface RetryPolicy<T> {
  /**
   * Sending it twice does what sending it once does: it is repeated as often as the time allows. Any
   * other is repeated a few times only where nobody answers, since each of them may have been obeyed.
   */
  readonly idempotent: boolean
  /** It may never be obeyed twice: what may have been obeyed is final. */
  readonly onlyOnce?: boolean
  /** How long throttling is waited out, in milliseconds; else until the deadline. */
  readonly throttleLimitMs?: number
  /** Nothing has been heard of this service yet: a host that cannot be reached probably never can. */
  readonly firstRequest?: boolean
  /** Waits until what stands in the way is over; without it only time passes. */
  readonly onConflict?: () => Promise<unknown>
  /** After a request that may have been obeyed: what it would have answered, if it was. */
  readonly readBack?: () => Promise<T | undefined>
}

/** A request without an answer is sent this often if it is not idempotent, and so is one to a host never reached. */
const UNANSWERED_ATTEMPTS = 5
const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 5_000

/**
 * Sends a request until it is answered, within the deadline: conflicts and throttling are waited out,
 * broken connections and failing services according to its policy, anything else is final.
 *
 * @throws {ServiceError} the last one
 */
export async function retry<T>(
  send: () => Promise<T>,
  policy: RetryPolicy<T>,
  { deadline, log }: RetryContext,
): Promise<T> {
  const { throttleLimitMs = Number.POSITIVE_INFINITY } = policy
  const start = deadline.elapsedMs
  let unanswered = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      deadline.cancelled.throwIfAborted()
      if (!(error instanceof ServiceError)) throw error
      if (error.final || (policy.onlyOnce && error.reach === 'unknown')) throw error
      if (error.throttled && deadline.elapsedMs - start >= throttleLimitMs) throw error
      if (isCounted(error, policy)) unanswered += 1
      if (unanswered >= UNANSWERED_ATTEMPTS) return lastLook(error, policy)
      const { remainingMs } = deadline
      const delay = Math.max(
        Math.min(deadline.jittered(ownDelay(attempt)), remainingMs),
        (error.retryAfterSeconds ?? 0) * 1000,
      )
      // The last try comes right when the time is up, unless the service asks for longer.
      if (remainingMs === 0 || delay > remainingMs) return lastLook(error, policy)
      log.info(
        `  ${error.operation}: ${error.words} (${error.code}), trying again in ${(delay / 1000).toFixed(1)} s (attempt ${attempt + 1})`,
      )
      await deadline.pause(delay)
      if (error.conflict) await policy.onConflict?.()
      const applied = error.reach === 'unknown' ? await policy.readBack?.() : undefined
      if (applied !== undefined) return applied
    }
  }
}

/** The last request may have been obeyed as well as any before it. */
async function lastLook<T>(error: ServiceError, { readBack }: RetryPolicy<T>): Promise<T> {
  if (error.reach !== 'unknown') throw error
  const applied = await readBack?.().catch((cause: unknown) => {
    // What nobody could read says nothing more than the request itself.
    if (!(cause instanceof ServiceError)) throw cause
  })
  if (applied == null) throw error
  return applied
}

function isCounted<T>(error: ServiceError, { idempotent, firstRequest = false }: RetryPolicy<T>): boolean {
  if (error.conflict || error.throttled) return false
  return !idempotent || error.unreadable || (firstRequest && error.reach === 'unsent')
}

function ownDelay(attempt: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)
}

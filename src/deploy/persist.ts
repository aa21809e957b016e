import { ServiceError } from '../aws/service-error.ts'
import type { Host } from '../host.ts'

/** What may be done about a request that failed. */
export interface Persistence<T> {
  /** How long conflicts and throttling are borne, in milliseconds. */
  readonly timeoutMs: number
  /** Waits until what stands in the way is over; without it only time passes. */
  readonly onConflict?: () => Promise<unknown>
  /** After a request that may have been applied: what it would have answered, if it was. */
  readonly readBack?: () => Promise<T | undefined>
}

/** A broken connection or a failing service is borne this often; longer does not help. */
const UNANSWERED_ATTEMPTS = 5
const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 5_000

/**
 * Sends a request until it is answered: conflicts and throttling within the time allowed, broken
 * connections and failing services a few times, anything else never. Before a request that may
 * have been applied is repeated, its effect is read back.
 *
 * @throws {ServiceError} the last one
 */
export async function persist<T>(send: () => Promise<T>, how: Persistence<T>, host: Host): Promise<T> {
  const { clock, log, signal } = host
  const start = clock.now()
  let unanswered = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof ServiceError)) throw error
      const borne = error.conflict || error.throttled
      if (!borne) unanswered += 1
      const final = error.reach === 'refused' || error.untrusted || unanswered >= UNANSWERED_ATTEMPTS
      if (!borne && final) throw error
      const delay = delayAfter(error, attempt)
      if (clock.now() - start + delay > how.timeoutMs) throw error
      log.info(`${error.operation} failed (${error.code}: ${error.words}); again in ${delay / 1000} s.`)
      await clock.sleep(delay, signal)
      if (error.conflict) await how.onConflict?.()
      const applied = error.reach === 'unknown' ? await how.readBack?.() : undefined
      if (applied !== undefined) return applied
    }
  }
}

function delayAfter(error: ServiceError, attempt: number): number {
  const own = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)
  return Math.max(own, (error.retryAfterSeconds ?? 0) * 1000)
}

import type { Deadline } from '../deadline.ts'
import type { Log } from '../host.ts'
import { ServiceError } from './service-error.ts'

/** How long a request may be repeated, and where that is told. */
export interface Patience {
  readonly deadline: Deadline
  readonly log: Log
}

/** How a request may be repeated. */
export interface Repetition<T> {
  /**
   * `read`: as often as the time allows. `write`: a request that nobody answered is repeated a few
   * times only, since each of them may have been obeyed.
   */
  readonly kind: 'read' | 'write'
  /** Nothing has been heard of this service yet: a host that cannot be reached probably never can. */
  readonly firstContact?: boolean
  /** Waits until what stands in the way is over; without it only time passes. */
  readonly onConflict?: () => Promise<unknown>
  /** After a write that may have been obeyed: what it would have answered, if it was. */
  readonly readBack?: () => Promise<T | undefined>
}

/** A write without an answer is sent this often, and so is a request to a host never reached. */
const UNANSWERED_ATTEMPTS = 5
const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 5_000

/**
 * Sends a request until it is answered, within the deadline: conflicts and throttling are waited out,
 * broken connections and failing services according to the kind of request, anything else is final.
 *
 * @throws {ServiceError} the last one
 */
export async function retry<T>(
  send: () => Promise<T>,
  how: Repetition<T>,
  { deadline, log }: Patience,
): Promise<T> {
  let unanswered = 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await send()
    } catch (error) {
      deadline.cancelled.throwIfAborted()
      if (!(error instanceof ServiceError)) throw error
      if (error.final) throw error
      if (isCounted(error, how)) unanswered += 1
      if (unanswered >= UNANSWERED_ATTEMPTS) throw error
      const delay = Math.max(
        Math.min(deadline.jittered(ownDelay(attempt)), deadline.remainingMs),
        (error.retryAfterSeconds ?? 0) * 1000,
      )
      // The last try comes right when the time is up, unless the service asks for longer.
      if (deadline.remainingMs === 0 || delay > deadline.remainingMs) throw error
      log.info(
        `${error.operation}: ${error.words} (${error.code}), trying again in ${(delay / 1000).toFixed(1)} s`,
      )
      await deadline.pause(delay)
      if (error.conflict) await how.onConflict?.()
      const applied = error.reach === 'unknown' ? await how.readBack?.() : undefined
      if (applied !== undefined) return applied
    }
  }
}

function isCounted<T>(error: ServiceError, { kind, firstContact = false }: Repetition<T>): boolean {
  if (error.conflict || error.throttled) return false
  return kind === 'write' || error.unreadable || (firstContact && error.reach === 'unsent')
}

function ownDelay(attempt: number): number {
  return Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)
}

import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import { timeoutError } from '../timeout.ts'
import type { RequestRate } from './rate-limiter.ts'
import type { RequestLabel } from './request-log.ts'
import { type RetryContext, type RetryPolicy, retry } from './retry.ts'
import { type Sentence, ServiceError } from './service-error.ts'

/** A read that is not answered by then is asked again rather than waited for. */
export const READ_LIMIT_MS = 30_000

/** What only saves work or adds to the report is asked for no longer than this. */
export const OPTIONAL_LIMIT_MS = 10_000

/** What became of a write, as far as is known. */
export type WriteState =
  /** It was not sent, or it is certain that it was not obeyed. */
  | 'not sent'
  /** It was sent, and nobody answered: it may have been obeyed. */
  | 'unanswered'
  | 'accepted'

/** What a caller says of a read. */
export interface ReadOptions {
  /** What could not be done where it fails, as one sentence. */
  readonly failed?: Sentence | undefined
}

/** What a caller says of a write. */
export interface WriteOptions<T>
  extends ReadOptions,
    Pick<RetryPolicy<T>, 'onConflict' | 'readBack' | 'throttleLimitMs'> {
  /**
   * Told what became of it: `unanswered` before it is sent each time, so that whatever ends the run in
   * between, nobody says that nothing was changed.
   */
  readonly onState?: (state: WriteState) => void
}

/** One request: what it needs, how it may be repeated, and what is said of it. */
export interface Request<T> extends WriteOptions<T>, RetryPolicy<T> {
  /** e.g. `lambda:GetFunction`: the permission that it needs. */
  readonly operation: string
  /** ARN of what it is asked of, for advice on permissions. */
  readonly resource?: string | undefined
  /** Limit of each attempt, in milliseconds; else only the deadline limits it. */
  readonly attemptMs?: number
  /** What each attempt waits for, if it shares a quota with others. */
  readonly rate?: RequestRate | undefined
}

/** Sends a command of the SDK once. */
export type Attempt<T> = (options: RequestLabel & { readonly abortSignal: AbortSignal }) => Promise<T>

/** A member of an answer that nothing can be done without: an answer that lacks it cannot be read. */
export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined || value === '') throw new Error(`Deserialization error: no ${member}`)
  return value
}

/**
 * Sends one request of the SDK until it is answered, within the deadline.
 *
 * @throws {ServiceError} whatever went wrong, with the request's sentence; or the reason of the cancellation
 */
export async function send<T>(request: Request<T>, attempt: Attempt<T>, context: RetryContext): Promise<T> {
  const { onState, failed, rate } = request
  const { deadline } = context
  let mayBeObeyed = false
  let attempts = 0
  const attemptWithState = async () => {
    await rate?.take(deadline)
    onState?.('unanswered')
    attempts += 1
    try {
      return await sendOnce(request, attempt, deadline, attempts)
    } catch (error) {
      if (error instanceof ServiceError && error.status === 429) rate?.throttled()
      const unknown = error instanceof ServiceError && error.reach === 'unknown'
      mayBeObeyed ||= unknown || deadline.cancelled.aborted
      if (!mayBeObeyed) onState?.('not sent')
      throw error
    }
  }
  try {
    const answer = await retry(attemptWithState, request, context)
    onState?.('accepted')
    return answer
  } catch (error) {
    throw error instanceof ServiceError ? error.saying(failed) : error
  }
}

/**
 * Sends one request of the SDK once, within the deadline.
 *
 * @param attempts of this request, with this one
 * @throws {ServiceError} whatever went wrong, or the reason of the cancellation
 */
export async function sendOnce<T>(
  { operation, resource, attemptMs }: Pick<Request<T>, 'operation' | 'resource' | 'attemptMs'>,
  attempt: Attempt<T>,
  deadline: Deadline,
  attempts = 1,
): Promise<T> {
  const limit = deadline.requestMs(attemptMs)
  const abortSignal = deadline.signal(attemptMs)
  try {
    return await attempt({ abortSignal, operation, attempt: attempts })
  } catch (error) {
    deadline.cancelled.throwIfAborted()
    if (error instanceof DeployError) throw error
    throw new ServiceError(operation, abortSignal.aborted ? timeoutError(limit) : error, resource)
  }
}

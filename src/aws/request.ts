import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import { noAnswer } from '../within.ts'
import { ServiceError } from './service-error.ts'

/** A read that is not answered by then is asked again rather than waited for. */
export const READ_LIMIT_MS = 30_000

/** What only saves work or adds to the report is asked for no longer than this. */
export const OPTIONAL_LIMIT_MS = 10_000

/** One request, as it is told of when it fails. */
export interface Request {
  /** e.g. `lambda:GetFunction`: the permission that it needs. */
  readonly operation: string
  /** ARN of what it is asked of, for advice on permissions. */
  readonly resource?: string | undefined
  /** Limit of this request alone, in milliseconds. */
  readonly mostMs?: number
}

/**
 * Sends one request of the SDK, within the deadline.
 *
 * @throws {ServiceError} whatever went wrong, or the reason of the cancellation
 */
export async function request<T>(
  { operation, resource, mostMs }: Request,
  deadline: Deadline,
  send: (abortSignal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = deadline.requestMs(mostMs)
  const abortSignal = deadline.signal(mostMs)
  try {
    return await send(abortSignal)
  } catch (error) {
    deadline.cancelled.throwIfAborted()
    if (error instanceof DeployError) throw error
    throw new ServiceError(operation, abortSignal.aborted ? noAnswer(limit) : error, resource)
  }
}

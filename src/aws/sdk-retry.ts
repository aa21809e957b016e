import { type RetryContext, retry } from './retry.ts'
import { ServiceError } from './service-error.ts'

/** The part of the SDK's interface that it calls for each request. */
interface RetryStrategy {
  readonly mode: string
  retry<Input, Output extends object>(next: (args: Input) => Promise<Output>, args: Input): Promise<Output>
}

/**
 * Lets a client of the SDK repeat its requests as this action repeats reads: until the deadline. For
 * requests that the SDK makes by itself, as the parts of an upload, and that may be repeated freely.
 */
export function untilDeadline(operation: string, context: RetryContext): RetryStrategy {
  return {
    mode: 'standard',
    retry: async (next, args) => {
      const send = () =>
        next(args).catch((cause: unknown) => {
          throw new ServiceError(operation, cause)
        })
      try {
        return await retry(send, { idempotent: true }, context)
      } catch (error) {
        // Whoever made the request wraps it once more.
        throw error instanceof ServiceError ? (error.cause ?? error) : error
      }
    },
  }
}

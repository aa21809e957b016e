import { ServiceError } from '../aws/service-error.ts'
import type { Context } from './context.ts'

/**
 * Sends a write once. From before it is sent until it is answered, or certain not to have been obeyed,
 * it counts as unanswered: whatever ends the run in between, nobody can say that nothing was changed.
 */
export async function inDoubt<T>(
  unanswered: 'publishUnanswered' | 'aliasUnanswered',
  send: () => Promise<T>,
  { deadline, progress: { facts } }: Context,
): Promise<T> {
  const known = facts[unanswered] === true
  facts[unanswered] = true
  try {
    const answer = await send()
    facts[unanswered] = false
    return answer
  } catch (error) {
    if (!mayBeObeyed(error) && !deadline.cancelled.aborted) facts[unanswered] = known
    throw error
  }
}

/** Whether a write that failed may have been obeyed all the same. */
export function mayBeObeyed(error: unknown): boolean {
  return error instanceof ServiceError && error.reach === 'unknown'
}

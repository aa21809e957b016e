import type { Connection } from '../aws/connect.ts'
import type { Known } from '../aws/remedy.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { Plan } from '../plan/plan.ts'
import type { Progress } from './progress.ts'

/** What every step of a deployment works with. */
export interface Context {
  readonly plan: Plan
  readonly aws: Connection
  readonly host: Host
  readonly log: Host['log']
  readonly deadline: Deadline
  readonly progress: Progress
}

/** Says of a failed request what could not be done; every other error passes as it is. */
export async function explained<T>(
  what: string | ((error: ServiceError) => string),
  work: () => Promise<T>,
  known: Known = {},
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { explain } = await import('../aws/explain.ts')
    throw explain(error, typeof what === 'string' ? what : what(error), known)
  }
}

import type { Connection } from '../aws/connect.ts'
import { explain } from '../aws/explain.ts'
import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Host } from '../host.ts'
import type { Plan } from '../plan/plan.ts'
import { persist } from './persist.ts'
import type { Progress } from './progress.ts'

/** What every step of a deployment works with. */
export interface Scene {
  readonly plan: Plan
  readonly aws: Connection
  readonly host: Host
  readonly progress: Progress
}

/** Reads `$LATEST` or a version; reading may be repeated freely. */
export function readFunction({ plan, aws, host }: Scene, qualifier?: string): Promise<FunctionState> {
  return persist(() => aws.lambda.getFunction(qualifier), { timeoutMs: plan.waitTimeoutMs }, host)
}

/** Reads an alias; undefined where there is none. */
export function readAlias({ plan, aws, host }: Scene, name: string): Promise<AliasState | undefined> {
  return persist(() => aws.lambda.getAlias(name), { timeoutMs: plan.waitTimeoutMs }, host)
}

/** Says of a failed request what could not be done; every other error passes as it is. */
export async function explained<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof ServiceError ? explain(error, what) : error
  }
}

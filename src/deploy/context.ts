import type { Connection } from '../aws/connect.ts'
import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { TargetPlan } from '../plan/plan.ts'
import type { Progress } from './progress.ts'

/** What every step of a deployment works with. */
export interface Context {
  readonly plan: TargetPlan
  readonly aws: Connection
  readonly host: Host
  readonly log: Host['log']
  readonly deadline: Deadline
  readonly progress: Progress
}

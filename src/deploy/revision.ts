import type { FunctionState } from '../aws/function-state.ts'
import { DeployError } from '../errors.ts'
import type { TargetPlan } from '../plan/plan.ts'

/**
 * Refuses an update of a function that is not at the revision that the step insists on, before
 * anything is uploaded. The update itself carries the revision all the same, for what happens in between.
 */
export function refuseOtherRevision({ name, revisionId }: FunctionState, plan: TargetPlan): void {
  if (plan.revisionId === undefined || revisionId === undefined || plan.revisionId === revisionId) return
  throw new DeployError({
    what: `Function ${name} is not at the revision that \`revision-id\` names.`,
    why: `It is at ${revisionId}, and the step asks for ${plan.revisionId}.`,
    remedy: 'Something changed the function since: look at what it runs now, then run the step again.',
  })
}

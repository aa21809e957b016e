import type { FunctionState } from '../aws/function-state.ts'
import type { TargetPlan } from '../plan/plan.ts'

/**
 * Whether the function has exactly this code, on the architecture and with the key that are asked for.
 *
 * @param hash of the code; where it is not known, the answer is no
 */
export function hasCode(hash: string | undefined, now: FunctionState, plan: TargetPlan): boolean {
  const { architecture, kmsKeyArn } = plan
  return (
    hash === now.codeSha256 &&
    (architecture === undefined || architecture === now.architecture) &&
    (kmsKeyArn === undefined || now.sourceKmsKeyArn === null || kmsKeyArn === now.sourceKmsKeyArn) &&
    // An update that failed was abandoned: what runs is not what the hash says.
    now.lastUpdateStatus !== 'Failed' &&
    now.state !== 'Failed'
  )
}

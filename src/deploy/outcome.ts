import type { DeployError } from '../errors.ts'
import type { TargetPlan } from '../plan/plan.ts'
import { type Facts, isUpdateSent } from './facts.ts'
import type { Phase, Progress } from './progress.ts'

/** What a step came to, in one word. */
export type Status =
  | 'deployed'
  | 'unchanged'
  | 'planned'
  /** The function has new code or a new version, and it was not released. */
  | 'incomplete'
  /** Nothing was changed. */
  | 'failed'

/** Everything that a report says of one target. */
export interface Outcome {
  readonly status: Status
  /** Undefined where the inputs named no target, or nothing to deploy. */
  readonly plan: TargetPlan | undefined
  readonly facts: Facts
  readonly phases: readonly Phase[]
  /** Milliseconds that it took in all. */
  readonly elapsedMs: number
  /** The phase that was under way when the step failed. */
  readonly stoppedAt?: string | undefined
  /** The last state that an unfinished wait saw, in Lambda's words. */
  readonly lastSeen?: string | undefined
  readonly error?: DeployError | undefined
}

/** What a target came to, as far as it got. */
export function outcomeOf(
  plan: TargetPlan | undefined,
  progress: Progress,
  error: DeployError | undefined,
): Outcome {
  const { facts, phases, elapsedMs, current, lastSeen } = progress
  return {
    status: statusOf(facts, plan?.dryRun === true, error !== undefined),
    plan,
    facts,
    phases,
    elapsedMs,
    stoppedAt: error === undefined ? undefined : current,
    lastSeen,
    error,
  }
}

/** What becomes of a target that nothing was done for. */
export function untouched(plan: TargetPlan, error: DeployError): Outcome {
  const facts = { findings: [], update: 'not sent' } as const
  return { status: 'failed', plan, facts, phases: [], elapsedMs: 0, error }
}

/**
 * The one word for what was reached. An update that nobody answered counts as made: nobody may call
 * a function untouched that may have new code.
 */
export function statusOf(facts: Facts, dryRun: boolean, failed: boolean): Status {
  const touched = isTouched(facts)
  // An alias that moved is released, whatever came after it.
  if (facts.alias?.moved === true) return 'deployed'
  if (failed) return touched ? 'incomplete' : 'failed'
  if (dryRun) return 'planned'
  if (isNotLive(facts)) return 'incomplete'
  return touched ? 'deployed' : 'unchanged'
}

function isTouched(facts: Facts): boolean {
  const { configuration, created } = facts
  const updates = [facts.update, configuration?.update ?? 'not sent']
  const updated = updates.some((own) => own !== 'not sent' && own !== 'abandoned') || created !== undefined
  const published = facts.published !== undefined && facts.newVersion !== false
  const unanswered = facts.publishUnanswered === true || facts.aliasUnanswered === true
  const shifted = facts.codeDeployment !== undefined || facts.alias?.moved === true
  return updated || published || shifted || unanswered
}

/**
 * On managed instances callers without a qualifier reach `$LATEST.PUBLISHED`: new code on `$LATEST`
 * alone changes nothing for them.
 */
export function isNotLive(facts: Facts): boolean {
  const { current, published, notLive } = facts
  return (
    notLive === true || (isUpdateSent(facts) && published === undefined && current?.managedInstances === true)
  )
}

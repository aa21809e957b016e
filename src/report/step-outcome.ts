import type { Outcome } from '../deploy/outcome.ts'
import type { DeployError } from '../errors.ts'
import type { StepHost } from '../host.ts'

/** What a step came to. */
export interface StepOutcome {
  /** Of each target; at least one. */
  readonly outcomes: readonly Outcome[]
  /** What ended the step before a target was started. */
  readonly error?: DeployError | undefined
  /** Milliseconds that the step took in all. */
  readonly elapsedMs: number
}

export type ReportOptions = Pick<StepHost, 'env' | 'log'> & { readonly jobSummary: boolean }

import { isNotLive, type Outcome } from '../deploy/outcome.ts'
import { seconds } from '../deploy/progress.ts'
import { headlineOf, titleOf } from './headline.ts'
import { outputsOf, resultsOf } from './outputs.ts'
import { fail, setOutputs, writeSummary } from './runner.ts'
import type { ReportOptions, StepOutcome } from './step-outcome.ts'
import { summaryOf } from './summary.ts'

/** Says what a step came to: in the log, as outputs, as an annotation where it failed, and in the summary. */
export async function report(step: StepOutcome, options: ReportOptions): Promise<void> {
  const [only, ...others] = step.outcomes
  if (only !== undefined && others.length === 0) return reportTarget(only, options)
  const { reportTargets } = await import('./targets-report.ts')
  reportTargets(step, options)
}

function reportTarget(outcome: Outcome, { env, log, jobSummary }: ReportOptions): void {
  const headline = headlineOf(outcome)
  const { error } = outcome
  const outputs = outputsOf(outcome)
  setOutputs({ ...outputs, results: resultsOf([outcome]) }, env)
  if (jobSummary) writeSummary(summaryOf(outcome, env), env)
  if (error !== undefined) fail(error, titleOf(outcome))
  else if (isNotLive(outcome.facts)) log.warning(headline)
  else if (outcome.status === 'planned') log.result(headline)
  else log.result(`${headline}, ${seconds(outcome.elapsedMs)}`)
  if (outputs['console-url'] !== undefined) log.info(outputs['console-url'])
}

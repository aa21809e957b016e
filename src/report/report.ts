import type { Outcome } from '../deploy/outcome.ts'
import { isNotLive } from '../deploy/outcome.ts'
import type { Host } from '../host.ts'
import { headlineOf, titleOf } from './headline.ts'
import { outputsOf, resultOf } from './outputs.ts'
import { fail, setOutputs, writeSummary } from './runner.ts'
import { summaryOf } from './summary.ts'

/** Says what a step came to: in the log, as outputs, as an annotation where it failed, and in the summary. */
export function report(
  outcome: Outcome,
  { env, log, jobSummary }: Pick<Host, 'env' | 'log'> & { readonly jobSummary: boolean },
): void {
  const headline = headlineOf(outcome)
  const { error } = outcome
  const outputs = outputsOf(outcome)
  setOutputs({ ...outputs, results: JSON.stringify([resultOf(outcome)]) }, env)
  if (jobSummary) writeSummary(summaryOf(outcome, env), env)
  if (error !== undefined) fail(error, titleOf(outcome))
  else if (isNotLive(outcome.facts)) log.warning(headline)
  else if (outcome.status === 'planned') log.info(headline)
  else log.info(`${headline}, ${(outcome.elapsedMs / 1000).toFixed(1)} s`)
  if (outputs['console-url'] !== undefined) log.info(outputs['console-url'])
}

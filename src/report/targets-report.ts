import { isNotLive, type Outcome } from '../deploy/outcome.ts'
import { seconds } from '../deploy/progress.ts'
import { headlineOf, labelled, titleOf } from './headline.ts'
import { isChanged } from './outcome-queries.ts'
import { outputsOf, resultsOf } from './outputs.ts'
import { fail, setOutputs, writeSummary } from './runner.ts'
import type { ReportOptions, StepOutcome } from './step-outcome.ts'
import { namesOf } from './target-names.ts'
import { targetsSummary } from './targets-summary.ts'
import { isStarted, targetsOf, verdictOf } from './verdict.ts'

/** A step has at most ten annotations of a kind; some are left for others. */
const MOST_ERRORS = 6

/** Says what a step with several targets came to. Its scalar outputs are those of the first. */
export function reportTargets(step: StepOutcome, { env, log, jobSummary }: ReportOptions): void {
  const { outcomes, error } = step
  const [first] = outcomes
  const { changed: _, ...outputs } = first === undefined ? {} : outputsOf(first)
  const changed = anyChanged(outcomes)
  setOutputs(
    { ...outputs, ...(changed !== undefined && { changed: String(changed) }), results: resultsOf(outcomes) },
    env,
  )
  if (jobSummary) writeSummary(targetsSummary(step, env), env)
  const verdict = verdictOf(outcomes)
  const { nameOf } = namesOf(targetsOf(outcomes))
  if (error !== undefined) fail(error, verdict)
  else {
    const failed = outcomes.filter((outcome) => outcome.error !== undefined && isStarted(outcome))
    for (const outcome of failed.slice(0, MOST_ERRORS)) {
      if (outcome.error === undefined || outcome.plan === undefined) continue
      fail(outcome.error, labelled(nameOf(outcome.plan.target), titleOf(outcome), outcome))
    }
    if (outcomes.some((outcome) => outcome.error !== undefined)) process.exitCode = 1
  }
  for (const outcome of outcomes) {
    if (outcome.error === undefined && isNotLive(outcome.facts)) log.warning(headlineOf(outcome))
  }
  log.result(`${verdict}, ${seconds(step.elapsedMs)}`)
}

/** Undefined where nobody knows of one, and no other did. */
function anyChanged(outcomes: readonly Outcome[]): boolean | undefined {
  const all = outcomes.map(isChanged)
  if (all.includes(true)) return true
  return all.includes(undefined) ? undefined : false
}

import type { Outcome } from '../deploy/outcome.ts'
import type { Target } from '../plan/targets.ts'
import { willRelease } from './dry-run.ts'
import { type Span, textOf } from './html.ts'
import { isChanged, nameOf } from './outcome-queries.ts'
import { sanitizeLine } from './sanitize.ts'
import { namesOf } from './target-names.ts'

/** What a step with several targets came to, in one sentence for log and summary. */
export function verdictOf(outcomes: readonly Outcome[]): string {
  return sanitizeLine(textOf(verdictSpans(outcomes)))
}

/** The same sentence with its names marked. */
export function verdictSpans(outcomes: readonly Outcome[]): readonly Span[] {
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length
  const total = outcomes.length
  const words = wordsFor(outcomes)
  const asides = [
    aside(
      count(({ status }) => status === 'incomplete'),
      'half deployed',
    ),
    aside(
      count((outcome) => !isStarted(outcome)),
      'not started',
    ),
  ]
  const dryRun = outcomes.some(({ plan }) => plan?.dryRun)
  if (!outcomes.some(isStarted)) return [dryRun ? 'Dry run failed' : 'Nothing was deployed']
  if (dryRun) {
    const failed = aside(
      count(({ status }) => status === 'failed'),
      'failed',
    )
    const changing = count((outcome) => outcome.status === 'planned' && willChange(outcome))
    return ['Dry run: ', ...words('would change', 'in', changing, total), failed]
  }
  if (outcomes.every(({ status }) => status === 'unchanged')) {
    return [...words('unchanged', 'in', total, total), ': nothing to deploy']
  }
  if (outcomes.every(({ status }) => status === 'failed'))
    return [...words('deployed', 'to', 0, total), ...asides.slice(1)]
  return [...words('deployed', 'to', count(isDone), total), ...asides]
}

/** Its code serves as it was asked for. */
export function isDone({ status }: Outcome): boolean {
  return status === 'deployed' || status === 'unchanged' || status === 'planned'
}

/** Nothing at all was done for it: the step ended before. */
export function isStarted({ phases }: Outcome): boolean {
  return phases.length > 0
}

/** The targets of a step's outcomes. */
export function targetsOf(outcomes: readonly Outcome[]): readonly Target[] {
  return outcomes.flatMap(({ plan }) => (plan === undefined ? [] : [plan.target]))
}

function willChange(outcome: Outcome): boolean {
  return isChanged(outcome) !== false || willRelease(outcome)
}

function aside(count: number, what: string): string {
  return count === 0 ? '' : `, ${count} ${what}`
}

/** `checkout deployed to 2 of 3 Regions`, `2 of 3 functions deployed in eu-west-1`, `2 of 6 targets deployed`. */
function wordsFor(outcomes: readonly Outcome[]) {
  const [first] = outcomes
  const { severalFunctions, severalRegions } = namesOf(targetsOf(outcomes))
  return (verb: string, preposition: string, count: number, total: number): Span[] => {
    const share = count === total ? `${total}` : `${count} of ${total}`
    if (!severalFunctions && first !== undefined) {
      return [{ code: nameOf(first) ?? 'function' }, ` ${verb} ${preposition} ${share} Regions`]
    }
    if (severalRegions) return [`${share} targets ${verb}`]
    return [`${share} functions ${verb} in ${first?.plan?.target.region}`]
  }
}

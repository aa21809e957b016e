import { isNotLive, type Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import { percent } from '../percent.ts'
import { planSpans, wouldChange } from './dry-run.ts'
import { type Span, textOf } from './html.ts'
import {
  isChanged,
  isCodeChanged,
  isConfigurationChanged,
  isDryRun,
  nameOf,
  wantedAlias,
} from './outcome-queries.ts'
import { sanitizeLine, sanitizeText } from './sanitize.ts'

const LATEST: Span = { code: '$LATEST' }
const FAILED_AFTER = ', but the step failed after it'

/** What a step came to, in one sentence for log and summary: they cannot disagree. A dry run's is its whole plan. */
export function headlineOf(outcome: Outcome): string {
  const planned = outcome.status === 'planned'
  return sanitizeLine(textOf(planned ? [nameFor(outcome), ...planSpans(outcome)] : headingSpans(outcome)))
}

/** The same sentence without the error's own, which an annotation has as its message. */
export function titleOf(outcome: Outcome): string {
  return sanitizeLine(textOf(resultSpans(outcome)))
}

/**
 * A sentence about one of several targets: what tells it apart takes the place of the function's name, or stands before
 * the sentence.
 *
 * @param label e.g. `checkout in eu-west-1`, `eu-west-1`
 */
export function labelled(label: string, sentence: string, outcome: Outcome): string {
  const name = nameOf(outcome) ?? ''
  return label.startsWith(name) && sentence.startsWith(`${name} `)
    ? `${label}${sentence.slice(name.length)}`
    : `${label}: ${sentence}`
}

/** The same sentence with its names marked; the plan of a dry run is left to the table below it. */
export function headingSpans(outcome: Outcome): readonly Span[] {
  const { error, status } = outcome
  const reason = status === 'failed' && error !== undefined ? firstSentence(error.what) : ''
  return reason === '' ? resultSpans(outcome) : [...resultSpans(outcome), ': ', reason]
}

/** The first line of what failed, without its full stop. */
export function firstSentence(what: string): string {
  const [line = ''] = sanitizeText(what).trim().split('\n', 1)
  return line.trim().replace(/[.:]$/, '')
}

function resultSpans(outcome: Outcome): readonly Span[] {
  const fn = nameFor(outcome)
  switch (outcome.status) {
    case 'planned':
      return ['Dry run: ', fn, ...wouldChange(outcome)]
    case 'unchanged':
      return [fn, ' unchanged: nothing to deploy']
    case 'deployed':
      return [fn, ...deployedAs(outcome), ...deployed(outcome), outcome.error ? FAILED_AFTER : '']
    case 'incomplete':
      return [fn, ...incomplete(outcome)]
    case 'failed':
      return failed(fn, outcome)
  }
}

function deployedAs({ facts }: Outcome): Span[] {
  return [facts.created === undefined ? ' deployed: ' : ' created and deployed: ']
}

/** `version 7`, or a qualifier that is no number as it is. */
export function versionSpan(version: string): Span {
  return isNumber(version) ? `version ${version}` : { code: version }
}

function nameFor(outcome: Outcome): Span {
  return { code: nameOf(outcome) ?? 'function' }
}

/** What was reached by a step that met everything it was asked for. */
function deployed(outcome: Outcome): Span[] {
  const { alias, created, published, newVersion, update } = outcome.facts
  if (alias !== undefined) {
    const uploaded = update === 'not sent' && created === undefined ? ' without an upload' : ''
    if (alias.from === undefined) return ['new alias ', { code: alias.name }, ' → ', versionSpan(alias.to)]
    if (alias.weight !== undefined) {
      const end = alias.moved ? uploaded : ' already'
      return [{ code: alias.name }, ` sends ${percent(alias.weight)} to `, versionSpan(alias.to), end]
    }
    return alias.moved
      ? [{ code: alias.name }, ' → ', versionSpan(alias.to), uploaded]
      : [{ code: alias.name }, ' already serves ', versionSpan(alias.to)]
  }
  if (published === undefined) return [LATEST, ...newCode(outcome)]
  return [versionSpan(published.version), newVersion === false ? ', which was there already' : '']
}

function incomplete(outcome: Outcome): Span[] {
  const { facts, error } = outcome
  const { alias, published, ready, update } = facts
  if (error === undefined && isNotLive(facts)) {
    return [' updated, but not live: callers reach ', { code: '$LATEST.PUBLISHED' }]
  }
  if (alias !== undefined) return [' deployed: ', ...deployed(outcome), FAILED_AFTER]
  const serves = stillServes(outcome)
  if (published !== undefined) {
    const version = versionSpan(published.version)
    if (ready !== true) return [' is half deployed: ', version, ' is published but not ready', ...serves]
    if (facts.smokeTest === 'failed')
      return [' is half deployed: ', version, ' failed its smoke test', ...serves]
    if (facts.codeDeployment !== undefined)
      return [' is half deployed: CodeDeploy did not shift all traffic to ', version, ...serves]
    return serves.length === 0
      ? [' deployed: ', version, FAILED_AFTER]
      : [' is half deployed: ', version, ' is ready', ...serves]
  }
  if (facts.created === 'unanswered') return [' may have been created: nobody answered CreateFunction']
  if (facts.created === 'accepted') return [' is created, but not ready', ...serves]
  if (update === 'unanswered') return [' may have new code: nobody answered the update', ...serves]
  if (facts.configuration?.update === 'unanswered')
    return [' may have a new configuration: nobody answered its update', ...serves]
  return [...onLatest(outcome), ...serves]
}

/** The code is on `$LATEST`, or was there; no version of it is known. */
function onLatest(outcome: Outcome): Span[] {
  const { configuration, publishUnanswered, replaced, update } = outcome.facts
  const release = outcome.plan?.release
  if (publishUnanswered === true) return [' may have a new version: nobody answered PublishVersion']
  if (replaced === true) {
    return [
      isCodeReplaced(outcome)
        ? ' runs other code than this step sent'
        : ' has another configuration than this step read',
    ]
  }
  const latest = [LATEST, ...newCode(outcome)]
  if (update === 'accepted' || configuration?.update === 'accepted')
    return [' is half deployed: ', ...latest, ', but the update has not finished']
  if (release === undefined) return [' deployed: ', ...latest, FAILED_AFTER]
  const unpublished = release.alias === undefined ? ', but no version was published' : ''
  return [' is half deployed: ', ...latest, unpublished]
}

/** Else it was the configuration. */
function isCodeReplaced({ facts }: Outcome): boolean {
  return (
    facts.configuration === undefined ||
    facts.sha256 === undefined ||
    facts.current?.codeSha256 !== facts.sha256
  )
}

function newCode(outcome: Outcome): Span[] {
  const { before, current, update } = outcome.facts
  if (isChanged(outcome) === false) return [' has this code']
  const configured = isConfigurationChanged(outcome) === true
  if (configured && isCodeChanged(outcome) === false) return [' has the new configuration']
  if (outcome.facts.created !== undefined) return [' has this code']
  if (current === undefined || current.codeSha256 !== before?.codeSha256)
    return [configured ? ' has the new code and configuration' : ' has the new code']
  const architecture: Span = { code: current.architecture }
  return update === 'accepted' ? [' was set to ', architecture] : [' runs on ', architecture, ' now']
}

/** What an alias does that was not moved, as the end of a sentence; empty where none was asked for. */
function stillServes(outcome: Outcome): Span[] {
  const { facts } = outcome
  const name = wantedAlias(outcome)
  if (name === undefined) return []
  const { aliasBefore, aliasNow, aliasUnanswered } = facts
  if (aliasUnanswered === true) {
    return [', ', { code: name }, aliasBefore ? ' may have moved' : ' may have been created']
  }
  if (aliasNow !== undefined && aliasNow.state?.revisionId !== aliasBefore?.revisionId) {
    const { state } = aliasNow
    if (state === undefined) return [', ', { code: name }, ' is gone']
    const shares = Object.keys(state.weights).length > 0 ? ' and others' : ''
    return [', ', { code: name }, ' serves ', versionSpan(state.version), shares]
  }
  if (aliasBefore === undefined) return [', ', { code: name }, ' was not created']
  return [', ', { code: name }, ' still serves ', versionSpan(aliasBefore.version)]
}

function failed(fn: Span, outcome: Outcome): Span[] {
  if (outcome.plan === undefined) return ['Nothing was deployed']
  if (isDryRun(outcome)) return ['Dry run of ', fn, ' failed']
  return [fn, outcome.facts.update === 'abandoned' ? ' still serves its old code' : ' was not touched']
}

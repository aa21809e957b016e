import { changesText } from '../deploy/configuration-changes.ts'
import type { Facts } from '../deploy/facts.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import { percent } from '../percent.ts'
import type { ReleasePlan } from '../plan/release.ts'
import type { Span } from './html.ts'
import { isAliasMissing, isChanged, shortHash } from './outcome-queries.ts'

const UNCHECKED = 'Lambda checks a configuration only when it is updated.'
const NOT_KNOWN = 'whether its code differs is not known'

/** Whether a dry run would change something, as the end of a sentence. */
export function wouldChange(outcome: Outcome): Span[] {
  if (outcome.plan?.source.kind === 'published-version') return promotion(outcome)
  if (outcome.facts.missing !== undefined) return [' would be created']
  const changed = isChanged(outcome)
  if (changed === true) return [' would change']
  if (changed === undefined) return [` would be updated; ${NOT_KNOWN}`]
  return [' would not change', ...releasedAsItIs(outcome)]
}

/** The same with everything that would change, and what Lambda says of it: the plan in one line. */
export function planSpans(outcome: Outcome): Span[] {
  const end = `. ${answerOf(outcome.facts)}Nothing was changed.`
  if (outcome.plan?.source.kind === 'published-version') return [...promotion(outcome), end]
  const changed = isChanged(outcome)
  const changes = changesOf(outcome, changed === true ? 'a new version' : 'a version with its code')
  if (changed === false) return [...wouldChange(outcome), end]
  if (changed === undefined) return [...wouldChange(outcome), ...changes.map((change) => `; ${change}`), end]
  const known = outcome.facts.sha256 !== undefined || outcome.facts.missing !== undefined
  const list = changes.length === 0 ? '' : `: ${changes.join(', ')}`
  return [...wouldChange(outcome), `${list}${known ? '' : `; ${NOT_KNOWN}`}`, end]
}

/** Where the alias would move to, of a version that is published already. */
function promotion({ facts, plan }: Outcome): Span[] {
  const { aliasBefore, published } = facts
  const name: Span = { code: plan?.release?.alias?.name ?? '' }
  if (published === undefined) return [' would move ', name]
  if (aliasBefore === undefined) return [' would create ', name, ` for version ${published.version}`]
  if (aliasBefore.version === published.version && Object.keys(aliasBefore.weights).length === 0) {
    return [' would not change: ', name, ` already serves version ${published.version}`]
  }
  return [' would move ', name, ` from version ${aliasBefore.version} to version ${published.version}`]
}

/** Whether something would be released although the code stays as it is. */
export function willRelease(outcome: Outcome): boolean {
  if (outcome.plan?.source.kind === 'published-version') {
    return outcome.facts.aliasBefore?.version !== outcome.facts.published?.version
  }
  return releasedAsItIs(outcome).length > 0
}

function changesOf(outcome: Outcome, next: string): string[] {
  const { before, configuration, missing, sha256 } = outcome.facts
  const { architecture, release } = outcome.plan ?? {}
  if (missing !== undefined) {
    const code = sha256 === undefined ? [] : [`code ${shortHash(sha256)}`]
    return [...code, ...(release ? [releaseOf(release, outcome, 'version 1')] : [])]
  }
  if (before === undefined) return []
  const code =
    sha256 === undefined || sha256 === before.codeSha256
      ? undefined
      : `code ${shortHash(before.codeSha256)} → ${shortHash(sha256)}`
  const moved =
    architecture === undefined || architecture === before.architecture
      ? undefined
      : `architecture ${before.architecture} → ${architecture}`
  const changes = configuration?.changes ?? []
  const configured = changes.length === 0 ? undefined : changesText(changes)
  const released = release && releaseOf(release, outcome, next)
  return [code, moved, configured, released].filter((change) => change !== undefined)
}

function releaseOf({ alias, codeDeploy, publishTo }: ReleasePlan, outcome: Outcome, next: string): string {
  const { aliasBefore } = outcome.facts
  if (alias !== undefined) {
    return aliasBefore === undefined
      ? `new alias ${alias.name} → ${next}`
      : alias.weight === undefined
        ? `${alias.name} ${aliasBefore.version} → ${next}${codeDeploy ? ' by CodeDeploy' : ''}`
        : `${alias.name} sends ${percent(alias.weight)} to ${next}`
  }
  if (publishTo !== undefined) return 'published to $LATEST.PUBLISHED'
  return isChanged(outcome) === true
    ? 'published as a new version'
    : 'a version would be published unless the newest one has its code'
}

/** What a release would do with the code that is there; empty if nothing. */
function releasedAsItIs({ facts, plan }: Outcome): Span[] {
  const { alias, publishTo } = plan?.release ?? {}
  const { aliasBefore, published } = facts
  if (alias === undefined) {
    if (publishTo !== undefined) return ['; it would be published to ', { code: '$LATEST.PUBLISHED' }]
    // The newest version is not looked up in a dry run.
    const unless = '; a version would be published unless the newest one has this code'
    return plan?.release === undefined ? [] : [unless]
  }
  const name: Span = { code: alias.name }
  if (isAliasMissing(facts)) return ['; ', name, ' would be created']
  if (published === undefined) return ['; ', name, ' would move to a version with this code']
  const splits = isNumber(aliasBefore?.version) && Object.keys(aliasBefore.weights).length > 0
  return splits ? ['; ', name, ` would send all of its traffic to version ${aliasBefore.version}`] : []
}

function answerOf({ configuration, dryRunAnswer, missing }: Facts): string {
  switch (dryRunAnswer?.kind) {
    case 'accepted':
      return (configuration?.changes ?? []).length > 0
        ? `Lambda accepts the code. ${UNCHECKED} `
        : 'Lambda accepts it. '
    case 'nothing to ask':
      return ''
    case 'cannot be asked':
      return `${missing === undefined ? UNCHECKED : 'Lambda checks it only when it is created.'} `
    case 'not asked':
    case undefined:
      return 'Lambda was not asked. '
  }
}

import { isNotLive, type Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import { type Part, textOf } from './html.ts'
import { inertLine } from './inert.ts'
import { isAliasMissing, isChanged, isDryRun, nameOf, wantedAlias } from './reached.ts'

const LATEST: Part = { code: '$LATEST' }
const FAILED_AFTER = ', but the step failed after it'

/** What a step came to, in one sentence for annotation, log and summary: they cannot disagree. */
export function headlineOf(outcome: Outcome): string {
  return inertLine(textOf(headlineParts(outcome)))
}

/** The same sentence with its names marked. */
export function headlineParts(outcome: Outcome): readonly Part[] {
  const fn = nameFor(outcome)
  switch (outcome.status) {
    case 'planned':
      return ['Dry run: ', fn, ...planned(outcome)]
    case 'unchanged':
      return [fn, ' unchanged: nothing to deploy']
    case 'deployed':
      return [fn, ' deployed: ', ...deployed(outcome)]
    case 'incomplete':
      return [fn, ...incomplete(outcome)]
    case 'failed':
      return failed(fn, outcome)
  }
}

/** `version 7`, or a qualifier that is no number as it is. */
export function versionPart(version: string): Part {
  return isNumber(version) ? `version ${version}` : { code: version }
}

function nameFor(outcome: Outcome): Part {
  return { code: nameOf(outcome) ?? 'function' }
}

function planned(outcome: Outcome): Part[] {
  const changed = isChanged(outcome)
  if (changed === true) return [' would change']
  if (changed === undefined) return [' would be updated; whether its code differs is not known']
  const alias = wantedAlias(outcome)
  if (alias !== undefined && isAliasMissing(outcome.facts)) {
    return [' would not change, ', { code: alias }, ' would be created']
  }
  if (alias !== undefined && outcome.facts.published === undefined) {
    return [' would not change, ', { code: alias }, ' would move to a version with this code']
  }
  return [' would not change']
}

/** What was reached by a step that met everything it was asked for. */
function deployed(outcome: Outcome): Part[] {
  const { alias, published, newVersion, update } = outcome.facts
  if (alias !== undefined) {
    const uploaded = update === 'not sent' ? ' without an upload' : ''
    if (alias.from === undefined) return ['new alias ', { code: alias.name }, ' → ', versionPart(alias.to)]
    return alias.moved
      ? [{ code: alias.name }, ' → ', versionPart(alias.to), uploaded]
      : [{ code: alias.name }, ' serves ', versionPart(alias.to), ' already']
  }
  if (published === undefined) return [LATEST, newCode(outcome)]
  return [versionPart(published.version), newVersion === false ? ', which was there already' : '']
}

function incomplete(outcome: Outcome): Part[] {
  const { facts, error } = outcome
  const { alias, published, ready, update } = facts
  if (error === undefined && isNotLive(facts)) {
    return [' updated, but not live: callers reach ', { code: '$LATEST.PUBLISHED' }]
  }
  if (alias !== undefined) return [' deployed: ', ...deployed(outcome), FAILED_AFTER]
  const serves = stillServes(outcome)
  if (published !== undefined) {
    const version = versionPart(published.version)
    if (ready !== true) return [' is half deployed: ', version, ' is published but not ready', ...serves]
    return serves.length === 0
      ? [' deployed: ', version, FAILED_AFTER]
      : [' is half deployed: ', version, ' is ready', ...serves]
  }
  if (update === 'unanswered') return [' may have new code: nobody answered the update', ...serves]
  return [...onLatest(outcome), ...serves]
}

/** The code is on `$LATEST`, or was there; no version of it is known. */
function onLatest(outcome: Outcome): Part[] {
  const { update, publishUnanswered } = outcome.facts
  const release = outcome.plan?.release
  if (publishUnanswered === true) return [' may have a new version: nobody answered PublishVersion']
  if (update === 'accepted') {
    const pending = release?.alias === undefined ? ', but the update has not finished' : ''
    return [' is half deployed: ', LATEST, newCode(outcome), pending]
  }
  if (release === undefined) return [' deployed: ', LATEST, newCode(outcome), FAILED_AFTER]
  const unpublished = release.alias === undefined ? ', but no version was published' : ''
  return [' is half deployed: ', LATEST, newCode(outcome), unpublished]
}

function newCode(outcome: Outcome): string {
  return isChanged(outcome) === false ? ' has this code' : ' has the new code'
}

/** What an alias does that was not moved, as the end of a sentence; empty where none was asked for. */
function stillServes(outcome: Outcome): Part[] {
  const { facts } = outcome
  const name = wantedAlias(outcome)
  if (name === undefined) return []
  if (facts.aliasUnanswered === true) return [', ', { code: name }, ' may have moved']
  if (facts.aliasBefore === undefined) return [', ', { code: name }, ' was not created']
  return [', ', { code: name }, ' still serves ', versionPart(facts.aliasBefore.version)]
}

function failed(fn: Part, outcome: Outcome): Part[] {
  const [line = ''] = (outcome.error?.what ?? '').split(/[\r\n]/, 1)
  const what = line.trim().replace(/[.:]$/, '')
  const why = what === '' ? [] : [': ', what]
  if (outcome.target === undefined) return ['Nothing was deployed', ...why]
  if (isDryRun(outcome)) return ['Dry run of ', fn, ' failed', ...why]
  const stays = outcome.facts.update === 'abandoned' ? ' still serves its old code' : ' was not touched'
  return [fn, stays, ...why]
}

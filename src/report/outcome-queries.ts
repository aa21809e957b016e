import { isArn } from '../arn.ts'
import type { FunctionState } from '../aws/function-state.ts'
import { type Facts, isUpdateSent } from '../deploy/facts.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { bareName, withoutLatest } from '../function-name.ts'

/** The function's bare name, as Lambda or the inputs have it. */
export function nameOf({ facts, plan }: Outcome): string | undefined {
  return facts.before?.name || (plan && bareName(plan.target.functionName))
}

/** The function's ARN without a qualifier, as Lambda or the inputs have it. */
export function functionArnOf({ facts, plan }: Outcome): string | undefined {
  if (facts.before !== undefined) return withoutLatest(facts.before.arn)
  const given = plan?.target.functionName
  return given !== undefined && isArn(given) ? given : undefined
}

/** The first ten characters of a hash; a text that is no hash is not cut. */
export function shortHash(hash: string): string {
  return /^(?:[A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/.test(hash) ? hash.slice(0, 10) : hash
}

/** A name that leaves room for what else is in its row of a table; the heading has the whole of it. */
export function shortName(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name
}

/** What `$LATEST` is like now; undefined where nobody knows. */
export function latestOf({ facts }: Outcome): FunctionState | undefined {
  const { before, current, created, configuration, update } = facts
  const updates = [update, created, configuration?.update]
  if (updates.includes('unanswered')) return undefined
  if (!isUpdateSent(facts)) return before
  // Lambda shows the hash of code that it failed to apply, too.
  if (updates.includes('abandoned')) {
    return before && { ...before, revisionId: current?.revisionId, lastModified: current?.lastModified }
  }
  return current
}

/**
 * Whether code, architecture or configuration differ from what was running, or would in a dry run; undefined where
 * nobody knows.
 */
export function isChanged(outcome: Outcome): boolean | undefined {
  const { facts, plan, status } = outcome
  if (status === 'failed') return false
  if (facts.created !== undefined) return facts.created === 'unanswered' ? undefined : true
  if (plan?.dryRun === true && facts.missing !== undefined) return true
  if (facts.unchanged === true) return false
  const both = [isCodeChanged(outcome), isConfigurationChanged(outcome)]
  if (both.includes(true)) return true
  return both.includes(undefined) ? undefined : false
}

/** The same of the configuration alone. */
export function isConfigurationChanged({ facts, plan }: Outcome): boolean | undefined {
  const { changes = [], update = 'not sent' } = facts.configuration ?? {}
  if (changes.length === 0 || update === 'abandoned') return false
  if (update === 'not sent') return plan?.dryRun === true
  return update === 'unanswered' ? undefined : true
}

/** The same of code and architecture. */
export function isCodeChanged({ facts, plan }: Outcome): boolean | undefined {
  const { before, current, update } = facts
  if (facts.codeKept === true || facts.unchanged === true) return false
  if (update === 'not sent') return plan?.dryRun === true ? wouldChange(facts, plan.architecture) : false
  if (update === 'abandoned') return false
  if (update === 'unanswered' || before === undefined || current === undefined) return undefined
  return before.codeSha256 !== current.codeSha256 || before.architecture !== current.architecture
}

/** Whether the step was to be a dry run. */
export function isDryRun({ plan }: Outcome): boolean {
  return plan?.dryRun === true
}

/** The alias that was asked for, if one was. */
export function wantedAlias({ plan }: Outcome): string | undefined {
  return plan?.release?.alias?.name
}

/** It was looked for, and is not there. */
export function isAliasMissing({ before, missing, aliasBefore }: Facts): boolean {
  return (before ?? missing) !== undefined && aliasBefore === undefined
}

function wouldChange({ before, sha256 }: Facts, architecture: string | undefined): boolean | undefined {
  if (before === undefined) return undefined
  if (architecture !== undefined && architecture !== before.architecture) return true
  return sha256 === undefined ? undefined : sha256 !== before.codeSha256
}

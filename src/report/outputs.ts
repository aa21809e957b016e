import type { FunctionState } from '../aws/function-state.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { isNumber, previousVersion } from '../deploy/previous.ts'
import { withQualifier } from '../function-name.ts'
import { consoleLink } from './console-link.ts'
import { headlineOf } from './headline.ts'
import { functionArnOf, isChanged, isDryRun, latestOf, nameOf } from './outcome-queries.ts'
import { truncate } from './sanitize.ts'

/** The scalar outputs; what does not apply, or is not known, is left out. */
export type Outputs = Readonly<Record<string, string>>

/** No real value is as long: what is longer is left out, since half a value is a wrong one. */
const MAX_LENGTH = 2_048
/** Characters of an error in the results. */
const MAX_ERROR_LENGTH = 4_000
/** All outputs of a job have a megabyte together. */
const MAX_RESULTS_BYTES = 500_000

/** Everything a later step may want to know of one target, by the names of the outputs, also of a failure. */
export function outputsOf(outcome: Outcome): Outputs {
  const { facts, plan } = outcome
  const changed = isChanged(outcome)
  const outputs: Record<string, string | undefined> = {
    'function-name': nameOf(outcome),
    'function-arn': functionArnOf(outcome),
    region: plan?.target.region,
    ...versionAndAlias(outcome),
    ...(isDryRun(outcome) ? plannedCode(outcome, changed) : codeOf(facts.published ?? latestOf(outcome))),
    'package-type': facts.before?.packageType,
    'resolved-image-uri':
      isDryRun(outcome) && changed !== false ? undefined : latestOf(outcome)?.resolvedImageUri,
    changed: changed === undefined ? undefined : String(changed),
    'previous-code-sha256': facts.created ? undefined : facts.before?.codeSha256,
    'previous-version': previousVersion(facts),
  }
  return Object.fromEntries(Object.entries(outputs).filter(isSet))
}

/** The `results` output: an object a target. Errors are cut until all of them fit. */
export function resultsOf(outcomes: readonly Outcome[]): string {
  for (let limit = MAX_ERROR_LENGTH; ; limit /= 2) {
    const text = JSON.stringify(outcomes.map((outcome) => resultOf(outcome, limit)))
    if (Buffer.byteLength(text) <= MAX_RESULTS_BYTES || limit < 100) return text
  }
}

/** One target: its outputs in types of JSON, with its status, and the error if there is one. */
export function resultOf(outcome: Outcome, errorLength = MAX_ERROR_LENGTH): object {
  const { changed, 'code-size': size, ...texts } = outputsOf(outcome)
  // What ended well without being released has no error of its own.
  const error = outcome.error?.message ?? (outcome.status === 'incomplete' ? headlineOf(outcome) : undefined)
  return {
    status: outcome.status,
    ...texts,
    ...(size !== undefined && { 'code-size': Number(size) }),
    ...(changed !== undefined && { changed: changed === 'true' }),
    ...(error && { error: truncate(error, errorLength) }),
  }
}

/** Version and alias, and where the console shows them. */
function versionAndAlias(outcome: Outcome): Record<string, string | undefined> {
  const { alias, aliasBefore } = outcome.facts
  const published = isDryRun(outcome) ? undefined : outcome.facts.published
  const arn = functionArnOf(outcome)
  const versionArn = published && arn && withQualifier(arn, published.version)
  const aliasArn = alias?.arn ?? aliasBefore?.arn
  const links = [aliasArn, isNumber(published?.version) ? versionArn : undefined, arn]
  return {
    version: published?.version ?? (isOnLatest(outcome) ? '$LATEST' : undefined),
    'version-arn': versionArn,
    'alias-arn': aliasArn,
    'console-url': links.map((link) => link && consoleLink(link)).find((url) => url !== undefined),
  }
}

/** No version was asked for, and `$LATEST` has the code. */
function isOnLatest({ facts, plan }: Outcome): boolean {
  if (plan === undefined || plan.dryRun || plan.release !== undefined) return false
  const { codeKept, configuration, created, replaced, unchanged, update } = facts
  if (unchanged === true) return true
  const hasCode = update === 'finished' || created === 'finished' || codeKept === true
  const configured = (configuration?.changes ?? []).length === 0 || configuration?.update === 'finished'
  return hasCode && configured && replaced !== true
}

function codeOf(state: FunctionState | undefined): Record<string, string | undefined> {
  return {
    'code-sha256': state?.codeSha256,
    'code-size': state && String(state.codeSize),
    architecture: state?.architecture,
    'revision-id': state?.revisionId,
    'last-modified': state?.lastModified,
  }
}

/** What a dry run says the code would become; the revision is the one that was found. */
function plannedCode({ facts, plan }: Outcome, changed: boolean | undefined) {
  const { before, sha256, size } = facts
  const known = changed === false ? before?.codeSize : size
  return {
    ...codeOf(before),
    'code-sha256': changed === false ? before?.codeSha256 : sha256,
    'code-size': known === undefined ? undefined : String(known),
    architecture: plan?.architecture ?? before?.architecture,
  }
}

function isSet(entry: [string, string | undefined]): entry is [string, string] {
  const [, value] = entry
  return value !== undefined && value !== '' && value.length <= MAX_LENGTH
}

import type { Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import { isChanged, latestOf } from './outcome-queries.ts'

/** What may stand in a command that people copy; names from Lambda always fit. */
const WORD = /^[\w.:/@={}-]+$/

type Words = readonly string[]

/**
 * The AWS CLI command that restores what was there before, in lines; undefined where there is nothing to
 * restore, or nothing known to restore it from.
 */
export function rollbackCommand(outcome: Outcome): string | undefined {
  const { plan, status } = outcome
  if (plan === undefined || plan.dryRun) return undefined
  if (status !== 'deployed' && status !== 'incomplete') return undefined
  const region = ['--region', plan.target.region]
  const fn = ['--function-name', plan.target.functionName]
  return aliasRollback(outcome, region, fn) ?? codeRollback(outcome, region, fn)
}

/** To the version and the weights that the alias had, if it was moved or may have been. */
function aliasRollback({ facts, plan }: Outcome, region: Words, fn: Words): string | undefined {
  const { alias, aliasBefore, aliasUnanswered, deleted = [] } = facts
  const name = alias?.name ?? plan?.release?.alias?.name
  const moved = alias === undefined ? aliasUnanswered === true : alias.moved
  if (!moved || name === undefined || !isNumber(aliasBefore?.version)) return undefined
  const weights = Object.entries(aliasBefore.weights)
  if ([aliasBefore.version, ...Object.keys(aliasBefore.weights)].some((own) => deleted.includes(own)))
    return undefined
  if (!weights.every(([version]) => isNumber(version))) return undefined
  if (alias?.to === aliasBefore.version && weights.length === 0) return undefined
  const routing = weights.map(([version, weight]) => `${version}=${weight}`).join(',')
  return aws(
    ['update-alias', ...region],
    [...fn, '--name', name, '--function-version', aliasBefore.version],
    ['--routing-config', `AdditionalVersionWeights={${routing}}`],
  )
}

/** To the code that `$LATEST` had, from its image or from a version that has it. */
function codeRollback(outcome: Outcome, region: Words, fn: Words): string | undefined {
  const { facts } = outcome
  const { before, newestBefore } = facts
  if (before === undefined || facts.update === 'not sent' || isChanged(outcome) === false) return undefined
  // What another deployment put there is not ours to take back.
  if (facts.alias !== undefined || facts.replaced === true) return undefined
  const now = latestOf(outcome)
  const architecture =
    now?.architecture === before.architecture ? [] : ['--architectures', before.architecture]
  if (before.resolvedImageUri !== undefined) {
    const image = ['--image-uri', before.resolvedImageUri, ...architecture]
    return aws(['update-function-code', ...region], fn, image)
  }
  if (newestBefore?.codeSha256 !== before.codeSha256 || !isNumber(newestBefore.version)) return undefined
  const url = aws(
    ['get-function', ...region],
    [...fn, '--qualifier', newestBefore.version],
    ['--query', 'Code.Location', '--output', 'text'],
  )
  const zip = ['--zip-file', 'fileb://previous.zip', ...architecture]
  const update = aws(['update-function-code', ...region], fn, zip)
  return url && update && `curl -o previous.zip "$(${url})" &&\n${update}`
}

function aws(...lines: readonly Words[]): string | undefined {
  if (!lines.flat().every((word) => WORD.test(word))) return undefined
  return `aws lambda ${lines.map((words) => words.join(' ')).join(' \\\n  ')}`
}

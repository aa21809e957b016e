import { accountOf } from '../arn.ts'
import type { Outcome, Status } from '../deploy/outcome.ts'
import { seconds } from '../deploy/progress.ts'
import type { Environment } from '../inputs/fields.ts'
import { changesTable, planTable } from './changes.ts'
import { detailBlocks } from './details.ts'
import { failureBlocks } from './failure.ts'
import { findingBlocks, findingCount } from './findings.ts'
import { firstSentence, headingSpans, versionSpan } from './headline.ts'
import { code, html, prose } from './html.ts'
import { linkTo, originLinks, shiftLink } from './links.ts'
import { nameOf, shortHash } from './outcome-queries.ts'

/** The runner drops a summary above 1 MiB as a whole. */
const MAX_BYTES = 1_000_000

const ICONS: Readonly<Record<Status, string>> = {
  deployed: '✅',
  unchanged: '⏭️',
  planned: '🔎',
  incomplete: '⚠️',
  failed: '❌',
}

/**
 * The job summary: Markdown of HTML blocks and fences. Texts from outside stand in HTML blocks only,
 * which Markdown does not look into as long as they hold no blank line, and in fences.
 *
 * @param env GITHUB_SERVER_URL, GITHUB_REPOSITORY and what names commit, ref or release, and run (`links.ts`)
 */
export function summaryOf(outcome: Outcome, env: Environment): string {
  const icon = iconOf(outcome.status === 'deployed' && outcome.error ? 'incomplete' : outcome.status)
  const heading = `<h3>${icon} ${html(headingSpans(outcome))}</h3>`
  const blocks = outcome.status === 'unchanged' ? [unchangedLine(outcome)] : blocksOf(outcome, env)
  return joinBlocks([heading, ...blocks])
}

function blocksOf(outcome: Outcome, env: Environment): string[] {
  const { error, status } = outcome
  const result = error === undefined ? successBlocks(status, outcome) : failureBlocks(error, outcome)
  return [...result, ...findingBlocks(outcome), contextLine(outcome, env), ...detailBlocks(outcome)]
}

function successBlocks(status: Status, outcome: Outcome): string[] {
  const blocks = status === 'planned' ? [planTable(outcome), answerLine(outcome)] : [changesTable(outcome)]
  const advice = status === 'incomplete' ? [notLiveLine()] : []
  return [...blocks.filter((block) => block !== undefined), ...advice]
}

/** The sign of a status. */
export function iconOf(status: Status): string {
  return ICONS[status]
}

/** Blocks in order as long as there is room; each is whole, or left out. */
export function joinBlocks(blocks: readonly string[]): string {
  let text = ''
  for (const block of blocks) {
    const longer = `${text}${block}\n\n`
    if (Buffer.byteLength(longer) <= MAX_BYTES) text = longer
  }
  return text
}

function contextLine(outcome: Outcome, env: Environment): string {
  const { facts, phases, elapsedMs, plan } = outcome
  const waiting = phases.reduce((sum, phase) => sum + (phase.waiting ?? 0), 0)
  const waited = waiting >= 100 ? `, ${seconds(waiting)} of it waiting for Lambda` : ''
  const origin = originLinks(plan?.source, env)
  const parts = [placeOf(outcome), ...origin, shiftLink(facts), `<b>${seconds(elapsedMs)}</b>${waited}`]
  return `<p>${parts.filter((part) => part !== undefined).join(' · ')}</p>`
}

/** `greeting in eu-west-1 (123456789012)`. */
function placeOf(outcome: Outcome): string | undefined {
  const { plan, facts } = outcome
  const name = nameOf(outcome)
  if (plan === undefined || name === undefined) return undefined
  const { target } = plan
  const account = accountOf(facts.before?.arn ?? target.functionName)
  const of = account === undefined ? '' : ` (${account})`
  return `${linkTo(outcome, prose(name))} in ${prose(target.region)}${of}`
}

function unchangedLine(outcome: Outcome): string {
  const { before, published, alias } = outcome.facts
  const hash = before && code(shortHash(before.codeSha256))
  const version = published && html([versionSpan(published.version)])
  const runs = [hash, version, alias && `alias <b>${prose(alias.name)}</b>`].filter(Boolean).join(', ')
  const what = `${placeOf(outcome) ?? ''} already runs this code${runs && ` (${runs})`}`
  return `<p>${what}. Nothing was uploaded · <b>${seconds(outcome.elapsedMs)}</b></p>`
}

function answerLine({ facts }: Outcome): string {
  const { findings } = facts
  const warning = findings.length === 0 ? [] : [`⚠️ ${findingCount(findings.length)} in the package`]
  return `<p>${[answerOf(facts), ...warning, 'nothing was changed'].join(' · ')}</p>`
}

function answerOf({ configuration, dryRunAnswer }: Outcome['facts']): string {
  switch (dryRunAnswer?.kind) {
    case 'accepted':
      return (configuration?.changes ?? []).length > 0
        ? '✅ Lambda accepts the code, and checks the configuration only when it is updated'
        : '✅ Lambda accepts the update'
    case 'not asked':
      return `⚠️ Lambda was not asked: ${prose(firstSentence(dryRunAnswer.why))}`
    case 'nothing to ask':
      return '✅ There is nothing to update'
    case 'cannot be asked':
      return 'Lambda checks this only when it is done'
    case undefined:
      return '⚠️ Lambda was not asked'
  }
}

function notLiveLine(): string {
  const latest = '<code>$LATEST.PUBLISHED</code>'
  const input = '<code>publish-to: LATEST_PUBLISHED</code>'
  return `<p>The function is on managed instances, where callers reach ${latest}, not <code>$LATEST</code>. <b>Fix:</b> set ${input}.</p>`
}

import type { Outcome } from '../deploy/outcome.ts'
import { seconds } from '../deploy/progress.ts'
import type { Environment } from '../inputs/fields.ts'
import { percent } from '../percent.ts'
import { failureBlocks } from './failure.ts'
import { findingBlocks } from './findings.ts'
import { firstSentence, headlineOf, labelled } from './headline.ts'
import { code, codeBlock, collapsed, html, prose, table } from './html.ts'
import { linkTo, originLinks, versionLink } from './links.ts'
import { isChanged, nameOf, shortHash, wantedAlias } from './outcome-queries.ts'
import { outputsOf } from './outputs.ts'
import { rollbackCommand } from './rollback.ts'
import type { StepOutcome } from './step-outcome.ts'
import { iconOf, joinBlocks } from './summary.ts'
import { namesOf } from './target-names.ts'
import { isDone, isStarted, targetsOf, verdictSpans } from './verdict.ts'

/** As many failures are shown whole; the others have their row and the log. */
const MOST_FAILURES = 20
/** A summary has a megabyte at most, and without its table it would be none. */
const MOST_ROW_BYTES = 600_000

/**
 * The job summary of a step with several targets: the verdict, a row for each, what failed, and what
 * most readers skip.
 */
export function targetsSummary({ outcomes, error, elapsedMs }: StepOutcome, env: Environment): string {
  const [first] = outcomes
  const whole =
    error !== undefined && first !== undefined ? failureBlocks(error, first) : failuresOf(outcomes)
  return joinBlocks([
    `<h3>${verdictIcon(outcomes)} ${html([...verdictSpans(outcomes), ...(error ? [': ', firstSentence(error.what)] : [])])}</h3>`,
    targetsTable(outcomes),
    ...whole,
    ...findingBlocks(withAllFindings(outcomes)),
    contextLine(outcomes, elapsedMs, env),
    ...rollbacks(outcomes),
    ...identifiers(outcomes),
  ])
}

function verdictIcon(outcomes: readonly Outcome[]): string {
  const statuses = new Set(outcomes.map(({ status }) => status))
  const [only, ...others] = statuses
  if (others.length === 0 && only !== undefined && !outcomes.some(({ error }) => error)) return iconOf(only)
  if (outcomes.every(({ status }) => status === 'failed')) return iconOf('failed')
  return outcomes.every((outcome) => isDone(outcome) && !outcome.error)
    ? iconOf('deployed')
    : iconOf('incomplete')
}

function targetsTable(outcomes: readonly Outcome[]): string {
  const { severalFunctions, severalRegions } = namesOf(targetsOf(outcomes))
  const [first] = outcomes
  const release = first?.plan?.release
  const alias = first && wantedAlias(first)
  const columns: [heading: string, cell: (outcome: Outcome) => string][] = [['', iconCell]]
  if (severalFunctions) columns.push(['Function', (each) => linked(each, nameOf(each) ?? '')])
  if (severalRegions || !severalFunctions) {
    columns.push(['Region', (each) => linked(each, each.plan?.target.region ?? '', severalFunctions)])
  }
  if (alias !== undefined) columns.push([prose(alias), aliasCell])
  else if (release !== undefined) columns.push(['Version', versionCell])
  columns.push(['Code', codeCell], ['Time', ({ elapsedMs }) => seconds(elapsedMs)])
  const headings = columns.map(([heading]) => heading)
  const rows = outcomes.map((each) => columns.map(([, cell]) => cell(each)))
  const shown = withinBytes(rows, MOST_ROW_BYTES)
  if (shown.length === rows.length) return table(rows, headings)
  const left = ['', `${rows.length - shown.length} more: see the output <code>results</code>`]
  return table([...shown, left], headings)
}

function withinBytes(rows: readonly string[][], limit: number): readonly string[][] {
  let bytes = 0
  return rows.filter((cells) => {
    bytes += Buffer.byteLength(cells.join())
    return bytes <= limit
  })
}

function iconCell(outcome: Outcome): string {
  if (!isStarted(outcome)) return '–'
  return outcome.status === 'deployed' && outcome.error ? iconOf('incomplete') : iconOf(outcome.status)
}

/** The name of a function leads to it, and so does the Region where that tells the targets apart. */
function linked(outcome: Outcome, text: string, plain = false): string {
  return plain ? prose(text) : linkTo(outcome, prose(text))
}

/** `41 → <b>42</b>`, `42 (unchanged)`; where it did not move, what it serves. */
function aliasCell(outcome: Outcome): string {
  const { alias, aliasBefore, published } = outcome.facts
  const before = aliasBefore?.version
  if (outcome.status === 'planned') {
    if (isChanged(outcome) === false && published !== undefined)
      return `${prose(published.version)} (unchanged)`
    return `${prose(before ?? 'new')} → <b>a new version</b>`
  }
  if (alias?.weight !== undefined) {
    return `${prose(before ?? '–')}, <b>${versionLink(outcome, alias.to, alias.to)}</b> (${percent(alias.weight)})`
  }
  if (alias?.moved)
    return `${prose(alias.from ?? 'new')} → <b>${versionLink(outcome, alias.to, alias.to)}</b>`
  if (alias !== undefined) return `${prose(alias.to)} (unchanged)`
  return prose(before ?? '–')
}

function versionCell(outcome: Outcome): string {
  const { published, newVersion } = outcome.facts
  if (published === undefined) return outcome.status === 'planned' ? 'a new one' : '–'
  const number = versionLink(outcome, published.version, published.version)
  return newVersion === false ? `${number} (unchanged)` : `<b>${number}</b>`
}

function codeCell(outcome: Outcome): string {
  const { error, status } = outcome
  if (error !== undefined) return isStarted(outcome) ? prose(firstSentence(error.what)) : 'not started'
  const hash = outputsOf(outcome)['code-sha256']
  const shown = hash === undefined ? '–' : code(shortHash(hash))
  return status === 'planned' && isChanged(outcome) === false ? `${shown} (unchanged)` : shown
}

/** Each failure once and whole, the first one open; a policy that several ask for is shown once. */
function failuresOf(outcomes: readonly Outcome[]): string[] {
  const { nameOf: labelOf } = namesOf(targetsOf(outcomes))
  const shown = new Set<string>()
  return outcomes
    .filter((outcome) => outcome.error !== undefined && isStarted(outcome))
    .slice(0, MOST_FAILURES)
    .flatMap((outcome, at) => {
      const { error, plan } = outcome
      if (error === undefined || plan === undefined) return []
      const snippets = error.snippets.filter(({ text }) => !shown.has(text))
      for (const { text } of snippets) shown.add(text)
      const title = `${iconCell(outcome)} ${prose(labelled(labelOf(plan.target), headlineOf(outcome), outcome))}`
      return [collapsed(title, failureBlocks(error.withOnly(snippets), outcome), at === 0)]
    })
}

/** The same package has the same findings everywhere. */
function withAllFindings(outcomes: readonly Outcome[]): Pick<Outcome, 'facts' | 'error'> {
  const findings = outcomes.flatMap(({ facts }) => facts.findings)
  const unique = new Map(findings.map((finding) => [finding.what, finding]))
  const error = outcomes.find((outcome) => outcome.error !== undefined)?.error
  return { facts: { findings: [...unique.values()], update: 'not sent' }, error }
}

function contextLine(outcomes: readonly Outcome[], elapsedMs: number, env: Environment): string {
  const parts = [...originLinks(outcomes[0]?.plan?.source, env), `<b>${seconds(elapsedMs)}</b>`]
  return `<p>${parts.join(' · ')}</p>`
}

function rollbacks(outcomes: readonly Outcome[]): string[] {
  const commands = outcomes.map(rollbackCommand).filter((command) => command !== undefined)
  return commands.length === 0 ? [] : [collapsed('Roll back', [codeBlock(commands.join('\n\n'), 'sh')])]
}

/** The names of the outputs, so that what is read here can be used there. */
function identifiers(outcomes: readonly Outcome[]): string[] {
  const names = ['function-arn', 'version-arn', 'alias-arn', 'code-sha256', 'resolved-image-uri']
  const rows = outcomes.flatMap((outcome) => {
    const outputs = outputsOf(outcome)
    const values = names.flatMap((name) =>
      outputs[name] === undefined ? [] : [[`<code>${name}</code>`, code(outputs[name])]],
    )
    return values
  })
  return rows.length === 0 ? [] : [collapsed('Hashes and ARNs', [table(rows)])]
}

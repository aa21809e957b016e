import type { AliasState } from '../aws/lambda-types.ts'
import { changesText } from '../deploy/configuration-changes.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { isNumber } from '../deploy/previous.ts'
import { percent } from '../percent.ts'
import { readableSize } from '../size.ts'
import { versionSpan } from './headline.ts'
import { code, html, prose, type Span, table } from './html.ts'
import { versionLink } from './links.ts'
import {
  isChanged,
  isCodeChanged,
  isConfigurationChanged,
  latestOf,
  shortHash,
  shortName,
  wantedAlias,
} from './outcome-queries.ts'

type Row = readonly [name: string, before: string, now: string]

/** What changed, as a table; undefined where nothing did. */
export function changesTable(outcome: Outcome): string | undefined {
  const rows = [
    aliasRow(outcome),
    versionRow(outcome),
    codeRow(outcome),
    architectureRow(outcome),
    ...configurationRows(outcome),
  ]
  return tableOf(rows, ['', 'Before', 'Now'])
}

/** What a dry run found that would change, and what would stay. */
export function planTable(outcome: Outcome): string | undefined {
  const { facts, plan } = outcome
  const { before } = facts
  if (plan !== undefined && facts.missing !== undefined) return creationTable(outcome)
  if (before === undefined || plan === undefined) return undefined
  const changed = isChanged(outcome)
  const now = codeCell(before.codeSha256, before.codeSize)
  const next = facts.sha256 === undefined ? 'not known' : codeCell(facts.sha256, facts.size)
  const architecture = plan.architecture ?? before.architecture
  const same = before.architecture === architecture
  return tableOf(
    [
      ['Code', now, isCodeChanged(outcome) === false ? now : bold(next)],
      plannedAlias(outcome, changed),
      ['Architecture', prose(before.architecture), same ? prose(architecture) : bold(prose(architecture))],
      ...configurationRows(outcome),
    ],
    PLANNED,
  )
}

const PLANNED = ['', 'Now', 'With this deployment']

function creationTable(outcome: Outcome): string | undefined {
  const { sha256, size } = outcome.facts
  const code = sha256 === undefined ? 'not known' : codeCell(sha256, size)
  return tableOf([['Code', '–', bold(code)], plannedAlias(outcome, true)], PLANNED)
}

/** The versions that an alias serves: `version 1 (75 %), version 2 (25 %)`. */
export function servedBy({ version, weights }: AliasState): string {
  const others = Object.entries(weights)
  if (others.length === 0) return html([versionSpan(version)])
  const rest = 1 - others.reduce((sum, [, weight]) => sum + weight, 0)
  const shares: [string, number][] = [[version, rest], ...others]
  const parts = shares.flatMap(([each, share], at): Span[] => [
    at === 0 ? '' : ', ',
    versionSpan(each),
    ` (${Math.round(share * 100)} %)`,
  ])
  return html(parts)
}

function tableOf(rows: readonly (Row | undefined)[], headings: readonly string[]): string | undefined {
  const shown = rows.filter((row) => row !== undefined)
  return shown.length === 0 ? undefined : table(shown, headings)
}

function aliasRow(outcome: Outcome): Row | undefined {
  const { alias, aliasBefore } = outcome.facts
  if (alias === undefined || !alias.moved) return undefined
  const share = alias.weight === undefined ? '' : ` (${percent(alias.weight)})`
  const now = bold(`${versionLink(outcome, alias.to)}${share}`)
  return [
    `Alias ${bold(prose(shortName(alias.name)))}`,
    aliasBefore ? servedCell(outcome, aliasBefore) : '–',
    now,
  ]
}

function servedCell(outcome: Outcome, alias: AliasState): string {
  const plainly = Object.keys(alias.weights).length === 0
  return plainly ? versionLink(outcome, alias.version) : servedBy(alias)
}

/** The alias names the version where there is one. */
function versionRow(outcome: Outcome): Row | undefined {
  const { alias, published, newestBefore } = outcome.facts
  if (published === undefined || alias !== undefined) return undefined
  const before = newestBefore === undefined ? '–' : versionLink(outcome, newestBefore.version)
  return ['Published version', before, bold(versionLink(outcome, published.version))]
}

function codeRow(outcome: Outcome): Row | undefined {
  const { before } = outcome.facts
  const now = latestOf(outcome)
  if (now !== undefined && outcome.facts.created !== undefined) {
    return ['Code', '–', codeCell(now.codeSha256, now.codeSize)]
  }
  if (before === undefined || now === undefined || before.codeSha256 === now.codeSha256) return undefined
  return ['Code', codeCell(before.codeSha256, before.codeSize), codeCell(now.codeSha256, now.codeSize)]
}

function architectureRow(outcome: Outcome): Row | undefined {
  const { before } = outcome.facts
  const now = latestOf(outcome)
  if (before === undefined || now === undefined || before.architecture === now.architecture) return undefined
  return ['Architecture', prose(before.architecture), bold(prose(now.architecture))]
}

/** A row for each value, one for all that only has a name, such as variables. */
function configurationRows(outcome: Outcome): Row[] {
  const { changes = [] } = outcome.facts.configuration ?? {}
  if (isConfigurationChanged(outcome) === false) return []
  const named = changes.filter(({ to }) => to === undefined)
  const valued = changes.flatMap(({ name, from, to }): Row[] =>
    to === undefined ? [] : [[prose(name), prose(from ?? '–'), bold(prose(to))]],
  )
  return named.length === 0 ? valued : [...valued, ['Configuration', '', bold(prose(changesText(named)))]]
}

/** An image's size is not told. */
export function codeCell(hash: string, size: number | undefined): string {
  return `${code(shortHash(hash))}${size === undefined || size === 0 ? '' : ` · ${readableSize(size)}`}`
}

function plannedAlias(outcome: Outcome, changed: boolean | undefined): Row | undefined {
  const name = wantedAlias(outcome)
  const release = outcome.plan?.release
  if (release === undefined) return undefined
  const { aliasBefore, newestBefore, published } = outcome.facts
  const same = published ? html([versionSpan(published.version)]) : bold('a version with this code')
  const replaced = bold(changed === undefined ? 'a version with its code' : 'a new version')
  const next = changed === false ? same : replaced
  if (name !== undefined) {
    const { weight } = release.alias ?? {}
    const share = weight === undefined ? '' : ` (${percent(weight)})`
    return [
      `Alias ${bold(prose(shortName(name)))}`,
      aliasBefore ? servedCell(outcome, aliasBefore) : '–',
      `${next}${share}`,
    ]
  }
  const newest = isNumber(newestBefore?.version) ? versionLink(outcome, newestBefore.version) : '–'
  return ['Published version', newest, next]
}

function bold(inner: string): string {
  return `<b>${inner}</b>`
}

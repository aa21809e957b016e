import type { Outcome } from '../deploy/outcome.ts'
import type { Finding } from '../package/preflight/finding.ts'
import { collapsed, prose } from './html.ts'

/** Further ones are in the log. */
const MAX_COLLAPSED = 20

/** The findings of preflight, the certain ones first: the first one in an alert, the others collapsed. */
export function findingBlocks({ facts, error }: Pick<Outcome, 'facts' | 'error'>): string[] {
  // An error about the package names its findings itself.
  const isInError = (finding: Finding) => error?.message.includes(finding.what) === true
  const findings = facts.findings.filter((finding) => !isInError(finding)).toSorted(byCertainty)
  const [first, ...others] = findings
  if (first === undefined) return []
  const alert = `> [!WARNING]\n>\n> ${blockOf(first)}`
  if (others.length === 0) return [alert]
  const title = `${findingCount(others.length, 'more ')} in the package`
  const more = others.length > MAX_COLLAPSED ? ['<p>The log has the rest.</p>'] : []
  return [alert, collapsed(title, [...others.slice(0, MAX_COLLAPSED).map(blockOf), ...more])]
}

/** `1 finding`, `2 more findings`. */
export function findingCount(count: number, more = ''): string {
  return `${count} ${more}${count === 1 ? 'finding' : 'findings'}`
}

function byCertainty(one: Finding, other: Finding): number {
  return Number(other.certain) - Number(one.certain)
}

function blockOf({ what, consequence, remedy }: Finding): string {
  return `<p>${[prose(what), prose(consequence), `<b>Fix:</b> ${prose(remedy)}`].join('<br>')}</p>`
}

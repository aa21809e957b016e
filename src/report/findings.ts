import type { Outcome } from '../deploy/outcome.ts'
import type { Finding } from '../package/preflight/finding.ts'
import { folded, prose } from './html.ts'

/** Further ones are in the log. */
const MOST = 20

/** What the check of the package found, the certain ones first: one in sight, the rest behind a line. */
export function findingBlocks({ facts, error }: Outcome): string[] {
  // An error about the package names its findings itself.
  const told = (finding: Finding) => error?.message.includes(finding.what) === true
  const findings = facts.findings.filter((finding) => !told(finding)).toSorted(byCertainty)
  const [first, ...others] = findings
  if (first === undefined) return []
  const alert = `> [!WARNING]\n>\n> ${blockOf(first)}`
  if (others.length === 0) return [alert]
  const title = `${findingCount(others.length, 'more ')} in the package`
  const left = others.length > MOST ? ['<p>The log has the rest.</p>'] : []
  return [alert, folded(title, [...others.slice(0, MOST).map(blockOf), ...left])]
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

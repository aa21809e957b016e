import type { AliasMove, Deployment, Phase } from '../deploy/deployment.ts'
import type { Progress } from '../deploy/progress.ts'
import type { DeployError } from '../errors.ts'
import type { Target } from '../plan/plan.ts'
import { consoleLink } from './console-link.ts'
import { code, plain, table } from './html.ts'
import { rollbackCommand } from './rollback.ts'

const HEADINGS: Readonly<Record<Deployment['status'], string>> = {
  deployed: 'Deployed',
  unchanged: 'Unchanged',
  planned: 'Dry run of',
}

/** The job summary of a deployment: Markdown whose outside texts are all escaped. */
export function summaryOf(deployment: Deployment, phases: readonly Phase[]): string {
  const { current, published, alias, previous, region, status } = deployment
  const shown = published ?? current
  const rows: [string, string][] = [
    ['Function', linked(current.name, current.arn)],
    ['Region', code(region)],
    ['Architecture', change(previous.architecture, shown.architecture)],
    ['Version', published === undefined ? code('$LATEST') : linked(published.version, published.arn)],
  ]
  if (alias !== undefined) {
    rows.push(['Alias', `${linked(alias.name, alias.arn)}: ${moveOf(alias)}`])
  }
  rows.push(['SHA-256', change(previous.codeSha256, shown.codeSha256)])
  rows.push(['Size', change(bytes(previous.codeSize), bytes(shown.codeSize))])
  if (current.resolvedImageUri !== undefined) rows.push(['Image', code(current.resolvedImageUri)])
  rows.push(['Time', timings(phases)])
  const back = rollbackCommand(deployment)
  const rollback = back === undefined ? '' : `\nTo roll back:\n\n\`\`\`sh\n${back}\n\`\`\`\n`
  return `### ${HEADINGS[status]} ${plain(current.name)}\n\n${table(rows)}${rollback}\n`
}

/** The runner drops a summary above 1 MiB as a whole. */
const MOST_LINES = 30

/** The job summary of a run that failed or was cancelled: what was reached, and what comes next. */
export function failureSummary(error: DeployError, target: Target | undefined, progress: Progress): string {
  const rows: [string, string][] = []
  if (target !== undefined) {
    rows.push(['Function', code(target.functionName)], ['Region', code(target.region)])
  }
  const lines = (text: string) => text.split('\n', MOST_LINES).map(plain).join('<br>')
  rows.push(['What', lines(error.what)])
  if (error.why !== undefined) rows.push(['Why', lines(error.why)])
  if (error.code !== undefined) rows.push(['Code', code(error.code)])
  if (error.requestId !== undefined) rows.push(['Request', code(error.requestId)])
  if (error.remedy !== undefined) rows.push(['What to do', lines(error.remedy)])
  if (progress.done.length > 0) rows.push(['Reached', progress.done.map(plain).join('<br>')])
  if (progress.current !== undefined) rows.push(['Stopped at', plain(progress.current)])
  if (progress.lastSeen !== undefined) rows.push(['Last state', plain(progress.lastSeen)])
  if (progress.phases.length > 0) rows.push(['Time', timings(progress.phases)])
  const heading = target === undefined ? 'Not deployed' : `Not deployed: ${plain(target.functionName)}`
  return `### ${heading}\n\n${table(rows)}\n`
}

function moveOf({ from, to }: AliasMove): string {
  return from === undefined ? `newly created at ${code(to)}` : change(from, to)
}

function linked(text: string, arn: string): string {
  const link = consoleLink(arn.replace(/:\$LATEST$/, ''))
  return link === undefined ? code(text) : `<a href="${link}">${code(text)}</a>`
}

function change(before: string, after: string): string {
  return before === after ? code(after) : `${code(before)} → ${code(after)}`
}

/** Bytes, readable and exact. */
function bytes(count: number): string {
  const exact = `${count} B`
  if (count < 1024) return exact
  return count < 1024 ** 2
    ? `${(count / 1024).toFixed(1)} KiB (${exact})`
    : `${(count / 1024 ** 2).toFixed(1)} MiB (${exact})`
}

function timings(phases: readonly Phase[]): string {
  return phases.map(({ name, milliseconds }) => `${plain(name)} ${milliseconds} ms`).join('<br>')
}

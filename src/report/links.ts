import type { Outcome } from '../deploy/outcome.ts'
import { withQualifier } from '../function-name.ts'
import type { Environment } from '../inputs/fields.ts'
import { consoleLink } from './console-link.ts'
import { versionSpan } from './headline.ts'
import { code, escapeText, html } from './html.ts'
import { functionArnOf } from './outcome-queries.ts'

/** HTML that leads to where a function, or a version or alias of it, is shown. */
export function linkTo(outcome: Outcome, inner: string, qualifier?: string): string {
  const arn = functionArnOf(outcome)
  const link = arn && consoleLink(withQualifier(arn, qualifier))
  return link ? anchor(link, inner) : inner
}

/** `version 7` with its link. */
export function versionLink(outcome: Outcome, version: string): string {
  return linkTo(outcome, html([versionSpan(version)]), version)
}

/** The commit that the run is of, with its link; undefined outside of GitHub. */
export function commitLink(env: Environment): string | undefined {
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '', GITHUB_SHA: sha = '' } = env
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return undefined
  const short = code(sha.slice(0, 7))
  const known = /^https:\/\/[\w.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository)
  return known ? anchor(`${server}/${repository}/commit/${sha}`, short) : short
}

function anchor(url: string, inner: string): string {
  return `<a href="${escapeText(url)}">${inner}</a>`
}

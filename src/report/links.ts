import type { Outcome } from '../deploy/outcome.ts'
import { withQualifier } from '../function-name.ts'
import type { Environment } from '../inputs/fields.ts'
import { consoleLink } from './console-link.ts'
import { versionSpan } from './headline.ts'
import { code, escapeText, html, prose } from './html.ts'
import { functionArnOf } from './outcome-queries.ts'

/** HTML that leads to where a function, or a version or alias of it, is shown. */
export function linkTo(outcome: Outcome, inner: string, qualifier?: string): string {
  const arn = functionArnOf(outcome)
  const link = arn && consoleLink(withQualifier(arn, qualifier))
  return link ? anchor(link, inner) : inner
}

/** `version 7`, or another text, with its link. */
export function versionLink(outcome: Outcome, version: string, text?: string): string {
  return linkTo(outcome, text === undefined ? html([versionSpan(version)]) : prose(text), version)
}

/** The commit that the run is of, with its link; undefined outside of GitHub. */
export function commitLink(env: Environment): string | undefined {
  const { GITHUB_SHA: sha = '' } = env
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return undefined
  return onGitHub(env, `commit/${sha}`, code(sha.slice(0, 7)))
}

/**
 * The branch or tag of the run, or the release that triggered it, with its link. In a run of a release the ref
 * is its tag (docs.github.com, "Events that trigger workflows": release).
 */
export function refLink(env: Environment): string | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_REF_NAME: ref = '' } = env
  if (ref === '') return undefined
  if (event !== 'release') return `on ${prose(ref)}`
  const tag = /^[\w.+/@-]+$/.test(ref) ? onGitHub(env, `releases/tag/${ref}`, prose(ref)) : prose(ref)
  return `of release ${tag}`
}

/** The run, by its number, with its link; undefined outside of GitHub. */
export function runLink(env: Environment): string | undefined {
  const { GITHUB_RUN_ID: id = '', GITHUB_RUN_NUMBER: number = '' } = env
  if (!/^\d+$/.test(id) || !/^\d+$/.test(number)) return undefined
  return onGitHub(env, `actions/runs/${id}`, `run ${number}`)
}

/** `inner` as a link to a page of the repository, where server and repository look like what they are. */
function onGitHub(env: Environment, page: string, inner: string): string {
  const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '' } = env
  const known = /^https:\/\/[\w.-]+(:\d+)?$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository)
  return known ? anchor(`${server}/${repository}/${page}`, inner) : inner
}

function anchor(url: string, inner: string): string {
  return `<a href="${escapeText(url)}">${inner}</a>`
}

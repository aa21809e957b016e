import type { Facts } from '../deploy/facts.ts'
import type { Outcome } from '../deploy/outcome.ts'
import { withQualifier } from '../function-name.ts'
import type { Environment } from '../inputs/fields.ts'
import type { Source } from '../plan/source.ts'
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

/** Commit, ref or release, and run: where a deployment comes from, each with its link. */
export function originLinks(source: Source | undefined, env: Environment): string[] {
  const commit = commitLink(env)
  const ref = refLink(env)
  const parts = [commit && `commit ${commit}${ref ? ` ${ref}` : ''}`, assetLink(source, env), runLink(env)]
  return parts.filter((part) => part !== undefined)
}

/** The release of the package, where it is not that of the run. */
function assetLink(source: Source | undefined, env: Environment): string | undefined {
  if (source?.kind !== 'release-asset' || source.tag === undefined) return undefined
  return `package of release ${tagLink(source.tag, env)}`
}

function tagLink(tag: string, env: Environment): string {
  return /^[\w.+/@-]+$/.test(tag) ? onGitHub(env, `releases/tag/${tag}`, prose(tag)) : prose(tag)
}

/** The commit that the run is of, with its link; undefined outside of GitHub. */
function commitLink(env: Environment): string | undefined {
  const { GITHUB_SHA: sha = '' } = env
  if (!/^[0-9a-f]{40,64}$/.test(sha)) return undefined
  return onGitHub(env, `commit/${sha}`, code(sha.slice(0, 7)))
}

/**
 * The branch or tag of the run, or the release that triggered it, with its link. In a run of a release the ref
 * is its tag (docs.github.com, "Events that trigger workflows": release).
 */
function refLink(env: Environment): string | undefined {
  const { GITHUB_EVENT_NAME: event, GITHUB_REF_NAME: ref = '' } = env
  if (ref === '') return undefined
  if (event !== 'release') return `on ${prose(ref)}`
  return `of release ${tagLink(ref, env)}`
}

/** The run, by its number, with its link; undefined outside of GitHub. */
function runLink(env: Environment): string | undefined {
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

/** The deployment of CodeDeploy that shifts the alias, with its link. */
export function shiftLink({ codeDeployment }: Facts): string | undefined {
  if (codeDeployment === undefined) return undefined
  const { id, url } = codeDeployment
  return `CodeDeploy ${url === undefined ? prose(id) : anchor(url, prose(id))}`
}

function anchor(url: string, inner: string): string {
  return `<a href="${escapeText(url)}">${inner}</a>`
}

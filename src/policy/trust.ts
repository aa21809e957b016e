import { formatArn, parseArn } from '../arn.ts'
import { quote } from '../inputs/fields.ts'
import type { Problems } from '../inputs/problems.ts'
import { REPOSITORY } from './placeholders.ts'

/** GitHub's own issuer of OIDC tokens; GitHub Enterprise Server and enterprises have others. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/** What names a job in its OIDC token. */
export interface Job {
  /** `OWNER/NAME`. */
  readonly repository?: string | undefined
  /** e.g. `refs/heads/main`, `refs/tags/v*`, `refs/pull/1/merge`. */
  readonly ref?: string | undefined
  readonly environment?: string | undefined
  /** The whole subject, in place of what follows from the others. */
  readonly subject?: string | undefined
  /** e.g. `https://token.actions.githubusercontent.com/ENTERPRISE`, `https://HOSTNAME/_services/token`. */
  readonly issuer?: string | undefined
}

/** Whose tokens a role trusts. */
export interface Trusted {
  /** ARN of the role. */
  readonly role: string
  readonly issuer: string
  readonly audience: string
  readonly subject: string
}

/**
 * The statement of a role's trust policy that lets a job assume it. A subject with `*` or `?` is a pattern
 * (https://docs.github.com/en/actions/reference/security/oidc).
 */
export function trustStatement({ role, issuer, audience, subject }: Trusted) {
  const provider = providerOf(issuer)
  const aud = { [`${provider}:aud`]: audience }
  const sub = { [`${provider}:sub`]: subject }
  return {
    Effect: 'Allow',
    Principal: { Federated: providerArn(role, provider) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: /[*?]/.test(subject)
      ? { StringEquals: aud, StringLike: sub }
      : { StringEquals: { ...aud, ...sub } },
  } as const
}

/** The identity provider is in the account of the role. */
function providerArn(role: string, provider: string): string {
  const { partition, account } = parseArn(role)
  return formatArn({ partition, service: 'iam', region: '', account, resource: `oidc-provider/${provider}` })
}

/** IAM names an identity provider by the issuer's URL without its scheme. */
export function providerOf(issuer: string): string {
  return issuer.replace(/^https:\/\//, '').replace(/\/$/, '')
}

/** Names what no job's token can have; a policy with it would let nobody in. */
export function checkJob({ ref, repository, subject }: Job, problems: Problems): void {
  if (subject !== undefined && /^(repo:)?[*?]/.test(subject)) {
    problems.add(`\`subject\` is ${quote(subject)}, which lets in repositories of others; name the owner.`)
  }
  if (repository !== undefined && !problems.has('repository') && !/^[\w.@-]+\/[\w.@*?-]+$/.test(repository)) {
    problems.add(`\`repository\` must be OWNER/NAME, such as octo-org/greeting; it is ${quote(repository)}.`)
  }
  if (ref === undefined || /^(refs\/|\*)/.test(ref) || problems.has('ref')) return
  const known = /^(heads|tags|pull)\//.test(ref)
  const hint = known ? `ref=refs/${ref}` : `ref=refs/heads/${ref} (or ref=refs/tags/${ref} for a tag)`
  problems.add(`\`ref\` is ${quote(ref)}, which no token has; write ${hint}.`)
}

/**
 * The `sub` of a job's token. An environment takes the place of the ref, and all pull requests of a repository
 * have the same subject. Repositories with immutable subjects (`repo:OWNER@ID/NAME@ID:...`) need `subject`.
 */
export function subjectOf(job: Job): string {
  const { subject, environment, repository = REPOSITORY, ref = 'refs/heads/main' } = job
  if (subject !== undefined) return subject
  if (environment !== undefined) return `repo:${repository}:environment:${environment}`
  return `repo:${repository}:${ref.startsWith('refs/pull/') ? 'pull_request' : `ref:${ref}`}`
}

import { DeployError } from '../errors.ts'
import type { Environment } from '../inputs/fields.ts'
import { codeOf, explain } from './explain.ts'
import { UNTRUSTED } from './network-remedies.ts'
import type { ServiceError } from './service-error.ts'

/** Why the runner gave no OIDC token. */
export function explainMissingToken(env: Environment, cause: unknown): DeployError {
  const what = 'The job has no OIDC token to assume the role with.'
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    return new DeployError({
      what,
      why: 'The runner offers none: the job lacks the permission, or it runs for a pull request from a fork.',
      remedy:
        'Give the job `permissions: { id-token: write, contents: read }`. Pull requests from forks never get a token.',
      cause,
    })
  }
  const words = cause instanceof Error ? cause.message : String(cause)
  return new DeployError({
    what,
    why: `GitHub did not issue one: ${words}`,
    remedy: remedyForToken(words),
    cause,
  })
}

function remedyForToken(words: string): string {
  if (/certificate/i.test(words)) return UNTRUSTED
  if (/ECONN|ENOTFOUND|EAI_AGAIN|proxy|tunneling|no answer/i.test(words)) {
    return 'The runner could not reach GitHub: check HTTPS_PROXY and NO_PROXY, and githubstatus.com.'
  }
  return 'Run the job again; see githubstatus.com if it persists.'
}

/** Why STS refused the job's token: what the token says, and what the trust policy has to say. */
export function explainRefusedToken(error: ServiceError, role: string, token: string): DeployError {
  if (error.reach !== 'refused') return explain(error, `The role ${role} could not be assumed.`)
  const { sub, aud, iss } = claimsOf(token)
  const [, partition = 'aws', , , account = ''] = role.split(':')
  const issuer = iss.replace(/^https:\/\//, '')
  const trust = {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${issuer}:aud`]: aud, [`${issuer}:sub`]: sub } },
  }
  return new DeployError({
    what: `The role ${role} could not be assumed with the job's OIDC token.`,
    why: error.words,
    remedy: [
      remedyFor(error, issuer, account, aud),
      `The token says: sub = ${sub}, aud = ${aud}.`,
      `The trust policy has to allow that, in the same letters: ${JSON.stringify(trust)}`,
    ].join('\n'),
    code: codeOf(error),
    requestId: error.requestId,
    cause: error,
  })
}

function remedyFor(error: ServiceError, issuer: string, account: string, audience: string): string {
  if (/No OpenIDConnect provider found/i.test(error.words)) {
    return `Create the identity provider ${issuer} in account ${account}, or check that this is the right account.`
  }
  if (/Incorrect token audience/i.test(error.words)) {
    return `Add ${audience} to the client ids of the identity provider ${issuer}, or set \`audience\` to one it has.`
  }
  if (/Not authorized to perform/i.test(error.words)) {
    return 'Either there is no such role, or its trust policy does not match the token; a pattern with * needs StringLike.'
  }
  if (/MaxSessionDuration|DurationSeconds/i.test(error.words)) {
    return "Lower `role-duration-seconds`, or raise the role's maximum session duration."
  }
  return "Compare the role's trust policy with the token."
}

/** The claims that trust policies look at. The token itself is never printed. */
function claimsOf(token: string): { sub: string; aud: string; iss: string } {
  const unknown = { sub: '(unreadable)', aud: '(unreadable)', iss: 'token.actions.githubusercontent.com' }
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return {
      sub: String(claims.sub ?? unknown.sub),
      aud: String(claims.aud ?? unknown.aud),
      iss: String(claims.iss ?? unknown.iss),
    }
  } catch {
    return unknown
  }
}

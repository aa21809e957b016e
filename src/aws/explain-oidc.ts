import { ARN_FORMS, accountOf, parseArn } from '../arn.ts'
import { DeployError, type Snippet } from '../errors.ts'
import type { Environment } from '../inputs/fields.ts'
import { GITHUB_ISSUER, providerOf, trustStatement } from '../policy/trust.ts'
import { codeOf, explain } from './explain.ts'
import { UNTRUSTED } from './network-remedies.ts'
import type { Advice } from './remedy.ts'
import type { ServiceError } from './service-error.ts'

/** Why the runner gave no OIDC token. */
export function explainMissingToken(env: Environment, cause: unknown): DeployError {
  const what = 'The job has no OIDC token to assume the role with.'
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
    return new DeployError({
      what,
      why: 'The runner offers none: the job lacks the permission, or it runs for a pull request from a fork.',
      remedy: 'Give the job the permission. Pull requests from forks never get a token.',
      snippets: [
        {
          title: 'Add this to the job:',
          language: 'yaml',
          text: 'permissions:\n  id-token: write\n  contents: read',
        },
      ],
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

/** Why STS did not take the job's token; if the trust policy is the cause, what it has to say. */
export function explainRefusedToken(error: ServiceError, role: string, token: string): DeployError {
  if (error.reach !== 'refused') return explain(error, `The role ${role} could not be assumed.`)
  return new DeployError({
    what: `AWS refused the job's OIDC token for ${parseArn(role).resource || role}.`,
    why: error.words,
    ...adviceFor(error, role, claimsOf(token)),
    code: codeOf(error),
    requestId: error.requestId,
    cause: error,
  })
}

function adviceFor(error: ServiceError, role: string, claims: Claims): Advice {
  const account = accountOf(role) ?? 'of the role'
  const provider = providerOf(claims.iss)
  if (/No OpenIDConnect provider found/i.test(error.words)) {
    return {
      remedy: `Create the identity provider ${provider} in account ${account}, or check that this is the right account.`,
      snippets: providerCommand(claims),
    }
  }
  if (/Incorrect token audience/i.test(error.words)) {
    return {
      remedy: `Add ${claims.aud} to the client ids of the identity provider ${provider}, or set \`audience\` to one it has.`,
      snippets: [claimsSnippet(claims)],
    }
  }
  if (/not authorized to perform/i.test(error.words)) {
    return {
      remedy: `Either ${parseArn(role).resource} does not exist in account ${account}, or its trust policy does not match the token. A pattern with * needs StringLike.`,
      snippets: [claimsSnippet(claims), ...trustSnippet(role, claims)],
    }
  }
  return { remedy: otherRemedy(error) }
}

/** For what has nothing to do with the trust policy. */
function otherRemedy(error: ServiceError): string {
  const { code, words } = error
  if (/MaxSessionDuration|DurationSeconds/i.test(words)) {
    return "Lower `role-duration-seconds`, or raise the role's maximum session duration."
  }
  if (error.throttled) return 'STS is throttling: too many requests in this account. Run the step again.'
  if (error.transient) {
    return "STS could not reach the token's issuer. Run the step again; see githubstatus.com if it persists."
  }
  if (/^ExpiredToken/.test(code)) {
    return "The token expired before STS saw it: check the runner's clock, then run the step again."
  }
  if (/^ValidationError/.test(code)) {
    return `Correct \`role-to-assume\`: the form is ${ARN_FORMS.sts}`
  }
  if (/^RegionDisabled/.test(code)) return 'Activate STS for this Region in the account of the role.'
  return 'Run the step again; if it persists, compare the claims of the token with the identity provider.'
}

function claimsSnippet({ sub, aud, iss }: Claims): Snippet {
  return { title: 'The token says:', language: 'text', text: `sub = ${sub}\naud = ${aud}\niss = ${iss}` }
}

function trustSnippet(role: string, { sub, aud, iss }: Claims): Snippet[] {
  if ([sub, aud].includes(UNREADABLE)) return []
  const statement = trustStatement({ role, issuer: iss, audience: aud, subject: sub })
  return [
    {
      title: "Add this statement to the role's trust policy (values must match exactly):",
      language: 'json',
      text: JSON.stringify(statement, undefined, 2),
    },
  ]
}

/** Only words that a shell takes as they are; the claims come from outside. */
function providerCommand({ iss, aud }: Claims): Snippet[] {
  if (![iss, aud].every((word) => /^[\w.:/@-]+$/.test(word))) return []
  return [
    {
      title: 'Create it with:',
      language: 'sh',
      text: `aws iam create-open-id-connect-provider --url ${iss} --client-id-list ${aud}`,
    },
  ]
}

const UNREADABLE = '(unreadable)'

interface Claims {
  readonly sub: string
  readonly aud: string
  readonly iss: string
}

/** The claims that trust policies look at. The token itself is never printed. */
function claimsOf(token: string): Claims {
  const unknown = { sub: UNREADABLE, aud: UNREADABLE, iss: GITHUB_ISSUER }
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

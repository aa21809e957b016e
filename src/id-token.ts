import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Deadline } from './deadline.ts'
import type { Host } from './host.ts'
import type { Environment } from './inputs/fields.ts'
import { nameProxy, type ProxyAgents, proxyAgents } from './proxy.ts'
import { withTimeout } from './timeout.ts'

type IdToken = Host['idToken']

/** GitHub answers in a second or not at all. */
const LIMIT_MS = 20_000
const ATTEMPTS = 4
const FIRST_DELAY_MS = 200
/** An answer has about two thousand characters. */
const LONGEST_ANSWER = 64 * 1024
const LONGEST_WORDS = 500

/** An answer that will be the same the next time. */
class RefusalError extends Error {}

/** The same, but the first token is requested right now: it is on its way while other things are done. */
export function requestedEarly(idToken: IdToken, audience: string, deadline: Deadline): IdToken {
  let first: Promise<string> | undefined = idToken(audience, deadline)
  // Whoever asks for it sees why.
  first.catch(() => undefined)
  return (...asked) => {
    const token = first ?? idToken(...asked)
    first = undefined
    return token
  }
}

/**
 * The job's OIDC token for an audience, asked of the runner as @actions/core asks for it (its client
 * takes as long to load as all other code of a step:
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token).
 *
 * @throws the reason of the cancellation as soon as it comes, or what the last attempt met
 */
export async function idToken(env: Environment, audience: string, deadline: Deadline): Promise<string> {
  const url = new URL(required(env, 'ACTIONS_ID_TOKEN_REQUEST_URL'))
  url.searchParams.set('audience', audience)
  const bearer = required(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  const agents = proxyAgents(env)
  for (let attempt = 1; ; attempt++) {
    deadline.cancelled.throwIfAborted()
    const ended = new AbortController()
    const work = request(url, bearer, agents, ended.signal)
    try {
      return await withTimeout(work, deadline.requestMs(LIMIT_MS), deadline.cancelled)
    } catch (error) {
      deadline.cancelled.throwIfAborted()
      if (isFinal(error) || attempt === ATTEMPTS || deadline.remainingMs === 0)
        throw nameProxy(agents.proxies, url.protocol, error)
      // Silence has been pause enough.
      if (!isTimeout(error)) await deadline.pause(deadline.jittered(FIRST_DELAY_MS * 2 ** (attempt - 1)))
    } finally {
      ended.abort()
      work.catch(() => undefined)
    }
  }
}

/** Node throws a TypeError where a request cannot be made at all. */
function isFinal(error: unknown): boolean {
  return error instanceof RefusalError || Object(error).name === 'TypeError'
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

function required(env: Environment, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`The runner sets no ${name}.`)
  return value
}

async function request(
  url: URL,
  bearer: string,
  { httpAgent, httpsAgent }: ProxyAgents,
  signal: AbortSignal,
): Promise<string> {
  const headers = {
    accept: 'application/json',
    authorization: `Bearer ${bearer}`,
    'user-agent': 'actions/oidc-client',
  }
  const sent =
    url.protocol === 'http:'
      ? http.request(url, { agent: httpAgent, headers, signal })
      : https.request(url, { agent: httpsAgent, headers, signal })
  // One that comes after the answer is the answer's, too.
  sent.on('error', () => undefined)
  const [answer] = (await once(sent.end(), 'response')) as [IncomingMessage]
  return tokenOf(answer.statusCode, await bodyOf(answer))
}

async function bodyOf(answer: IncomingMessage): Promise<string> {
  let body = ''
  for await (const text of answer.setEncoding('utf8')) {
    body += text
    if (body.length > LONGEST_ANSWER) throw new Error(`an answer of more than ${LONGEST_ANSWER / 1024} KiB`)
  }
  return body
}

/** An answer is `{"value": "TOKEN"}`; what else it says may be quoted. */
function tokenOf(status: number | undefined, body: string): string {
  const answer = parse(body)
  if (status === 200 && typeof answer?.['value'] === 'string' && answer['value'] !== '')
    return answer['value']
  const other = answer === undefined ? 'an answer that is not JSON' : 'an answer without a token'
  const words = typeof answer?.['message'] === 'string' ? answer['message'] : other
  const cut = words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS - 1)}…` : words
  const message = `${cut} (HTTP ${status})`
  throw status === 401 || status === 403 ? new RefusalError(message) : new Error(message)
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

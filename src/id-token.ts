import type { Deadline } from './deadline.ts'
import type { Host } from './host.ts'
import { withTimeout } from './timeout.ts'

/** GitHub answers in a second or not at all; a second try often helps. */
const LIMIT_MS = 20_000
const ATTEMPTS = 2

/** How to come by a token; a rejected promise says why there is none. */
type IdToken = Host['idToken']

/** The same, but the first token is requested right now, so that it is on its way while other things are done. */
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
 * The job's OIDC token for an audience, from the runner. The runner's client waits for ever for an
 * answer that broke off, and knows no signal.
 *
 * @throws the reason of the cancellation as soon as it comes, or what the last attempt met
 */
export async function idToken(audience: string, deadline: Deadline): Promise<string> {
  const { getIDToken } = await import('@actions/core')
  for (let attempt = 1; ; attempt++) {
    deadline.cancelled.throwIfAborted()
    try {
      return await withTimeout(getIDToken(audience), deadline.requestMs(LIMIT_MS), deadline.cancelled)
    } catch (error) {
      deadline.cancelled.throwIfAborted()
      if (attempt === ATTEMPTS || deadline.remainingMs === 0) throw error
    }
  }
}

/** GitHub answers in a second or not at all; a second try often helps. */
const LIMIT_MS = 20_000
const ATTEMPTS = 2

/**
 * The job's OIDC token for an audience, from the runner.
 *
 * @throws the signal's reason as soon as it aborts, or what the last attempt met
 */
export async function idToken(audience: string, signal: AbortSignal): Promise<string> {
  const { getIDToken } = await import('@actions/core')
  for (let attempt = 1; ; attempt++) {
    try {
      return await within(getIDToken(audience), signal)
    } catch (error) {
      signal.throwIfAborted()
      if (attempt === ATTEMPTS) throw error
    }
  }
}

/** The runner's client waits for an answer that broke off for ever, and knows no signal. */
async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const ended = new AbortController()
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS)
    ended.signal.addEventListener('abort', () => clearTimeout(timer))
    signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    ended.abort()
  }
}

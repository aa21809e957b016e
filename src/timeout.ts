/**
 * Waits for work that knows no signal itself. The timer keeps the process alive, which a promise that
 * nothing will ever settle does not.
 *
 * @throws the signal's reason as soon as it aborts, or that nothing came within `limitMs` milliseconds
 */
export async function withTimeout<T>(work: Promise<T>, limitMs: number, signal: AbortSignal): Promise<T> {
  const ended = new AbortController()
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(timeoutError(limitMs)), limitMs)
    ended.signal.addEventListener('abort', () => clearTimeout(timer))
    signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    ended.abort()
  }
}

/** What a request ends with that nobody answered in time. */
export function timeoutError(limitMs: number): Error {
  const error = new Error(`no answer within ${(limitMs / 1000).toFixed(1)} s`)
  error.name = 'TimeoutError'
  return error
}

/** GitHub answers in a second or not at all. */
const LIMIT_MS = 30_000

/** The job's OIDC token for an audience, from the runner. Its client repeats what fails in passing. */
export async function idToken(audience: string): Promise<string> {
  const { getIDToken } = await import('@actions/core')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS)
  })
  try {
    return await Promise.race([getIDToken(audience), late])
  } finally {
    clearTimeout(timer)
  }
}

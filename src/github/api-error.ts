import { DeployError } from '../errors.ts'

/** What Octokit throws: an answer that was no success, or what kept one from coming. */
interface RequestError extends Error {
  readonly status?: number
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> }
}

/** Without a header that says otherwise (docs.github.com, "Rate limits for the REST API"). */
const SECONDARY_LIMIT_SECONDS = 60

/** An error of GitHub's API in the form that the retries of this action know. */
export function asSdkError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DeployError) return error
  const { response, status } = error as RequestError
  // Octokit says 500 where nobody answered.
  if (response === undefined || status === undefined) return innermost(error)
  const { headers } = response
  const limited = isRateLimit(error, status, headers)
  // Octokit adds the address of a page that is seldom about the error.
  const words = error.message.replace(/ - https:\/\/\S+$/, '')
  return Object.assign(new Error(words), {
    name: limited ? 'TooManyRequests' : `HTTP ${status}`,
    $metadata: { httpStatusCode: status, requestId: headers['x-github-request-id'] },
    ...(limited && { retryAfterSeconds: secondsToWait(headers) }),
  })
}

/** GitHub says 403 as well as 429 (docs.github.com, "Rate limits for the REST API"). */
function isRateLimit(
  { message }: Error,
  status: number,
  headers: Readonly<Record<string, string | number | undefined>>,
): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(message)
  )
}

/** By the server's clock, since that of this machine may be wrong. */
function secondsToWait(headers: Readonly<Record<string, string | number | undefined>>): number {
  const after = Number(headers['retry-after'] ?? Number.NaN)
  if (Number.isFinite(after)) return after
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN)
  const now = Date.parse(String(headers['date'])) / 1000
  const isUsedUp = headers['x-ratelimit-remaining'] === '0'
  return isUsedUp && Number.isFinite(reset - now) ? Math.max(1, reset - now) : SECONDARY_LIMIT_SECONDS
}

function innermost(error: Error): unknown {
  const { cause } = error
  return cause instanceof Error ? innermost(cause) : error
}

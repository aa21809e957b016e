import { issueToken } from './token.js'

/** @import { Job } from './token.js' */

/** The bearer token of a job with `id-token: write`. */
export const REQUEST_TOKEN = 'request-token-of-this-job'

export const TOKEN_PATH = '/oidc-token'

/**
 * What a runner sets for a job with `id-token: write`.
 *
 * @param {string} url of the server that answers for the token service
 * @returns {Record<string, string>}
 */
export function tokenEnvironment(url) {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${TOKEN_PATH}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
  }
}

/**
 * A job's request for an id token, answered as the token service does.
 *
 * @param {Job} job
 * @param {{ query: URLSearchParams, headers: Record<string, string> }} request header names in lower case
 * @returns {{ status: number, body: object }}
 */
export function answerTokenRequest(job, { query, headers }) {
  if (headers['authorization'] !== `Bearer ${REQUEST_TOKEN}`) {
    const message = 'The bearer token of the request is not the one of this job'
    return { status: 401, body: { message } }
  }
  const audience = query.get('audience') ?? `https://github.com/${job.idTokenClaims['repository_owner']}`
  return { status: 200, body: { value: issueToken(job, audience) } }
}

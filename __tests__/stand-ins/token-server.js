import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { DEFAULT_CLAIMS, issueToken } from '../../emulator/github/oidc/token.js'

/**
 * @typedef {object} TokenServer
 * @property {Record<string, string>} env what a runner sets for a job with `id-token: write`
 * @property {() => Promise<void>} close
 */

const BEARER = 'bearer-of-the-runner'
/** The only audience that AWS takes from GitHub. */
const AUDIENCE = 'sts.amazonaws.com'
const JOB = { now: Date.now, id: randomUUID, idTokenClaims: DEFAULT_CLAIMS }
export const SUBJECT = String(DEFAULT_CLAIMS['sub'])

/**
 * The endpoint of a runner that gives a job its id token, where the stand-in has none. A token for any other audience
 * is not given: moto would not look at it.
 *
 * @returns {Promise<TokenServer>}
 */
export async function startTokenServer() {
  const server = createServer((request, response) => {
    const audience = new URL(request.url ?? '', 'http://127.0.0.1').searchParams.get('audience')
    const trusted = request.headers.authorization === `Bearer ${BEARER}` && audience === AUDIENCE
    response.writeHead(trusted ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(trusted ? { value: issueToken(JOB, AUDIENCE) } : { message: 'Unauthorized' }))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: BEARER,
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

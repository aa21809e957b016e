import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { DEFAULT_CLAIMS, issueToken } from '../../emulator/github/oidc/token.js'

/**
 * @typedef {object} TokenServer
 * @property {Record<string, string>} env what a runner sets for a job with `id-token: write`
 * @property {string[]} audiences asked for, in order
 * @property {string[]} issued
 * @property {() => Promise<void>} close
 */

const BEARER = 'bearer-of-the-runner'
const JOB = { now: Date.now, id: randomUUID, idTokenClaims: DEFAULT_CLAIMS }

/**
 * The endpoint of a runner that gives a job its id token, for parts that have none.
 *
 * @returns {Promise<TokenServer>}
 */
export async function startTokenServer() {
  /** @type {string[]} */
  const audiences = []
  /** @type {string[]} */
  const issued = []
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    const audience = url.searchParams.get('audience') ?? ''
    const trusted = request.headers.authorization === `Bearer ${BEARER}`
    const token = issueToken(JOB, audience)
    if (trusted) {
      audiences.push(audience)
      issued.push(token)
    }
    response.writeHead(trusted ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(trusted ? { value: token } : { message: 'Unauthorized' }))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: BEARER,
    },
    audiences,
    issued,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

import { ServiceError } from '../../aws/service-error.js'
import { issueToken } from './token.js'

/** @import { EndpointRequest, EndpointResponse } from '../../aws/service-error.js' */
/** @import { Service } from '../../aws/services.js' */
/** @import { World } from '../../aws/world.js' */

/** The bearer token of a job with `id-token: write`. */
export const REQUEST_TOKEN = 'request-token-of-this-job'

const PATH = '/oidc-token'

/** The endpoint of the runner that gives a job its id token. @type {Service} */
export const oidc = {
  name: 'oidc',
  identify: ({ method, path }) => (path === PATH ? (method === 'GET' ? 'GetIdToken' : '') : undefined),
  run,
  renderError: (_, error) => json(error.status, { message: error.text }),
  describeBody: () => undefined,
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  if (request.headers['authorization'] !== `Bearer ${REQUEST_TOKEN}`) {
    throw new ServiceError(401, 'Unauthorized', 'The bearer token of the request is not the one of this job')
  }
  const audience =
    request.query.get('audience') ?? `https://github.com/${world.idTokenClaims['repository_owner']}`
  return json(200, { value: issueToken(world, audience) })
}

/**
 * @param {number} status
 * @param {Record<string, unknown>} value
 * @returns {EndpointResponse}
 */
function json(status, value) {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) }
}

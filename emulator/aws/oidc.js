import { answerTokenRequest, TOKEN_PATH } from '../github/oidc/service.js'

/** @import { EndpointResponse } from './service-error.js' */
/** @import { Service } from './services.js' */

/*
 * What this side knows of GitHub's token service; nothing else here imports from there. The endpoint answers for the
 * service, so that its requests are recorded and can go wrong like any others, and STS asks whether a token is genuine.
 */

export { tokenEnvironment } from '../github/oidc/service.js'
export { DEFAULT_CLAIMS, readToken } from '../github/oidc/token.js'

/** @typedef {import('../github/oidc/token.js').Claims} Claims */

/** @type {Service} */
export const oidc = {
  name: 'oidc',
  identify: ({ method, path }) => (path === TOKEN_PATH ? (method === 'GET' ? 'GetIdToken' : '') : undefined),
  run: (world, request) => {
    const { status, body } = answerTokenRequest(world, request)
    return json(status, body)
  },
  renderError: (_, error) => json(error.status, { message: error.text }),
  describeBody: () => undefined,
}

/**
 * @param {number} status
 * @param {object} body
 * @returns {EndpointResponse}
 */
function json(status, body) {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

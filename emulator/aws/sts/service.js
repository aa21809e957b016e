import { authenticate } from '../identity.js'
import { NotEmulated } from '../service-error.js'
import { xmlResponse } from '../xml.js'
import { assumeRole, assumeRoleWithWebIdentity } from './assume-role.js'

/** @import { Refusals } from '../identity.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */
/** @import { XmlTree } from '../xml.js' */

/** @type {Refusals} */
const NOT_AUTHENTICATED = {
  missing: [403, 'MissingAuthenticationToken', 'Request is missing Authentication Token'],
  unknown: [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'],
  expired: [403, 'ExpiredToken', 'The security token included in the request is expired'],
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'
const XML = { 'content-type': 'text/xml' }

/** @type {Service} */
export const sts = {
  name: 'sts',
  identify(request) {
    const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
    if (request.method !== 'POST' || request.path !== '/' || !form) return undefined
    return readForm(request).get('Action') ?? ''
  },
  run,
  renderError: (world, error) => {
    const type = error.status < 500 ? 'Sender' : 'Receiver'
    const tree = {
      Error: { Type: type, Code: error.type, Message: error.text ?? '' },
      RequestId: world.id(),
    }
    return xmlResponse(error.status, 'ErrorResponse', tree, {
      namespace,
      headers: { ...XML, ...error.headers },
    })
  },
  describeBody: (request) => Object.fromEntries(readForm(request)),
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  const form = readForm(request)
  const action = form.get('Action') ?? ''
  const tree = {
    [`${action}Result`]: resultOf(world, request, action, form),
    ResponseMetadata: { RequestId: world.id() },
  }
  return xmlResponse(200, `${action}Response`, tree, { namespace, headers: XML })
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @param {string} action
 * @param {URLSearchParams} form
 * @returns {XmlTree}
 */
function resultOf(world, request, action, form) {
  // The only one that is not signed: its token says who asks.
  if (action === 'AssumeRoleWithWebIdentity') return assumeRoleWithWebIdentity(world, form)
  if (action === 'AssumeRole') return assumeRole(world, form, authenticate(world, request, NOT_AUTHENTICATED))
  if (action === 'GetCallerIdentity') {
    const { credentials } = authenticate(world, request, NOT_AUTHENTICATED)
    return { Arn: credentials.arn, UserId: credentials.userId, Account: credentials.account }
  }
  throw new NotEmulated(`sts ${action}`)
}

/** @param {EndpointRequest} request */
function readForm(request) {
  return new URLSearchParams(request.body.toString())
}

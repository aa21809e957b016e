import { authenticate, credentialScope, jsonRefusals } from '../identity.js'
import { jsonResponse } from '../json.js'
import { NotEmulated } from '../service-error.js'
import { entityTooLarge } from './errors.js'
import { readLambdaBody } from './request-body.js'
import { matchRoute } from './routes.js'

/** @import { EndpointRequest, EndpointResponse, ServiceError } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */

const LARGEST_DIRECT_ZIP = 52_428_800
const LARGEST_REQUEST = 70_167_211

/** Errors whose message is spelled with a capital on the wire. */
const CAPITAL = new Set(['AccessDeniedException', 'ResourceNotFoundException', 'ServiceException'])

/** @type {Service} */
export const lambda = {
  name: 'lambda',
  identify(request) {
    const own = /^\/\d{4}-\d\d-\d\d\/functions\//.test(request.path)
    if (!own && credentialScope(request)?.service !== 'lambda') return undefined
    return matchRoute(request.method, request.path)?.route.operation ?? ''
  },
  run,
  renderError,
  describeBody: (request) =>
    /\/invocations$/.test(request.path) ? request.body.toString() : readLambdaBody(request.body).described,
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  const match = matchRoute(request.method, request.path)
  if (!match) throw new NotEmulated(`${request.method} ${request.path}`)
  const { route, params } = match
  const caller = authenticate(world, request, jsonRefusals(403))
  if (!route.runRaw) world.lambdaQuota?.take(route.operation, caller)
  if (route.runRaw) {
    // Its permission has another name than itself.
    const named = {
      operation: 'InvokeFunction',
      caller,
      params,
      query: request.query,
      input: {},
      zip: undefined,
      zipHash: undefined,
    }
    return route.runRaw(world, named, request)
  }
  const { input, zip, zipHash } = readLambdaBody(request.body)
  refuseTooLarge(route.operation, request.body.length, zip?.length ?? 0)
  refuseUnknown(route.operation, 'member', Object.keys(input), route.members)
  refuseUnknown(route.operation, 'parameter', [...request.query.keys()], route.query)
  const { query } = request
  const named = { operation: route.operation, caller, params, query, input, zip, zipHash }
  return jsonResponse(world, route.status, route.run(world, named))
}

/**
 * The package is looked at before the request that holds it.
 *
 * @param {string} operation
 * @param {number} bytes of the whole request
 * @param {number} zipBytes
 */
function refuseTooLarge(operation, bytes, zipBytes) {
  if (zipBytes > LARGEST_DIRECT_ZIP) {
    throw entityTooLarge(`Zipped size must be smaller than ${LARGEST_DIRECT_ZIP} bytes`)
  }
  if (bytes > LARGEST_REQUEST) {
    throw entityTooLarge(
      `Request must be smaller than ${LARGEST_REQUEST} bytes for the ${operation} operation`,
    )
  }
}

/**
 * @param {string} operation
 * @param {string} kind
 * @param {string[]} given
 * @param {readonly string[]} known
 */
function refuseUnknown(operation, kind, given, known) {
  const unknown = given.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new NotEmulated(`${operation} with ${kind} ${unknown.join(', ')}`)
}

/**
 * @param {World} world
 * @param {ServiceError} error
 * @returns {EndpointResponse}
 */
function renderError(world, error) {
  const message = CAPITAL.has(error.type) ? 'Message' : 'message'
  const headers = { 'x-amzn-errortype': error.type, ...error.headers }
  return jsonResponse(world, error.status, { ...error.members, [message]: error.text }, headers)
}

import { codedeploy } from './codedeploy/service.js'
import { ecr } from './ecr/service.js'
import { lambda } from './lambda/service.js'
import { oidc } from './oidc.js'
import { s3 } from './s3/service.js'
import { NotEmulated, ServiceError } from './service-error.js'
import { signer } from './signer/service.js'
import { sts } from './sts/service.js'

/** @import { EndpointRequest, EndpointResponse } from './service-error.js' */
/** @import { FaultAnswer } from './faults.js' */
/** @import { World } from './world.js' */

/**
 * @typedef {object} Service
 * @property {string} name as in credential scopes
 * @property {(request: EndpointRequest) => string | undefined} identify the operation, '' for one that is not known,
 *   undefined where the request is another service's
 * @property {(world: World, request: EndpointRequest) => EndpointResponse} run throws {@link ServiceError} or {@link NotEmulated}
 * @property {(world: World, error: ServiceError) => EndpointResponse} renderError
 * @property {(request: EndpointRequest) => unknown} describeBody for the record: small, parsed
 */

/** Asked in this order. @type {readonly Service[]} */
const SERVICES = [oidc, sts, ecr, codedeploy, signer, s3, lambda]

/**
 * Whose request it is.
 *
 * @param {EndpointRequest} request
 * @returns {{ service: Service | undefined, operation: string }}
 */
export function identify(request) {
  for (const service of SERVICES) {
    const operation = service.identify(request)
    if (operation !== undefined) return { service, operation }
  }
  return { service: undefined, operation: '' }
}

/**
 * The whole endpoint as a function of values.
 *
 * @param {World} world changed in place
 * @param {EndpointRequest} request
 * @returns {{ response: EndpointResponse, refused: string | undefined }} refused names what nothing imitates
 */
export function handle(world, request) {
  const { service } = identify(request)
  try {
    if (!service) throw new NotEmulated(`${request.method} ${request.path}`)
    return { response: service.run(world, request), refused: undefined }
  } catch (error) {
    if (service && error instanceof ServiceError) {
      return { response: service.renderError(world, error), refused: undefined }
    }
    if (!(error instanceof NotEmulated)) throw error
    const body = JSON.stringify({ message: error.message })
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': 'NotEmulated' }
    return { response: { status: 501, headers, body }, refused: error.message }
  }
}

/**
 * The answer of a fault, in the format of the service that was asked.
 *
 * @param {World} world
 * @param {EndpointRequest} request
 * @param {FaultAnswer} answer
 * @returns {EndpointResponse}
 */
export function renderFault(world, request, { status, errorType, message, body, headers = {} }) {
  if (body !== undefined) {
    const type = errorType === undefined ? {} : { 'x-amzn-errortype': errorType }
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return { status, headers: { 'x-amzn-requestid': world.id(), ...type, ...headers }, body: text }
  }
  const error = new ServiceError(status, errorType ?? 'InternalError', message ?? 'Injected fault', {
    headers,
  })
  const { service } = identify(request)
  return (service ?? lambda).renderError(world, error)
}

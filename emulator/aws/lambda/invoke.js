import { NotEmulated, ServiceError } from '../service-error.js'
import { USER } from './errors.js'
import { findVersion } from './function-name.js'
import { authorizeFunction } from './request.js'

/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaRequest } from './request.js' */

/**
 * How a function answers, whatever it is asked; `null` when a seed names nothing.
 *
 * @typedef {object} Answer
 * @property {unknown} [payload]
 * @property {{ type: string, message: string }} [error] that the function ends with instead
 * @property {string} [log] what it writes
 * @property {string} [version] that runs in place of the one that is asked for
 * @property {number} [throttles] how many invocations are throttled before one runs
 * @property {string} [reason] of the throttling
 */

/**
 * @param {World} world
 * @param {LambdaRequest} named
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
export function invoke(world, named, { body, headers }) {
  const { fn, name } = authorizeFunction(world, named)
  const version = findVersion(fn, name.qualifier)
  const type = headers['x-amz-invocation-type'] ?? 'RequestResponse'
  if (type !== 'RequestResponse') throw new NotEmulated(`Invoke of type ${type}`)
  refuseBadJson(body)
  const { payload = null, error, log = '', version: ran = version.version, ...throttling } = fn.answer
  throttle(fn.answer, throttling)
  fn.invocations.push({ version: version.version, payload: body.toString() })
  const id = world.id()
  const lines = [
    `START RequestId: ${id} Version: ${ran}`,
    log,
    `END RequestId: ${id}`,
    `REPORT RequestId: ${id}\tDuration: 1.00 ms`,
  ]
  const tail = Buffer.from(`${lines.filter(Boolean).join('\n')}\n`)
    .subarray(-4096)
    .toString('base64')
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amzn-requestid': id,
      'x-amz-executed-version': ran,
      ...(headers['x-amz-log-type'] === 'Tail' && { 'x-amz-log-result': tail }),
      ...(error && { 'x-amz-function-error': 'Unhandled' }),
    },
    body: JSON.stringify(error ? { errorType: error.type, errorMessage: error.message, trace: [] } : payload),
  }
}

/** @param {Buffer} body */
function refuseBadJson(body) {
  try {
    if (body.length > 0) JSON.parse(body.toString())
  } catch (error) {
    throw new ServiceError(
      400,
      'InvalidRequestContentException',
      `Could not parse request body into json: ${error}`,
      USER,
    )
  }
}

/**
 * @param {Answer} answer
 * @param {Pick<Answer, 'throttles' | 'reason'>} throttling
 */
function throttle(answer, { throttles = 0, reason = 'ConcurrentInvocationLimitExceeded' }) {
  if (throttles <= 0) return
  answer.throttles = throttles - 1
  throw new ServiceError(429, 'TooManyRequestsException', 'Rate Exceeded.', {
    members: { Reason: reason, Type: 'User' },
  })
}

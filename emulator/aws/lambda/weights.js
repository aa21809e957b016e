import { ServiceError } from '../service-error.js'
import { invalidParameter, validation } from './errors.js'
import { findVersion } from './function-name.js'

/** @import { LambdaFunction } from './function.js' */
/** @import { LambdaRequest } from './request.js' */

const WHERE = "at 'routingConfig.additionalVersionWeights' failed to satisfy constraint"

/**
 * The routing weights that an alias will have.
 *
 * @param {LambdaRequest} request
 * @param {LambdaFunction} fn
 * @param {string} version that the alias will point at
 * @param {Record<string, number>} [kept] those it has, which stay where the request brings none; an empty object
 *   clears them
 * @returns {Record<string, number>}
 */
export function readWeights({ input }, fn, version, kept = {}) {
  const routing = input['RoutingConfig']
  /** @type {Record<string, number>} */
  const weights = routing ? Object(Object(routing).AdditionalVersionWeights) : kept
  const entries = Object.entries(weights)
  if (entries.length > 1) {
    throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1')
  }
  for (const [other, weight] of entries) refuseWeight(fn, version, other, weight)
  return weights
}

/**
 * @param {LambdaFunction} fn
 * @param {string} version
 * @param {string} other
 * @param {number} weight
 */
function refuseWeight(fn, version, other, weight) {
  const value = `Value '{${other}=${Number.isInteger(weight) ? weight.toFixed(1) : weight}}' ${WHERE}`
  if (!(weight >= 0 && weight <= 1)) {
    throw validation(
      `${value}: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
    )
  }
  if (!/^[0-9]+$/.test(other)) {
    throw validation(
      `${value}: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]`,
    )
  }
  if (version === '$LATEST') {
    // Recorded without the member Type that others of its kind carry.
    throw new ServiceError(
      400,
      'InvalidParameterValueException',
      '$LATEST is not supported for an alias pointing to more than 1 version',
    )
  }
  if (other === version) {
    throw invalidParameter(
      `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
    )
  }
  findVersion(fn, other)
}

import { renderCode, renderConfiguration } from './configuration.js'
import { findVersion } from './function-name.js'
import { authorizeFunction } from './request.js'
import { countRead } from './settle.js'

/** @import { World } from '../world.js' */
/** @import { LambdaRequest, Operation } from './request.js' */

/**
 * @param {World} world
 * @param {LambdaRequest} request
 * @returns {{ Configuration: Record<string, unknown>, Code: Record<string, unknown> }}
 */
export function getFunction(world, request) {
  const { fn, name } = authorizeFunction(world, request)
  const version = findVersion(fn, name.qualifier)
  const answer = {
    Configuration: renderConfiguration(fn, version, name.qualifier),
    Code: renderCode(fn, version),
  }
  countRead(version)
  return answer
}

/** @type {Operation} */
export function getFunctionConfiguration(world, request) {
  return getFunction(world, request).Configuration
}

import { openFunction } from './call.js'
import { renderCode, renderConfiguration } from './configuration.js'
import { findVersion } from './resolve.js'
import { countRead } from './settle.js'

/** @import { World } from '../world.js' */
/** @import { LambdaCall } from './call.js' */

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function getFunction(world, call) {
  const { fn, ref } = openFunction(world, call)
  const version = findVersion(fn, ref.qualifier)
  const answer = {
    Configuration: renderConfiguration(fn, version, ref.qualifier),
    Code: renderCode(fn, version),
    Tags: Object.keys(fn.tags).length > 0 ? fn.tags : undefined,
  }
  countRead(version)
  return answer
}

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Record<string, unknown>}
 */
export function getFunctionConfiguration(world, call) {
  const { fn, ref } = openFunction(world, call)
  const version = findVersion(fn, ref.qualifier)
  const answer = renderConfiguration(fn, version, ref.qualifier)
  countRead(version)
  return answer
}

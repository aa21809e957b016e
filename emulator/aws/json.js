/** @import { EndpointResponse } from './service-error.js' */
/** @import { World } from './world.js' */

/**
 * @param {World} world
 * @param {number} status
 * @param {Record<string, unknown>} value members that are undefined do not reach the wire
 * @param {Record<string, string>} [headers] added, or in place of those that every answer has
 * @returns {EndpointResponse}
 */
export function jsonResponse(world, status, value, headers = {}) {
  const common = { 'content-type': 'application/json', 'x-amzn-requestid': world.id() }
  return { status, headers: { ...common, ...headers }, body: status === 204 ? '' : JSON.stringify(value) }
}

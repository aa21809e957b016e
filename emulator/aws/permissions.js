/** @import { World } from './world.js' */

/**
 * @typedef {object} Denial
 * @property {string} action e.g. `lambda:UpdateFunctionCode`, or `lambda:*`
 * @property {string | undefined} [resource] an ARN, with `*` as a wildcard; every resource when absent
 */

/**
 * The sentence IAM answers a denied call with, or undefined where the call is allowed.
 *
 * @param {World} world
 * @param {{ arn: string }} caller
 * @param {string} action
 * @param {string} resource ARN
 * @returns {string | undefined}
 */
export function denialOf(world, caller, action, resource) {
  const denied = world.denials.some(
    (denial) => matches(denial.action, action) && matches(denial.resource ?? '*', resource),
  )
  if (!denied) return undefined
  return `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
}

/**
 * @param {string} pattern `*` stands for anything
 * @param {string} value
 * @returns {boolean}
 */
export function matches(pattern, value) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(value)
}

import { ServiceError } from '../service-error.js'

/** STS's answers to what it will not do, in its own words where those are known. */

/** @param {string} message */
export const accessDenied = (message) => new ServiceError(403, 'AccessDenied', message)

/** @param {string} message */
export const invalidToken = (message) => new ServiceError(400, 'InvalidIdentityToken', message)

/** @param {string} message */
export const invalid = (message) => new ServiceError(400, 'ValidationError', message)

/**
 * @param {string | number} value
 * @param {string} member
 * @param {string} constraint
 */
export const violation = (value, member, constraint) =>
  invalid(
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )

import { ServiceError } from '../service-error.js'

/** The member that most of Lambda's errors carry. */
export const USER = { members: { Type: 'User' } }

/** Lambda's answers to what it will not do, in its own words where those are known. */

/** @param {string} message */
export const notFound = (message) => new ServiceError(404, 'ResourceNotFoundException', message, USER)

/** @param {string} message */
export const conflict = (message) => new ServiceError(409, 'ResourceConflictException', message, USER)

/** @param {string} message */
export const invalidParameter = (message) =>
  new ServiceError(400, 'InvalidParameterValueException', message, USER)

/** @param {string[]} problems each `Value '...' at '...' failed to satisfy constraint: ...` */
export const validation = (...problems) =>
  new ServiceError(
    400,
    'ValidationException',
    `${problems.length} validation error${problems.length > 1 ? 's' : ''} detected: ${problems.join('; ')}`,
  )

/** @param {string | null} message */
export const accessDenied = (message) => new ServiceError(403, 'AccessDeniedException', message)

/** @param {string} message */
export const entityTooLarge = (message) =>
  new ServiceError(413, 'RequestEntityTooLargeException', message, USER)

export const revisionMismatch = () =>
  new ServiceError(
    412,
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    USER,
  )

/** @param {string} arn of the function or version that an update is in progress for */
export const updateInProgress = (arn) =>
  conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`)

/** @param {string} state */
export const inState = (state) =>
  conflict(
    `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
  )

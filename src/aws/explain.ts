import { DeployError } from '../errors.ts'
import { REMEDIES } from './remedies.ts'
import type { ServiceError } from './service-error.ts'

/**
 * Turns a failed AWS request into the error that the step ends with.
 *
 * @param what what could not be done, as one sentence
 */
export function explain(error: ServiceError, what: string): DeployError {
  return new DeployError({
    what,
    why: error.words || `${error.operation} gave no reason.`,
    remedy: remedyFor(error),
    code: codeOf(error),
    requestId: error.requestId,
    cause: error,
  })
}

/** The service's code, with the HTTP status where there was an answer. */
export function codeOf(error: ServiceError): string {
  return error.status === undefined ? error.code : `${error.code}, HTTP ${error.status}`
}

function remedyFor(error: ServiceError): string | undefined {
  for (const { when, remedy } of REMEDIES) {
    if (!when(error)) continue
    return typeof remedy === 'string' ? remedy : remedy(error)
  }
  return undefined
}

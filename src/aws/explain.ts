import { DeployError } from '../errors.ts'
import { REMEDIES } from './remedies.ts'
import type { Advice, ErrorContext } from './remedy.ts'
import type { ServiceError } from './service-error.ts'

/**
 * Turns a failed AWS request into the error that the step ends with.
 *
 * @param what what could not be done, as one sentence
 */
export function explain(error: ServiceError, what: string, known: ErrorContext = {}): DeployError {
  return new DeployError({
    what,
    why: error.words || `${error.operation} failed, and the answer gives no reason.`,
    ...adviceFor(error, known),
    code: codeOf(error),
    requestId: error.requestId,
    cause: error,
  })
}

/** The service's code, with the HTTP status where there was an answer. */
export function codeOf({ code, status }: ServiceError): string {
  if (status === undefined) return code
  return /^(Unknown|Error)$/.test(code) ? `HTTP ${status}` : `${code}, HTTP ${status}`
}

function adviceFor(error: ServiceError, known: ErrorContext): Advice | undefined {
  const remedy = REMEDIES.find(({ when }) => when(error))?.remedy
  if (remedy === undefined) return undefined
  return typeof remedy === 'string' ? { remedy } : remedy(error, known)
}

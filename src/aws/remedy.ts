import type { Snippet } from '../errors.ts'
import type { ServiceError } from './service-error.ts'

/** What a run knows that no request says. */
export interface ErrorContext {
  /** Account of the credentials. */
  readonly account?: string | undefined
}

/** What to change, and what to copy for it. */
export interface Advice {
  readonly remedy: string
  readonly snippets?: readonly Snippet[]
}

/** What to change about an error. */
export interface Remedy {
  readonly when: (error: ServiceError) => boolean
  readonly remedy: string | ((error: ServiceError, known: ErrorContext) => Advice)
}

export function withCode(pattern: RegExp): (error: ServiceError) => boolean {
  return (error) => pattern.test(error.code)
}

export function withWords(pattern: RegExp): (error: ServiceError) => boolean {
  return (error) => pattern.test(error.words)
}

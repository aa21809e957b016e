/** What a {@link DeployError} says; every text may hold words from outside and is not yet escaped. */
export interface ErrorParts {
  /** What failed, as one sentence. */
  readonly what: string
  /** Why, in the service's own words where a service spoke. */
  readonly why?: string | undefined
  /** What to change. */
  readonly remedy?: string | undefined
  /** The service's error code, e.g. `ResourceConflictException`. */
  readonly code?: string | undefined
  /** The service's request id, for support cases. */
  readonly requestId?: string | undefined
  readonly cause?: unknown
}

/** The one error that a step may end with: what failed, why, and what to change. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
  readonly what: string
  readonly why: string | undefined
  readonly remedy: string | undefined
  readonly code: string | undefined
  readonly requestId: string | undefined

  constructor(parts: ErrorParts) {
    super(sentence(parts), { cause: parts.cause })
    this.what = parts.what
    this.why = parts.why
    this.remedy = parts.remedy
    this.code = parts.code
    this.requestId = parts.requestId
  }
}

function sentence({ what, why, remedy, code, requestId }: ErrorParts): string {
  const origin = [code, requestId === undefined ? undefined : `request ${requestId}`].filter(
    (part) => part !== undefined,
  )
  const reason = [why, origin.length === 0 ? undefined : `(${origin.join(', ')})`]
    .filter((part) => part !== undefined)
    .join(' ')
  return [what, reason, remedy].filter((part) => part !== undefined && part !== '').join('\n')
}

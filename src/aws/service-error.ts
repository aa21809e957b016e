/** What is known about a request that failed: whether AWS may have acted on it. */
export type Reach =
  /** AWS answered, and said no. */
  | 'refused'
  /** It never left this machine whole: nothing was done. */
  | 'unsent'
  /** No usable answer: it may have been done. */
  | 'unknown'

/** An AWS request that failed, without anything of the SDK. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  /** e.g. `lambda:UpdateFunctionCode`. */
  readonly operation: string
  /** The service's error code, e.g. `ResourceConflictException`, or Node's, e.g. `ECONNRESET`. */
  readonly code: string
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined
  /** The service's own words. */
  readonly words: string
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly reach: Reach
  /** ARN of what was asked of, as far as the request tells. */
  readonly resource: string | undefined

  constructor(operation: string, cause: unknown, resource?: string) {
    const error = asSdkError(cause)
    super(`${operation}: ${error.message}`, { cause })
    this.operation = operation
    this.resource = resource
    this.code = error.code ?? error.name
    this.status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode
    this.words = error.message
    this.requestId = error.$metadata?.requestId
    this.retryAfterSeconds = seconds(error.retryAfterSeconds ?? error.$response?.headers?.['retry-after'])
    this.reach = reachOf(error, this.status)
  }

  /** Someone else's update is in progress, or just finished: try again once it has settled. */
  get conflict(): boolean {
    return this.code === 'ResourceConflictException' && !this.alreadyExists
  }

  /** Somebody else created it first. */
  get alreadyExists(): boolean {
    return /already exists/i.test(this.words)
  }

  /** Too many requests, whatever the status says: EC2's throttling comes as a 400. */
  get throttled(): boolean {
    return (
      this.status === 429 ||
      /^(TooManyRequests|Throttling|RequestLimitExceeded|SlowDown|EC2Throttled)/.test(this.code) ||
      /RequestLimitExceeded|throttled by EC2/.test(this.words)
    )
  }

  /** Waiting and repeating never help. */
  get final(): boolean {
    return this.untrusted
  }

  /** What answers for AWS is not trusted. */
  get untrusted(): boolean {
    return this.status === undefined && NO_TRUST.test(this.code)
  }

  get accessDenied(): boolean {
    return /^AccessDenied/.test(this.code) || (this.status === 403 && this.code === 'Forbidden')
  }

  get notFound(): boolean {
    return this.code === 'ResourceNotFoundException'
  }
}

interface SdkError {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly retryAfterSeconds?: string | number
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> }
}

function asSdkError(cause: unknown): SdkError {
  return cause instanceof Error ? cause : { name: 'UnknownError', message: String(cause) }
}

/** These say that no connection was made, so that nothing can have been done. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_PROXY_TUNNEL)$/
/** Certificates that Node does not trust; the same the next time. */
const NO_TRUST = /CERT|SIGNATURE|^ERR_TLS/

function reachOf(error: SdkError, status: number | undefined): Reach {
  if (
    NO_CONNECTION.test(error.code ?? '') ||
    NO_TRUST.test(error.code ?? '') ||
    error.name === 'CredentialsProviderError'
  )
    return 'unsent'
  if (status === undefined || status >= 500 || status < 300) return 'unknown'
  return 'refused'
}

function seconds(value: string | number | undefined): number | undefined {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

import { isUnreadable, type SdkError, wordsOf } from './error-words.ts'

/** What is known about a request that failed: whether AWS may have acted on it. */
export type Reach =
  /** AWS answered, and said no. */
  | 'refused'
  /** It never left this machine whole: nothing was done. */
  | 'unsent'
  /** No usable answer: it may have been done. */
  | 'unknown'

/** What could not be done for want of a request, as one sentence. */
export type Sentence = string | ((error: ServiceError) => string)

/** An AWS request that failed, without anything of the SDK. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  /** e.g. `lambda:UpdateFunctionCode`. */
  readonly operation: string
  /** ARN of what the request was about, as a policy names it; undefined if the caller did not say. */
  readonly resource: string | undefined
  /** The service's error code, e.g. `ResourceConflictException`, or Node's, e.g. `ECONNRESET`. */
  readonly code: string
  /** HTTP status; undefined where no answer came. */
  readonly status: number | undefined
  /** The service's own words, or the cause on this machine; empty if there are none. Never a part of an answer. */
  readonly words: string
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined
  /** Which limit was exceeded, e.g. `ReservedFunctionConcurrentInvocationLimitExceeded`. */
  readonly limit: string | undefined
  /** Where S3 says that the bucket is. */
  readonly bucketRegion: string | undefined
  /** An answer came, but nothing that the service says. */
  readonly unreadable: boolean
  /** The clock of this machine was wrong, and the next request is signed with the right time. */
  readonly clockCorrected: boolean
  readonly reach: Reach
  #what: string | undefined

  /** @param resource ARN of what the request was about */
  constructor(operation: string, cause: unknown, resource?: string) {
    const error = asSdkError(cause)
    const words = wordsOf(error)
    const unreadable = isUnreadable(error)
    // The original error of an answer that could not be read has all of the answer.
    super(`${operation}: ${words || error.name}`, unreadable ? undefined : { cause })
    const headers = error.$response?.headers
    this.operation = operation
    this.resource = resource
    this.code = error.code ?? error.name
    this.status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode
    this.words = words
    this.unreadable = unreadable
    this.requestId = error.$metadata?.requestId
    this.retryAfterSeconds = seconds(error.retryAfterSeconds ?? headers?.['retry-after'])
    this.limit = error.Reason
    this.bucketRegion = error.Region ?? headers?.['x-amz-bucket-region']
    this.clockCorrected = error.$metadata?.clockSkewCorrected === true
    this.reach = this.#reach()
  }

  /** What could not be done for want of this request, where whoever sent it said so. */
  get what(): string | undefined {
    return this.#what
  }

  /** The same error with what could not be done, unless that was said already. */
  saying(what: Sentence | undefined): this {
    this.#what ??= typeof what === 'function' ? what(this) : what
    return this
  }

  /**
   * Somebody else's update is in progress, or just finished: try again once it has taken effect. Other conflicts
   * (provisioned concurrency, aliases) are never over by waiting.
   */
  get conflict(): boolean {
    return this.code === 'ResourceConflictException' && PASSING_CONFLICT.test(this.words)
  }

  /** Somebody else created it first; of functions Lambda says `already exist`. */
  get alreadyExists(): boolean {
    return /already exists?\b/i.test(this.words)
  }

  /** Too many requests, whatever the status says: EC2's throttling comes as a 400. */
  get throttled(): boolean {
    return (
      this.status === 429 ||
      /^(TooManyRequests|Throttling|RequestLimitExceeded|SlowDown|EC2Throttled)/.test(this.code) ||
      /RequestLimitExceeded|throttled by EC2/.test(this.words)
    )
  }

  /**
   * Refused for now: STS could not reach the issuer of a token, S3 waited for bytes (as AWS documents it), the clock was
   * wrong, a role is so new that Lambda cannot assume it yet.
   */
  get transient(): boolean {
    return (
      this.clockCorrected ||
      /^(IDPCommunicationError|RequestTimeout)/.test(this.code) ||
      /retrieve verification key|role defined for the function cannot be assumed by Lambda/.test(this.words)
    )
  }

  /** Waiting can never help: it is refused, or fails on this machine in the same way each time. */
  get final(): boolean {
    if (this.conflict || this.throttled || this.transient) return false
    return this.reach === 'refused' || this.untrusted || this.local
  }

  /** Failed on this machine, before anything was sent: no credentials, a key that cannot be sent, no home directory. */
  get local(): boolean {
    return this.status === undefined && !this.unreadable && LOCAL.test(this.code)
  }

  /** What answers for AWS is not trusted. */
  get untrusted(): boolean {
    return this.status === undefined && NO_TRUST.test(this.code)
  }

  get accessDenied(): boolean {
    // An answer to HEAD has no body that could name a code.
    return /^AccessDenied/.test(this.code) || (this.status === 403 && /^(Forbidden|Unknown)$/.test(this.code))
  }

  /**
   * Denied for want of a permission that the policy of a role can give. What S3 denies in words of its own, a key's
   * or repository's policy, and what a policy denies explicitly are other matters.
   */
  get lacksPermission(): boolean {
    return this.accessDenied && (this.words === '' || NOT_AUTHORIZED.test(this.words))
  }

  get notFound(): boolean {
    return this.code === 'ResourceNotFoundException'
  }

  #reach(): Reach {
    const { status, code } = this
    if (NO_CONNECTION.test(code) || NO_TRUST.test(code) || this.local) return 'unsent'
    if (status === undefined || status >= 500 || status < 300 || this.unreadable) return 'unknown'
    // A proxy may have passed on what it answers with a redirection; S3's tells of a Region.
    if (status < 400 && this.bucketRegion === undefined && code !== 'PermanentRedirect') return 'unknown'
    return 'refused'
  }
}

/** IAM's own sentence, but for keys, which no statement of a step's policy names, and for explicit denials. */
const NOT_AUTHORIZED = /is not authorized to perform: (?!kms:)(?!.* with an explicit deny )/
/** Recorded against AWS; the last is of a function that was just created. */
const PASSING_CONFLICT =
  /An update is in progress for resource|could not be updated due to a concurrent update operation|in the following state: '?Pending/
/** These say that no connection was made, so that nothing can have been done. */
const NO_CONNECTION = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_PROXY_TUNNEL)$/
/** Certificates that Node does not trust; the same the next time. */
const NO_TRUST = /CERT|SIGNATURE|^ERR_TLS/
/** The SDK's codes for missing credentials, Node's for what a program or the system did wrong, the system's for files. */
const LOCAL =
  /^((Credentials|Token)ProviderError|(Type|Range|Reference)Error|ERR_(INVALID|UNESCAPED|HTTP_INVALID|SYSTEM)_.*|ENOENT|EACCES|EPERM|EISDIR|ENOTDIR|ENOSPC)$/

function asSdkError(cause: unknown): SdkError {
  return cause instanceof Error ? cause : { name: 'UnknownError', message: String(cause) }
}

function seconds(value: string | number | undefined): number | undefined {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) && number >= 0 ? number : undefined
}

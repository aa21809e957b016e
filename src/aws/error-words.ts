/** An error as the SDK or Node throws it. */
export interface SdkError {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly syscall?: string
  readonly retryAfterSeconds?: string | number
  /** Which limit was exceeded. */
  readonly Reason?: string
  /** Where S3 says the bucket is. */
  readonly Region?: string
  readonly $responseBodyText?: string
  readonly $metadata?: {
    readonly httpStatusCode?: number
    readonly requestId?: string
    /** The SDK signs with the service's time from now on. */
    readonly clockSkewCorrected?: boolean
  }
  readonly $response?: { readonly statusCode?: number; readonly headers?: Readonly<Record<string, string>> }
}

/** The environment variable whose value the SDK puts into a header. */
const SOURCE_OF_HEADER: Readonly<Record<string, string>> = {
  authorization: 'AWS_ACCESS_KEY_ID',
  'x-amz-security-token': 'AWS_SESSION_TOKEN',
}

/**
 * Whether an answer came that could not be parsed. The words of such an error quote the answer, and in the answers
 * about a function are its environment variables.
 */
export function isUnreadable(error: SdkError): boolean {
  const status = error.$response?.statusCode ?? error.$metadata?.httpStatusCode ?? 0
  return (
    error.name === 'SyntaxError' ||
    /XML parse error|Deserialization error/.test(error.message) ||
    (status >= 200 && status < 300)
  )
}

/** The true cause: the service's own words, or plainer ones than the SDK and Node have. Empty if nobody said any. */
export function wordsOf(error: SdkError): string {
  if (isUnreadable(error)) return unreadable(error)
  // The SDK's word for an answer without a message.
  if (error.message === 'UnknownError') return ''
  if (error.code === 'ERR_INVALID_CHAR') return unsendable(error.message)
  if (error.syscall === 'uv_os_homedir') {
    return 'The home directory is not known: HOME is not set, and the system knows none for this user.'
  }
  return withoutSecrets(error.message)
}

/** A service may quote the request that it refuses, with the session's token and signature in it. */
function withoutSecrets(words: string): string {
  return words.replace(/(x-amz-(?:security-token|signature|credential)\s*[=:]\s*)[^\s&"',]+/gi, '$1***')
}

function unreadable({ name, message, $responseBodyText: text, $response }: SdkError): string {
  const bytes = text === undefined ? $response?.headers?.['content-length'] : Buffer.byteLength(text)
  const size = bytes === undefined ? '' : ` (${bytes} bytes)`
  if (name === 'SyntaxError') return `The answer was not valid JSON${size}.`
  return /XML/.test(message) ? `The answer was not valid XML${size}.` : `The answer could not be read${size}.`
}

/** Node names the header, and never its value. */
function unsendable(message: string): string {
  const header = /\["([\w-]+)"\]/.exec(message)?.[1] ?? 'unknown'
  const source = SOURCE_OF_HEADER[header.toLowerCase()]
  const what = source === undefined ? `The header ${header} of the request` : source
  return `${what} contains a line break or another character that a request cannot carry.`
}

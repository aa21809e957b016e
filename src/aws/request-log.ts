import type { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Clock } from '../clock.ts'

type Handle = NodeHttpHandler['handle']
type Request = Parameters<Handle>[0]
type Response = Awaited<ReturnType<Handle>>['response']

/** What a request is for: the SDK hands the options of `client.send` on to the transport. */
export interface RequestLabel {
  /** e.g. `lambda:GetFunction`. */
  readonly operation?: string
  /** From 1. */
  readonly attempt?: number
}

/** Where the requests are said, and by which clock. */
export interface RequestLog {
  readonly debug: (line: string) => void
  readonly clock: Clock
}

/**
 * Says every request in one line: what it was for, where it went, what the answer was, how long it took, its attempt
 * and the request id. Neither a query nor a body: they may hold a secret.
 */
export function logged(send: Handle, { debug, clock }: RequestLog): Handle {
  return async (request, how = {}) => {
    const { operation = operationOf(request), attempt = attemptOf(request) } = how as RequestLabel
    const start = clock.now()
    const say = (answer: string, id?: string) => {
      const parts = [
        `${Math.round(clock.now() - start)} ms`,
        `attempt ${attempt}`,
        ...(id ? [`request id ${id}`] : []),
      ]
      const what = `${request.method} ${request.hostname}${request.path}`
      debug(`${operation === undefined ? what : `${operation} (${what})`}: ${answer}, ${parts.join(', ')}`)
    }
    try {
      const answer = await send(request, how)
      say(String(answer.response.statusCode), requestId(answer.response))
      return answer
    } catch (error) {
      say(error instanceof Error ? error.message || error.name : String(error))
      throw error
    }
  }
}

/** What the SDK sends by itself, such as the parts of an upload, has its name in the query. */
function operationOf({ query = {} }: Request): string | undefined {
  const { 'x-id': name, partNumber } = query
  if (typeof name !== 'string') return undefined
  return `s3:${name}${typeof partNumber === 'string' ? ` ${partNumber}` : ''}`
}

/** As the SDK counts them. */
function attemptOf({ headers }: Request): number {
  return Number(/attempt=(\d+)/.exec(headers['amz-sdk-request'] ?? '')?.[1] ?? 1)
}

function requestId({ headers }: Response): string | undefined {
  return headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? headers['x-amzn-request-id']
}

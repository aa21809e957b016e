import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda'
import { isArn } from '../arn.ts'
import type { Deadline } from '../deadline.ts'
import { withoutLatest, withQualifier } from '../function-name.ts'
import type { Log } from '../host.ts'
import { READ_LIMIT_MS, request } from './request.ts'
import { retry } from './retry.ts'

/** What the SDK is handed with each request. */
export interface Options {
  readonly abortSignal: AbortSignal
}

/** What all requests about one function share, and what was learned on the way. */
interface Shared {
  /** Sends each request once. */
  readonly client: LambdaClient
  /** Name or ARN, as Lambda takes it. */
  readonly functionName: string
  readonly log: Log
  /** Lambda has answered. */
  reached: boolean
  /** The function's ARN, once Lambda has said it. */
  arn: string | undefined
  /** GetFunction is denied, without and with a qualifier. */
  readonly denied: Set<'function' | 'version'>
}

/** How requests to Lambda about one function are sent, within a deadline. All throw a ServiceError. */
export class LambdaRequests {
  readonly #shared: Shared
  readonly #deadline: Deadline

  private constructor(shared: Shared, deadline: Deadline) {
    this.#shared = shared
    this.#deadline = deadline
  }

  /** @param functionName name or ARN */
  static open(functionName: string, config: LambdaClientConfig, deadline: Deadline, log: Log) {
    const client = new LambdaClient({ ...config, maxAttempts: 1 })
    const arn = isArn(functionName) ? functionName : undefined
    const shared: Shared = { client, functionName, log, reached: false, arn, denied: new Set() }
    return new LambdaRequests(shared, deadline)
  }

  /** The same for another deadline. */
  within(deadline: Deadline): LambdaRequests {
    return new LambdaRequests(this.#shared, deadline)
  }

  get client(): LambdaClient {
    return this.#shared.client
  }

  get functionName(): string {
    return this.#shared.functionName
  }

  get denied(): Shared['denied'] {
    return this.#shared.denied
  }

  /** Lets advice on permissions name the function from now on. */
  learnArn(arn: string | undefined): void {
    this.#shared.arn ??= arn && withoutLatest(arn)
  }

  /** A read, repeated until the deadline. */
  read<T>(name: string, send: (options: Options) => Promise<T>, qualifier?: string): Promise<T> {
    const how = { kind: 'read', firstContact: !this.#shared.reached } as const
    const context = { deadline: this.#deadline, log: this.#shared.log }
    return retry(() => this.send(name, send, { qualifier, mostMs: READ_LIMIT_MS }), how, context)
  }

  /** A request, sent once. */
  async send<T>(
    name: string,
    send: (options: Options) => Promise<T>,
    { qualifier, mostMs }: { qualifier?: string | undefined; mostMs?: number } = {},
  ): Promise<T> {
    const { arn } = this.#shared
    const resource = arn && withQualifier(arn, qualifier)
    const about = { operation: `lambda:${name}`, resource, ...(mostMs && { mostMs }) }
    const answer = await request(about, this.#deadline, (abortSignal) => send({ abortSignal }))
    this.#shared.reached = true
    return answer
  }
}

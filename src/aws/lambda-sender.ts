import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import { arnOf, withoutLatest, withQualifier } from '../function-name.ts'
import type { Log } from '../host.ts'
import type { ClientConfig } from './client-config.ts'
import type { RateLimiter } from './rate-limiter.ts'
import { type Attempt, READ_LIMIT_MS, type ReadOptions, type Request, send } from './request.ts'

/** What limits the requests about a function, and where retries are said. */
export interface LambdaContext {
  readonly deadline: Deadline
  readonly log: Log
  /** Opens the client of invocations, which may take a quarter of an hour. */
  readonly openSlowClient: () => LambdaClient
  /** Of the Region, where other functions share its quotas. */
  readonly limiter?: RateLimiter | undefined
}

/** What all requests about one function share, and what was learned on the way. */
interface Shared {
  /** Sends each request once. */
  readonly client: LambdaClient
  /** Name or ARN, as Lambda takes it. */
  readonly functionName: string
  readonly log: Log
  readonly limiter: RateLimiter | undefined
  readonly openSlowClient: () => LambdaClient
  /** Lambda has answered. */
  reached: boolean
  /** The function's ARN, once Lambda has said it. */
  arn: string | undefined
  /** GetFunction is denied, without and with a qualifier. */
  readonly denied: Set<'function' | 'version'>
}

/** Sends requests to Lambda about one function, within a deadline. All throw a ServiceError. */
export class LambdaSender {
  readonly #shared: Shared
  readonly #deadline: Deadline

  private constructor(shared: Shared, deadline: Deadline) {
    this.#shared = shared
    this.#deadline = deadline
  }

  /** @param functionName name or ARN */
  static open(
    functionName: string,
    config: ClientConfig,
    { deadline, log, limiter, openSlowClient }: LambdaContext,
  ) {
    const client = new LambdaClient(config)
    const arn = arnOf(functionName, config.region)
    const shared: Shared = {
      client,
      functionName,
      log,
      limiter,
      openSlowClient,
      reached: false,
      arn,
      denied: new Set(),
    }
    return new LambdaSender(shared, deadline)
  }

  /** The same for another deadline. */
  within(deadline: Deadline): LambdaSender {
    return new LambdaSender(this.#shared, deadline)
  }

  get client(): LambdaClient {
    return this.#shared.client
  }

  /** For invocations, which may be silent for a quarter of an hour. */
  get slowClient(): LambdaClient {
    return this.#shared.openSlowClient()
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

  read<T>(name: string, attempt: Attempt<T>, options: ReadOptions = {}, qualifier?: string): Promise<T> {
    return this.send(name, attempt, { ...options, idempotent: true, attemptMs: READ_LIMIT_MS }, qualifier)
  }

  async send<T>(
    name: string,
    attempt: Attempt<T>,
    how: Omit<Request<T>, 'operation' | 'resource'>,
    qualifier?: string,
  ): Promise<T> {
    const shared = this.#shared
    const request: Request<T> = {
      ...how,
      operation: `lambda:${name}`,
      firstRequest: !shared.reached,
      // Invocations have quotas of their own.
      rate: name === 'InvokeFunction' ? undefined : shared.limiter?.rateOf(name),
      // An answer to another request may name the function in between.
      get resource() {
        return shared.arn && withQualifier(shared.arn, qualifier)
      },
    }
    const answer = await send(request, attempt, { deadline: this.#deadline, log: shared.log })
    shared.reached = true
    return answer
  }
}

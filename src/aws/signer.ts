import {
  DescribeSigningJobCommand,
  type DescribeSigningJobCommandOutput,
  SignerClient,
  StartSigningJobCommand,
} from '@aws-sdk/client-signer'
import { formatArn } from '../arn.ts'
import { partitionOf } from '../region.ts'
import type { ClientConfig } from './client-config.ts'
import { type Attempt, READ_LIMIT_MS, type ReadOptions, type Request, required, send } from './request.ts'
import type { RetryContext } from './retry.ts'

/** A version of an object in S3. */
export interface SourceObject {
  readonly bucket: string
  readonly key: string
  readonly version: string
}

/** A signing job as it is right now. */
export interface SigningJob {
  readonly id: string
  /** `InProgress`, `Succeeded` or `Failed`. */
  readonly status: string
  /** Why it failed. */
  readonly reason: string | undefined
  readonly profile: string | undefined
  /** What is signed. */
  readonly source: SourceObject | undefined
  /** What was signed; once it has succeeded. */
  readonly signed: { readonly bucket: string; readonly key: string } | undefined
}

/** What is to be signed, and where the signed object goes: into the same bucket, under a key with this prefix. */
export interface SigningRequest {
  readonly source: SourceObject
  readonly prefix: string
  readonly profile: string
  /** Requests with the same token are one. */
  readonly token: string
}

/** AWS Signer in the Region of a function, within the deadline of the step. All throw a ServiceError. */
export class Signer {
  readonly #client: SignerClient
  readonly #place: { readonly region: string; readonly account: string } | undefined
  readonly #context: RetryContext

  /** @param account of the credentials, if it is known, for advice on permissions */
  constructor(account: string | undefined, config: ClientConfig, context: RetryContext) {
    this.#client = new SignerClient(config)
    this.#place = account === undefined ? undefined : { region: config.region, account }
    this.#context = context
  }

  /** Starts a job. @returns its id */
  start({ source, prefix, profile, token }: SigningRequest, options: ReadOptions): Promise<string> {
    const { bucket: bucketName, key, version } = source
    const command = new StartSigningJobCommand({
      source: { s3: { bucketName, key, version } },
      destination: { s3: { bucketName, prefix } },
      profileName: profile,
      clientRequestToken: token,
    })
    const attempt: Attempt<string> = async (how) =>
      required((await this.#client.send(command, how)).jobId, 'jobId')
    const resource = this.#arn(`/signing-profiles/${profile}`)
    return this.#send({ ...options, operation: 'signer:StartSigningJob', resource }, attempt)
  }

  async read(jobId: string, options?: ReadOptions): Promise<SigningJob> {
    const command = new DescribeSigningJobCommand({ jobId })
    const attempt: Attempt<DescribeSigningJobCommandOutput> = (how) => this.#client.send(command, how)
    const resource = this.#arn(`/signing-jobs/${jobId}`)
    return jobOf(
      jobId,
      await this.#send({ ...options, operation: 'signer:DescribeSigningJob', resource }, attempt),
    )
  }

  #send<T>(request: Pick<Request<T>, 'operation' | 'resource' | 'failed'>, attempt: Attempt<T>) {
    const how = { idempotent: true, firstRequest: true, attemptMs: READ_LIMIT_MS }
    return send<T>({ ...request, ...how }, attempt, this.#context)
  }

  #arn(resource: string): string | undefined {
    if (this.#place === undefined) return undefined
    const { region, account } = this.#place
    return formatArn({ partition: partitionOf(region), service: 'signer', region, account, resource })
  }
}

function jobOf(id: string, answer: DescribeSigningJobCommandOutput): SigningJob {
  const { status = '', statusReason, profileName, source, signedObject } = answer
  const { bucketName, key, version } = source?.s3 ?? {}
  const { bucketName: bucket, key: signedKey } = signedObject?.s3 ?? {}
  return {
    id,
    status,
    reason: statusReason,
    profile: profileName,
    source: bucketName && key && version ? { bucket: bucketName, key, version } : undefined,
    signed: bucket && signedKey ? { bucket, key: signedKey } : undefined,
  }
}

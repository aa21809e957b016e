import { readFile } from 'node:fs/promises'
import {
  HeadBucketCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { objectArn } from '../arn.ts'
import type { ZipPackage } from '../package/artifact.ts'
import { partitionOf } from '../region.ts'
import type { ClientConfig } from './client-config.ts'
import { type Clients, PART_BYTES, uploadInParts } from './multipart-upload.ts'
import { type Attempt, READ_LIMIT_MS, type ReadOptions, type Request, send, sendOnce } from './request.ts'
import type { RetryContext } from './retry.ts'
import { untilDeadline } from './sdk-retry.ts'
import { ServiceError } from './service-error.ts'
import {
  addressOf,
  hashOf,
  numbered,
  type ObjectLocation,
  objectFor,
  type StoredObject,
} from './stored-object.ts'

type Uploaded = Pick<StoredObject, 'version'>

/** What a caller says of an upload. */
export interface PutOptions extends ReadOptions {
  /** Told the bytes sent so far. */
  readonly onSent: (sent: number) => void
  /** An object without a version is uploaded again: it may be of a time when the bucket kept none. */
  readonly needsVersion?: boolean
}

/** S3, as far as a deployment needs it, within the deadline of the step. */
export class ObjectStore {
  readonly #clients: Clients
  readonly #region: string
  readonly #context: RetryContext

  private constructor(clients: Clients, region: string, context: RetryContext) {
    this.#clients = clients
    this.#region = region
    this.#context = context
  }

  /** @param pathStyle buckets in the path of the URL, as custom endpoints want it */
  static open(config: ClientConfig, pathStyle: boolean, context: RetryContext): ObjectStore {
    const open = (how: S3ClientConfig) => new S3Client({ ...how, forcePathStyle: pathStyle })
    const clients = {
      once: open(config),
      retrying: () => open({ ...config, retryStrategy: untilDeadline('s3:PutObject', context) }),
    }
    return new ObjectStore(clients, config.region, context)
  }

  /**
   * Undefined if there is no such object, or nobody may know.
   *
   * @throws {ServiceError}
   */
  async find(location: ObjectLocation, options?: ReadOptions): Promise<StoredObject | undefined> {
    try {
      return await this.look(location, options)
    } catch (error) {
      if (error instanceof ServiceError && (error.status === 404 || error.status === 403)) return undefined
      throw error
    }
  }

  /**
   * What is known of an object.
   *
   * @throws {ServiceError} also if there is none, or the credentials may not read it, or its bucket
   *   belongs to another account than the location says
   */
  async look(location: ObjectLocation, options?: ReadOptions): Promise<StoredObject> {
    const command = new HeadObjectCommand({
      ...addressOf(location),
      ...(location.version && { VersionId: location.version }),
      ChecksumMode: 'ENABLED',
    })
    const request = this.#request<HeadObjectCommandOutput>(
      location.version ? 's3:GetObjectVersion' : 's3:GetObject',
      location,
    )
    const attempt: Attempt<HeadObjectCommandOutput> = (how) => this.#clients.once.send(command, how)
    const head = await send({ ...request, ...options, attemptMs: READ_LIMIT_MS }, attempt, this.#context)
    return {
      size: head.ContentLength ?? 0,
      sha256: hashOf(head, location.key),
      version: numbered(head.VersionId),
    }
  }

  /**
   * Asks whether there is a bucket that the credentials could upload to; needs no permission to be useful.
   *
   * @throws {ServiceError} if there is none, or it is in another Region; what may not be looked at counts as there
   */
  async requireBucket({ bucket, key, owner }: ObjectLocation, options: ReadOptions): Promise<void> {
    const command = new HeadBucketCommand({ Bucket: bucket, ...(owner && { ExpectedBucketOwner: owner }) })
    const request = this.#request('s3:ListBucket', { bucket, key })
    const attempt: Attempt<unknown> = (how) => this.#clients.once.send(command, how)
    try {
      await send({ ...request, ...options, attemptMs: READ_LIMIT_MS }, attempt, this.#context)
    } catch (error) {
      const known =
        error instanceof ServiceError && (error.status === 404 || error.bucketRegion !== undefined)
      if (known || !(error instanceof ServiceError)) throw error
    }
  }

  /**
   * Uploads a package with its SHA-256 as checksum; a large one in parts and as a stream. An upload that
   * fails or is cancelled leaves no parts behind, if S3 answers in time. Uploading twice does no harm.
   *
   * @returns the object's version, if the bucket is versioned
   * @throws {ServiceError}
   */
  async put(zip: ZipPackage, location: ObjectLocation, options: PutOptions): Promise<string | undefined> {
    // An answer may have been lost after the object was there.
    const readBack = async () => {
      const there = await this.find(location).catch(() => undefined)
      return there?.sha256 === zip.sha256 ? there : undefined
    }
    const request = { ...this.#request<Uploaded>('s3:PutObject', location), failed: options.failed, readBack }
    const { version } =
      zip.size <= PART_BYTES
        ? await send(request, (how) => this.#putWhole(zip, location, how), this.#context)
        : await this.#putInParts(zip, request, location, options)
    return version
  }

  async #putWhole(zip: ZipPackage, location: ObjectLocation, how: Parameters<Attempt<Uploaded>>[0]) {
    const command = new PutObjectCommand({
      ...objectFor(zip, location),
      Body: await readFile(zip.path),
      ChecksumSHA256: zip.sha256,
    })
    return { version: numbered((await this.#clients.once.send(command, how)).VersionId) }
  }

  async #putInParts(
    zip: ZipPackage,
    request: Request<Uploaded>,
    location: ObjectLocation,
    options: PutOptions,
  ) {
    const { deadline } = this.#context
    const object = objectFor(zip, location)
    const attempt: Attempt<Uploaded> = async (how) => ({
      version: numbered(await uploadInParts(zip, object, options.onSent, { ...this.#clients, ...how })),
    })
    try {
      return await sendOnce(request, attempt, deadline)
    } catch (error) {
      // Its parts were sent again already, and all of it once more would hardly fare better.
      deadline.cancelled.throwIfAborted()
      const there = mayBeThere(error) ? await request.readBack?.() : undefined
      if (there !== undefined) return there
      throw error instanceof ServiceError ? error.saying(options.failed) : error
    }
  }

  #request<T>(operation: string, { bucket, key }: ObjectLocation): Request<T> {
    const resource = objectArn(partitionOf(this.#region), bucket, key)
    return { operation, resource, idempotent: true, firstRequest: true }
  }
}

/** A refusal leaves no object, but an upload that was completed unheard is one that S3 no longer knows. */
function mayBeThere(error: unknown): boolean {
  return error instanceof ServiceError && (error.reach !== 'refused' || error.code === 'NoSuchUpload')
}

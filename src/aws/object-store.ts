import { readFile } from 'node:fs/promises'
import type { HeadObjectCommandOutput, S3ClientConfig } from '@aws-sdk/client-s3'
import { objectArn } from '../arn.ts'
import type { ZipPackage } from '../package/artifact.ts'
import { partitionOf } from '../region.ts'
import type { ClientConfig } from './client-config.ts'
import { type Clients, PART_BYTES, uploadInParts } from './multipart-upload.ts'
import { READ_LIMIT_MS, type Request, request } from './request.ts'
import { type Patience, retry } from './retry.ts'
import { untilDeadline } from './retry-strategy.ts'
import { ServiceError } from './service-error.ts'

/** Where a package is, or goes, in S3. */
export interface ObjectLocation {
  readonly bucket: string
  readonly key: string
  readonly version?: string
  /** Account that the bucket has to belong to: nobody else's bucket of the same name gets the code. */
  readonly owner?: string
}

/** What is known of an object without reading it. */
export interface StoredObject {
  /** Bytes. */
  readonly size: number
  /** base64 of the SHA-256 of its bytes, if it is certain. */
  readonly sha256: string | undefined
  readonly version: string | undefined
}

/** Bytes sent so far. */
export type OnSent = (sent: number) => void

/** The hash of a whole package; S3's own checksum of an upload in parts is one of its parts' checksums. */
const HASH_METADATA = 'sha256'

/** S3, as far as a deployment needs it, within the deadline of the step. */
export class ObjectStore {
  readonly #clients: Clients
  readonly #region: string
  readonly #patience: Patience

  private constructor(clients: Clients, region: string, patience: Patience) {
    this.#clients = clients
    this.#region = region
    this.#patience = patience
  }

  /** @param pathStyle buckets in the path of the URL, as custom endpoints want it */
  static async open(config: ClientConfig, pathStyle: boolean, patience: Patience): Promise<ObjectStore> {
    const { S3Client } = await import('@aws-sdk/client-s3')
    const open = (how: S3ClientConfig) => new S3Client({ ...how, forcePathStyle: pathStyle })
    const clients = {
      once: open(config),
      persistent: () => open({ ...config, retryStrategy: untilDeadline('s3:PutObject', patience) }),
    }
    return new ObjectStore(clients, config.region, patience)
  }

  /**
   * Undefined if there is no such object, or nobody may know.
   *
   * @throws {ServiceError}
   */
  async find(location: ObjectLocation): Promise<StoredObject | undefined> {
    try {
      return await this.look(location)
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
  async look(location: ObjectLocation): Promise<StoredObject> {
    const { HeadObjectCommand } = await import('@aws-sdk/client-s3')
    const command = new HeadObjectCommand({
      ...addressOf(location),
      ...(location.version && { VersionId: location.version }),
      ChecksumMode: 'ENABLED',
    })
    const operation = location.version ? 's3:GetObjectVersion' : 's3:GetObject'
    const send = () =>
      this.#request(
        operation,
        location,
        (abortSignal) => this.#clients.once.send(command, { abortSignal }),
        READ_LIMIT_MS,
      )
    const head = await retry(send, { kind: 'read', firstContact: true }, this.#patience)
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
  async requireBucket({ bucket, key, owner }: ObjectLocation): Promise<void> {
    const { HeadBucketCommand } = await import('@aws-sdk/client-s3')
    const command = new HeadBucketCommand({ Bucket: bucket, ...(owner && { ExpectedBucketOwner: owner }) })
    const ask = (abortSignal: AbortSignal) => this.#clients.once.send(command, { abortSignal })
    try {
      const send = () => this.#request('s3:ListBucket', { bucket, key }, ask, READ_LIMIT_MS)
      await retry(send, { kind: 'read', firstContact: true }, this.#patience)
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
  async put(zip: ZipPackage, location: ObjectLocation, onSent: OnSent): Promise<string | undefined> {
    const send = async (upload: (abortSignal: AbortSignal) => Promise<string | undefined>) => ({
      version: numbered(await this.#request('s3:PutObject', location, upload)),
    })
    // An answer may have been lost after the object was there.
    const readBack = async () => {
      const there = await this.find(location).catch(() => undefined)
      return there?.sha256 === zip.sha256 ? there : undefined
    }
    if (zip.size <= PART_BYTES) {
      const whole = () => send((abortSignal) => this.#putWhole(zip, location, abortSignal))
      const how = { kind: 'read', firstContact: true, readBack } as const
      return (await retry(whole, how, this.#patience)).version
    }
    try {
      const object = objectFor(zip, location)
      const inParts = (abortSignal: AbortSignal) =>
        uploadInParts(zip, object, onSent, { ...this.#clients, abortSignal })
      return (await send(inParts)).version
    } catch (error) {
      // Its parts were sent again already, and all of it once more would hardly fare better.
      this.#patience.deadline.cancelled.throwIfAborted()
      const there = mayBeThere(error) ? await readBack() : undefined
      if (there === undefined) throw error
      return there.version
    }
  }

  async #putWhole(zip: ZipPackage, location: ObjectLocation, abortSignal: AbortSignal) {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3')
    const command = new PutObjectCommand({
      ...objectFor(zip, location),
      Body: await readFile(zip.path),
      ChecksumSHA256: zip.sha256,
    })
    return (await this.#clients.once.send(command, { abortSignal })).VersionId
  }

  #request<T>(
    operation: string,
    location: ObjectLocation,
    send: (abortSignal: AbortSignal) => Promise<T>,
    mostMs?: number,
  ): Promise<T> {
    const { bucket, key } = location
    // A permission for the hash of this one package would not do for the next.
    const resource = objectArn(partitionOf(this.#region), bucket, key.replace(/[0-9a-f]{64}/, '*'))
    const ask: Request = { operation, resource, ...(mostMs !== undefined && { mostMs }) }
    return request(ask, this.#patience.deadline, send)
  }
}

/** A refusal leaves no object, but an upload that was completed unheard is one that S3 no longer knows. */
function mayBeThere(error: unknown): boolean {
  return error instanceof ServiceError && (error.reach !== 'refused' || error.code === 'NoSuchUpload')
}

/**
 * S3's own checksum of all the bytes, else what this action noted when it uploaded them. Anybody can
 * write anything into metadata, so a note counts only under a key that holds the very same hash.
 */
function hashOf({ ChecksumType, ChecksumSHA256, Metadata }: HeadObjectCommandOutput, key: string) {
  if (ChecksumType !== 'COMPOSITE' && ChecksumSHA256 !== undefined) return ChecksumSHA256
  const noted = Metadata?.[HASH_METADATA]
  if (noted === undefined) return undefined
  const hex = Buffer.from(noted, 'base64').toString('hex')
  return hex.length === 64 && key.includes(hex) ? noted : undefined
}

/** Everything that the object of a package has but its bytes. */
function objectFor(zip: ZipPackage, location: ObjectLocation) {
  const metadata = { [HASH_METADATA]: zip.sha256 }
  return { ...addressOf(location), Metadata: metadata, ContentType: 'application/zip' }
}

/** Where versions were turned off again, S3 calls the version of an object `null`. */
function numbered(version: string | undefined): string | undefined {
  return version === 'null' ? undefined : version
}

function addressOf({ bucket, key, owner }: ObjectLocation) {
  return { Bucket: bucket, Key: key, ...(owner && { ExpectedBucketOwner: owner }) }
}

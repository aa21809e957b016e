import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { S3Client } from '@aws-sdk/client-s3'
import type { ZipPackage } from '../package/artifact.ts'
import type { ClientConfig } from './client-config.ts'
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
  /** base64 of the SHA-256 of its bytes, where S3 knows it. */
  readonly sha256: string | undefined
  readonly version: string | undefined
}

/** Bytes sent so far. */
export type OnSent = (sent: number) => void

/**
 * Larger packages go in parts of this size, so that memory does not grow with the package; it is the
 * least that S3 takes (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
 */
const PART_BYTES = 5 * 1024 * 1024
const PARTS_AT_A_TIME = 3

/** The hash of a whole package; S3's own checksum of an upload in parts is one of its parts' checksums. */
const HASH_METADATA = 'sha256'

/** S3, as far as a deployment needs it. Requests throw a {@link ServiceError}. */
export class ObjectStore {
  readonly #client: S3Client
  readonly #signal: AbortSignal

  private constructor(client: S3Client, signal: AbortSignal) {
    this.#client = client
    this.#signal = signal
  }

  /** @param pathStyle buckets in the path of the URL, as custom endpoints want it */
  static async open(config: ClientConfig, pathStyle: boolean, signal: AbortSignal): Promise<ObjectStore> {
    const { S3Client } = await import('@aws-sdk/client-s3')
    return new ObjectStore(new S3Client({ ...config, forcePathStyle: pathStyle }), signal)
  }

  /** Undefined where there is no such object, or nobody may know. */
  async find(location: ObjectLocation): Promise<StoredObject | undefined> {
    const { HeadObjectCommand } = await import('@aws-sdk/client-s3')
    const command = new HeadObjectCommand({
      ...addressOf(location),
      ...(location.version && { VersionId: location.version }),
      ChecksumMode: 'ENABLED',
    })
    try {
      const head = await this.#client.send(command, { abortSignal: this.#signal })
      const whole = head.ChecksumType === 'COMPOSITE' ? undefined : head.ChecksumSHA256
      return {
        size: head.ContentLength ?? 0,
        sha256: whole ?? head.Metadata?.[HASH_METADATA],
        version: numbered(head.VersionId),
      }
    } catch (cause) {
      const error = new ServiceError('s3:GetObject', cause)
      if (error.status === 404 || error.status === 403) return undefined
      throw error
    }
  }

  /**
   * Uploads a package with its SHA-256 as checksum; a large one in parts and as a stream.
   * An upload that fails or is aborted leaves no parts behind.
   *
   * @returns the object's version, where the bucket is versioned
   */
  async put(zip: ZipPackage, location: ObjectLocation, onSent: OnSent): Promise<string | undefined> {
    try {
      const version = await (zip.size > PART_BYTES
        ? this.#putInParts(zip, location, onSent)
        : this.#putWhole(zip, location))
      return numbered(version)
    } catch (cause) {
      this.#signal.throwIfAborted()
      // An answer may have been lost after the object was there.
      const there = await this.find(location).catch(() => undefined)
      if (there?.sha256 === zip.sha256) return there.version
      throw new ServiceError('s3:PutObject', cause)
    }
  }

  async #putWhole(zip: ZipPackage, location: ObjectLocation): Promise<string | undefined> {
    const { PutObjectCommand } = await import('@aws-sdk/client-s3')
    const command = new PutObjectCommand({
      ...objectFor(zip, location),
      Body: await readFile(zip.path),
      ChecksumSHA256: zip.sha256,
    })
    return (await this.#client.send(command, { abortSignal: this.#signal })).VersionId
  }

  async #putInParts(zip: ZipPackage, location: ObjectLocation, onSent: OnSent): Promise<string | undefined> {
    const { Upload } = await import('@aws-sdk/lib-storage')
    const upload = new Upload({
      client: this.#client,
      partSize: PART_BYTES,
      queueSize: PARTS_AT_A_TIME,
      leavePartsOnError: true,
      params: {
        ...objectFor(zip, location),
        Body: createReadStream(zip.path, { highWaterMark: 1024 * 1024, end: zip.size - 1 }),
        ChecksumAlgorithm: 'SHA256',
      },
    })
    const abort = () => void upload.abort()
    this.#signal.addEventListener('abort', abort, { once: true })
    upload.on('httpUploadProgress', ({ loaded }) => onSent(loaded ?? 0))
    try {
      return (await upload.done()).VersionId
    } catch (error) {
      await this.#discardParts(location, upload.uploadId)
      throw error
    } finally {
      this.#signal.removeEventListener('abort', abort)
    }
  }

  /** The uploader would do it too, but after its error, when this process may have ended. */
  async #discardParts(location: ObjectLocation, UploadId: string | undefined): Promise<void> {
    if (UploadId === undefined) return
    const { AbortMultipartUploadCommand } = await import('@aws-sdk/client-s3')
    const command = new AbortMultipartUploadCommand({ ...addressOf(location), UploadId })
    // What went wrong is said by the upload's own error.
    await this.#client.send(command).catch(() => undefined)
  }
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

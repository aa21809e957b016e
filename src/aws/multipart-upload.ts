import { createReadStream } from 'node:fs'
import { AbortMultipartUploadCommand, type S3Client } from '@aws-sdk/client-s3'
import type { ZipPackage } from '../package/artifact.ts'
import { withTimeout } from '../timeout.ts'

/**
 * Larger packages go in parts of this size, so that memory does not grow with the package; it is the
 * least that S3 takes (https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html).
 */
export const PART_BYTES = 5 * 1024 * 1024
const PARTS_AT_A_TIME = 3
/** Longer is no use: the runner kills a cancelled step soon. */
const CLEAN_UP_MS = 3_000

/** The same S3, asked in two ways. */
export interface Clients {
  /** Sends a request once. */
  readonly once: S3Client
  /** Opens a client that sends a failed request again. */
  readonly retrying: () => S3Client
}

interface Destination {
  readonly Bucket: string
  readonly Key: string
  readonly ExpectedBucketOwner?: string
}

/**
 * Uploads a package in parts and as a stream, with a SHA-256 for each part. An upload that fails or is
 * aborted leaves no parts behind, if S3 answers in time.
 *
 * @param onSent is told the bytes sent so far
 * @returns the object's version, as S3 names it
 */
export async function uploadInParts(
  zip: ZipPackage,
  destination: Destination,
  onSent: (sent: number) => void,
  { once, retrying, abortSignal }: Clients & { readonly abortSignal: AbortSignal },
): Promise<string | undefined> {
  const { Upload } = await import('@aws-sdk/lib-storage')
  const body = createReadStream(zip.path, { highWaterMark: 1024 * 1024, end: zip.size - 1 })
  const upload = new Upload({
    client: retrying(),
    partSize: PART_BYTES,
    queueSize: PARTS_AT_A_TIME,
    leavePartsOnError: true,
    params: { ...destination, Body: body, ChecksumAlgorithm: 'SHA256' },
  })
  const abort = () => void upload.abort()
  abortSignal.addEventListener('abort', abort, { once: true })
  upload.on('httpUploadProgress', ({ loaded }) => onSent(loaded ?? 0))
  try {
    return (await upload.done()).VersionId
  } catch (error) {
    await discardParts(once, destination, upload.uploadId)
    throw error
  } finally {
    abortSignal.removeEventListener('abort', abort)
    body.destroy()
  }
}

/** The uploader would do it too, but after its error, when this process may have ended. */
async function discardParts(client: S3Client, destination: Destination, UploadId: string | undefined) {
  if (UploadId === undefined) return
  const { Bucket, Key, ExpectedBucketOwner } = destination
  const command = new AbortMultipartUploadCommand({ Bucket, Key, UploadId, ExpectedBucketOwner })
  const ended = new AbortController()
  const work = client.send(command, { abortSignal: ended.signal })
  // What went wrong is said by the upload's own error.
  await withTimeout(work, CLEAN_UP_MS, ended.signal).catch(() => ended.abort())
}

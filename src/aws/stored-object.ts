import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3'
import type { ZipPackage } from '../package/artifact.ts'

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

/** The hash of a whole package; S3's own checksum of an upload in parts is one of its parts' checksums. */
const HASH_METADATA = 'sha256'

/**
 * S3's own checksum of all the bytes, else what this action noted when it uploaded them. Anybody can
 * write anything into metadata, so a note counts only under a key that holds the very same hash.
 */
export function hashOf({ ChecksumType, ChecksumSHA256, Metadata }: HeadObjectCommandOutput, key: string) {
  if (ChecksumType !== 'COMPOSITE' && ChecksumSHA256 !== undefined) return ChecksumSHA256
  const noted = Metadata?.[HASH_METADATA]
  if (noted === undefined) return undefined
  const hex = Buffer.from(noted, 'base64').toString('hex')
  return hex.length === 64 && key.includes(hex) ? noted : undefined
}

/** Everything that the object of a package has but its bytes. */
export function objectFor(zip: ZipPackage, location: ObjectLocation) {
  const metadata = { [HASH_METADATA]: zip.sha256 }
  return { ...addressOf(location), Metadata: metadata, ContentType: 'application/zip' }
}

/** Where versions were turned off again, S3 calls the version of an object `null`. */
export function numbered(version: string | undefined): string | undefined {
  return version === 'null' ? undefined : version
}

export function addressOf({ bucket, key, owner }: ObjectLocation) {
  return { Bucket: bucket, Key: key, ...(owner && { ExpectedBucketOwner: owner }) }
}

import type { ImageReference } from '../inputs/image-uri.ts'

/**
 * Largest zip that UpdateFunctionCode takes in its request, in bytes
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export const DIRECT_LIMIT = 52_428_800

/** A zip on this machine, ready to be sent. */
export interface ZipPackage {
  readonly kind: 'zip'
  /** Absolute path of the zip. */
  readonly path: string
  /** Size in bytes. */
  readonly size: number
  /** base64 of the SHA-256 of the bytes: what Lambda reports as CodeSha256. */
  readonly sha256: string
}

/** An object that is in S3 already. */
export interface S3Package {
  readonly kind: 's3-object'
  readonly bucket: string
  readonly key: string
  readonly version?: string
  /** Account that has to own the bucket. */
  readonly owner?: string
  /** base64, where it is certain. */
  readonly sha256?: string
  /** Id of the job of AWS Signer that made it. */
  readonly signingJob?: string
}

/** A container image in Amazon ECR. */
export interface ImagePackage {
  readonly kind: 'image'
  readonly image: ImageReference
}

/** What is deployed. */
export type Artifact = ZipPackage | S3Package | ImagePackage

/** CodeSha256 of an artifact as Lambda will report it; undefined where only Lambda can tell. */
export function codeHash(artifact: Artifact): string | undefined {
  return artifact.kind === 'image' ? artifact.image.digest : artifact.sha256
}

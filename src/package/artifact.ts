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
  /** base64, where it is known. */
  readonly sha256?: string
}

/** A container image in Amazon ECR. */
export interface ImagePackage {
  readonly kind: 'image'
  readonly uri: string
  /** Hex digits of the image's SHA-256, where they are known. */
  readonly digest?: string
}

/** What is deployed. */
export type Artifact = ZipPackage | S3Package | ImagePackage

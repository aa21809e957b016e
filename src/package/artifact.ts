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

/** An image in Amazon ECR, by tag or digest. */
export interface ImageReference {
  readonly uri: string
  /** The registry's account. */
  readonly account: string
  /** `{region}` stands for the function's. */
  readonly region: string
  readonly repository: string
  readonly tag?: string
  /** Hex digits of the SHA-256, as Lambda reports them as CodeSha256 of an image function. */
  readonly digest?: string
}

const SHAPE = new RegExp(
  [
    '^(?<account>\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.(?<region>[a-z0-9-]+|\\{region\\})\\.[a-z0-9.-]+',
    '/(?<repository>[a-z0-9]+(?:[._/-]+[a-z0-9]+)*)',
    '(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@sha256:(?<digest>[0-9a-f]{64}))?$',
  ].join(''),
)

/** Reads an ECR image URI; undefined where it is none, or has neither tag nor digest. */
export function parseImageUri(uri: string): ImageReference | undefined {
  const parts = SHAPE.exec(uri)?.groups
  const { account, region, repository, tag, digest } = parts ?? {}
  if (account === undefined || region === undefined || repository === undefined) return undefined
  if (tag === undefined && digest === undefined) return undefined
  return { uri, account, region, repository, ...(tag && { tag }), ...(digest && { digest }) }
}

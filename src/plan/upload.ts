import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'

/** Where in S3 a local package is uploaded to before Lambda fetches it; bucket and key may hold placeholders. */
export interface UploadPlan {
  readonly bucket: string
  readonly key: string
  /** Account that has to own the bucket; undefined: the function's. */
  readonly owner?: string
  /** Name of the profile that AWS Signer signs the package with there. */
  readonly signingProfile?: string
}

/** Where a package goes unless the step says otherwise: the same bytes always have the same key. */
const DEFAULT_KEY = 'lambda/{sha256}.zip'

const IN_BUCKET = ['region', 'account'] as const
const IN_KEY = ['sha256', 'function', 'region', 'account'] as const

/** What a placeholder stands for. */
export type PlaceholderValues = Readonly<Record<(typeof IN_KEY)[number], string>>

/** The placeholders of a template that nothing is known for. */
export function unknownPlaceholders(template: string, where: 'bucket' | 'key'): readonly string[] {
  const known: readonly string[] = where === 'bucket' ? IN_BUCKET : IN_KEY
  return [...template.matchAll(/\{([^{}]*)\}/g)]
    .filter(([, name]) => !known.includes(name ?? ''))
    .map(([whole]) => whole)
}

/** Puts the values in place of the placeholders. */
export function fillIn(template: string, values: PlaceholderValues): string {
  return template.replace(
    /\{(sha256|function|region|account)\}/g,
    (_, name: keyof PlaceholderValues) => values[name],
  )
}

/** What the key of a signed package begins with; AWS Signer ends it with the id of its job. */
export function signedPrefix(key: string): string {
  return `signed/${key.replace(/\.(zip|jar)$/, '')}-`
}

/** With a local source, `s3-bucket` is where the package is uploaded to. */
export function planUpload(inputs: Inputs, problems: Problems): UploadPlan | undefined {
  const { s3Bucket: bucket, s3Key, s3BucketOwner: owner, s3ObjectVersion, signingProfile } = inputs
  if (s3ObjectVersion !== undefined) {
    problems.add(
      '`s3-object-version` names an object that is in S3 already; leave it out with a local source.',
    )
  }
  if (bucket === undefined) {
    if (problems.has('s3-bucket')) return undefined
    if (s3Key !== undefined) problems.add('`s3-key` with a local source needs `s3-bucket` to upload to.')
    if (owner !== undefined) problems.add('`s3-bucket-owner` needs the `s3-bucket` that the account owns.')
    if (signingProfile !== undefined)
      problems.add('`signing-profile` needs a versioned `s3-bucket`, which AWS Signer signs packages in.')
    return undefined
  }
  const key = s3Key ?? DEFAULT_KEY
  for (const [name, unknown] of [
    ['s3-bucket', unknownPlaceholders(bucket, 'bucket')],
    ['s3-key', unknownPlaceholders(key, 'key')],
  ] as const) {
    if (unknown.length > 0)
      problems.add(`\`${name}\` has a placeholder that nothing is known for: ${unknown.join(', ')}.`)
  }
  return { bucket, key, ...(owner && { owner }), ...(signingProfile && { signingProfile }) }
}

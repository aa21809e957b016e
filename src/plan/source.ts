import { quote } from '../inputs/fields.ts'
import { type ImageReference, parseImageUri } from '../inputs/image-uri.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { planUpload, type UploadPlan } from './upload.ts'

/** Where the code comes from: exactly one. */
export type Source =
  | { readonly kind: 'zip-file'; readonly path: string; readonly upload?: UploadPlan }
  | {
      readonly kind: 'directory'
      readonly path: string
      readonly upload?: UploadPlan
      readonly include: readonly string[]
      readonly exclude: readonly string[]
    }
  | {
      readonly kind: 's3-object'
      readonly bucket: string
      readonly key: string
      readonly version?: string
      /** Account that has to own the bucket, if the step says so. */
      readonly owner?: string
    }
  | { readonly kind: 'image'; readonly image: ImageReference }
  /** A version that is published already, by its number, or the one before that of the alias. */
  | { readonly kind: 'published-version'; readonly version: string }
  | {
      readonly kind: 'release-asset'
      /** Name or glob. */
      readonly asset: string
      /** Undefined: the release that triggered the run. `latest` stands for the latest one. */
      readonly tag?: string
      readonly token?: string
      readonly upload?: UploadPlan
    }

/** The sources that the inputs name, each by its inputs. */
export function givenSources(inputs: Inputs): readonly string[] {
  const { zipFile, sourceDir, imageUri, releaseAsset, s3Bucket, s3Key, s3ObjectVersion } = inputs
  // With a local source the bucket is where it is uploaded to.
  const isLocal = (zipFile ?? sourceDir ?? releaseAsset) !== undefined
  const sources = {
    '`zip-file`': zipFile,
    '`source-dir`': sourceDir,
    '`image-uri`': imageUri,
    '`release-asset`': releaseAsset,
    '`published-version`': inputs.publishedVersion,
    '`s3-bucket` with `s3-key`': isLocal ? undefined : (s3Bucket ?? s3Key ?? s3ObjectVersion),
  }
  return Object.entries(sources)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
}

/** Finds the one source that the inputs name. */
export function planSource(inputs: Inputs, problems: Problems): Source | undefined {
  const { zipFile, sourceDir, imageUri, s3Bucket, s3Key, s3ObjectVersion } = inputs
  const given = givenSources(inputs)
  if (given.length !== 1) {
    if (given.length === 0 && ['published-version', 's3-bucket'].some((name) => problems.has(name)))
      return undefined
    problems.add(
      given.length === 0
        ? 'No source: give `zip-file`, `source-dir`, `image-uri`, `release-asset`, `published-version`, or `s3-bucket` with `s3-key`.'
        : `Give one source, not ${given.length}: ${given.join(' and ')}.`,
    )
    return undefined
  }
  checkOfOthers(inputs, problems)
  if (zipFile !== undefined) return { kind: 'zip-file', path: zipFile, ...uploadOf(inputs, problems) }
  if (sourceDir !== undefined) {
    const { include, exclude } = inputs
    return { kind: 'directory', path: sourceDir, include, exclude, ...uploadOf(inputs, problems) }
  }
  if (inputs.releaseAsset !== undefined) {
    const { releaseAsset: asset, releaseTag: tag, githubToken: token } = inputs
    const named = { ...(tag && { tag }), ...(token && { token }) }
    return { kind: 'release-asset', asset, ...named, ...uploadOf(inputs, problems) }
  }
  if (inputs.publishedVersion !== undefined) return planPublished(inputs.publishedVersion, inputs, problems)
  if (imageUri !== undefined) return planImage(imageUri, inputs, problems)
  if (s3Bucket !== undefined && s3Key !== undefined) {
    if (/[{}]/.test(s3Bucket.replaceAll('{region}', ''))) {
      problems.add(
        '`s3-bucket` may have `{region}` in it, but nothing else in braces with a package that is in S3 already.',
      )
    }
    return {
      kind: 's3-object',
      bucket: s3Bucket,
      key: s3Key,
      ...(s3ObjectVersion && { version: s3ObjectVersion }),
      ...(inputs.s3BucketOwner && { owner: inputs.s3BucketOwner }),
    }
  }
  const missing = s3Bucket === undefined ? 's3-bucket' : 's3-key'
  if (problems.has(missing)) return undefined
  problems.add(`An object in S3 needs both names: \`${missing}\` is missing.`)
  return undefined
}

/** Inputs that belong to a source that is not given. */
function checkOfOthers(inputs: Inputs, problems: Problems): void {
  const { zipFile, sourceDir, releaseAsset } = inputs
  if (sourceDir === undefined && inputs.include.length + inputs.exclude.length > 0) {
    problems.add('`include` and `exclude` choose files of `source-dir`, which is not given.')
  }
  if (releaseAsset === undefined && inputs.releaseTag !== undefined) {
    problems.add('`release-tag` names the release of `release-asset`, which is not given.')
  }
  if (inputs.signingProfile !== undefined && (zipFile ?? sourceDir ?? releaseAsset) === undefined) {
    problems.add(
      '`signing-profile` signs packages that this step uploads; leave it out with any other source.',
    )
  }
}

/** The source as it is in a Region: images and objects in S3 may name it by `{region}`. */
export function sourceIn(source: Source, region: string): Source {
  const inRegion = (text: string) => text.replaceAll('{region}', region)
  switch (source.kind) {
    case 'image': {
      const { image } = source
      return { kind: 'image', image: { ...image, uri: inRegion(image.uri), region: inRegion(image.region) } }
    }
    case 's3-object':
      return { ...source, bucket: inRegion(source.bucket) }
    case 'zip-file':
    case 'directory':
    case 'release-asset':
    case 'published-version':
      return source
  }
}

function uploadOf(inputs: Inputs, problems: Problems): { upload?: UploadPlan } {
  const upload = planUpload(inputs, problems)
  return upload === undefined ? {} : { upload }
}

/** Nothing is uploaded, so what describes an upload or a new version is a mistake. */
function planPublished(version: string, inputs: Inputs, problems: Problems): Source {
  const { alias, architecture, configuration, revisionId, publishTo, sourceKmsKeyArn, versionDescription } =
    inputs
  if (alias === undefined && !problems.has('alias')) {
    problems.add('`published-version` needs the `alias` that is to move to it.')
  }
  const unused = Object.entries({
    architecture,
    configuration,
    'create-if-missing': inputs.createIfMissing || undefined,
    'revision-id': revisionId,
    'publish-to': publishTo,
    'source-kms-key-arn': sourceKmsKeyArn,
    'version-description': versionDescription,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`\`${name}\``]))
  if (unused.length > 0) {
    problems.add(`\`published-version\` uploads and publishes nothing; leave out ${unused.join(', ')}.`)
  }
  return { kind: 'published-version', version }
}

function planImage(uri: string, inputs: Inputs, problems: Problems): Source | undefined {
  if (inputs.sourceKmsKeyArn !== undefined) {
    problems.add('`source-kms-key-arn` encrypts zip packages; leave it out with `image-uri`.')
  }
  if (inputs.s3BucketOwner !== undefined) {
    problems.add('`s3-bucket-owner` is for packages in S3; leave it out with `image-uri`.')
  }
  const image = parseImageUri(uri)
  if (image !== undefined) return { kind: 'image', image }
  problems.add(
    `\`image-uri\` ${quote(uri)} is not an Amazon ECR image with a tag or digest (ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG).`,
  )
  return undefined
}

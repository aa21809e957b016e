import { quote } from './inputs/fields.ts'
import { parseFunctionName } from './inputs/function-name.ts'
import { type ImageReference, parseImageUri } from './inputs/image-uri.ts'
import type { Inputs } from './inputs/inputs.ts'
import type { Problems } from './inputs/problems.ts'

/** Where the code comes from: exactly one. */
export type Source =
  | { readonly kind: 'zip-file'; readonly path: string }
  | { readonly kind: 's3-object'; readonly bucket: string; readonly key: string; readonly version?: string }
  | { readonly kind: 'image'; readonly image: ImageReference }

/** The function that gets the code. */
export interface Target {
  /** Bare name or ARN, as it was given. */
  readonly functionName: string
  readonly region: string
}

/** How to come by credentials. */
export interface CredentialPlan {
  /** A role to assume, by the job's OIDC token or by the credentials that are there already. */
  readonly role?: {
    readonly arn: string
    readonly by: 'oidc' | 'chaining'
    readonly sessionName: string
    readonly durationSeconds: number
    readonly audience: string
    readonly externalId?: string
  }
  readonly allowedAccountIds: readonly string[]
}

/** What follows the update of the code. */
export interface ReleasePlan {
  readonly description: string
  readonly publishTo?: 'LATEST_PUBLISHED'
  readonly alias?: { readonly name: string; readonly description?: string }
}

/** Everything a deployment has to do, free of contradictions. */
export interface Plan {
  readonly target: Target
  readonly source: Source
  readonly credentials: CredentialPlan
  readonly architecture?: 'x86_64' | 'arm64'
  readonly kmsKeyArn?: string
  readonly revisionId?: string
  readonly skipUnchanged: boolean
  readonly dryRun: boolean
  readonly waitTimeoutMs: number
  /** Undefined: no version is published. */
  readonly release?: ReleasePlan
  readonly jobSummary: boolean
  /** Oddities that do not stop the deployment, as sentences. */
  readonly warnings: readonly string[]
}

/** A version's description has at most 256 characters (API_PublishVersion). */
const DESCRIPTION_LIMIT = 256

/** Every contradiction between inputs is found here, before anything is touched. */
export function makePlan(inputs: Inputs, problems: Problems): Plan | undefined {
  const target = planTarget(inputs, problems)
  const source = planSource(inputs, problems)
  const { release, warnings } = planRelease(inputs, problems)
  const credentials = planCredentials(inputs, target?.region, problems)
  if (target === undefined || source === undefined) return undefined
  return {
    target,
    source,
    credentials,
    ...(inputs.architecture && { architecture: inputs.architecture }),
    ...(inputs.sourceKmsKeyArn && { kmsKeyArn: inputs.sourceKmsKeyArn }),
    ...(inputs.revisionId && { revisionId: inputs.revisionId }),
    skipUnchanged: inputs.skipUnchanged,
    dryRun: inputs.dryRun,
    waitTimeoutMs: inputs.waitTimeoutSeconds * 1000,
    ...(release && { release }),
    jobSummary: inputs.jobSummary,
    warnings,
  }
}

function planTarget(inputs: Inputs, problems: Problems): Target | undefined {
  const [name, ...others] = inputs.functionNames
  if (name === undefined || others.length > 0) {
    problems.add(
      name === undefined
        ? '`function-name` is missing.'
        : '`function-name` takes one function a step; use a matrix for several.',
    )
    return undefined
  }
  const reference = parseFunctionName(name)
  if ('refused' in reference) {
    problems.add(`\`function-name\` ${quote(name)} ${reference.refused}.`)
    return undefined
  }
  if (reference.region && inputs.region && reference.region !== inputs.region) {
    problems.add(
      `\`aws-region\` is ${inputs.region}, but the ARN in \`function-name\` is of ${reference.region}; leave one of them out.`,
    )
  }
  const region = reference.region ?? inputs.region ?? inputs.defaultRegion
  if (region !== undefined) return { functionName: reference.name, region }
  problems.add('No Region: set `aws-region`, or AWS_REGION in the environment.')
  return undefined
}

function planSource(inputs: Inputs, problems: Problems): Source | undefined {
  const { zipFile, imageUri, s3Bucket, s3Key, s3ObjectVersion } = inputs
  const s3 = s3Bucket ?? s3Key ?? s3ObjectVersion
  const given = Object.entries({
    '`zip-file`': zipFile,
    '`image-uri`': imageUri,
    '`s3-bucket` with `s3-key`': s3,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
  if (given.length !== 1) {
    problems.add(
      given.length === 0
        ? 'No source: give `zip-file`, `image-uri`, or `s3-bucket` with `s3-key`.'
        : `Give one source, not ${given.length}: ${given.join(' and ')}.`,
    )
    return undefined
  }
  if (zipFile !== undefined) return { kind: 'zip-file', path: zipFile }
  if (imageUri !== undefined) return planImage(imageUri, inputs, problems)
  if (s3Bucket !== undefined && s3Key !== undefined) {
    const version = s3ObjectVersion === undefined ? {} : { version: s3ObjectVersion }
    return { kind: 's3-object', bucket: s3Bucket, key: s3Key, ...version }
  }
  problems.add(
    `An object in S3 needs both names: \`${s3Bucket === undefined ? 's3-bucket' : 's3-key'}\` is missing.`,
  )
  return undefined
}

function planImage(uri: string, inputs: Inputs, problems: Problems): Source | undefined {
  if (inputs.sourceKmsKeyArn !== undefined) {
    problems.add('`source-kms-key-arn` encrypts zip packages; leave it out with `image-uri`.')
  }
  const image = parseImageUri(uri)
  if (image !== undefined) return { kind: 'image', image }
  problems.add(
    `\`image-uri\` ${quote(uri)} is not an Amazon ECR image with a tag or digest (ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG).`,
  )
  return undefined
}

function planRelease(
  inputs: Inputs,
  problems: Problems,
): { release?: ReleasePlan; warnings: readonly string[] } {
  const { alias, aliasDescription, publish, publishTo } = inputs
  if (publish === false && alias !== undefined) {
    problems.add('`alias` points at a published version, but `publish` is false; leave `publish` out.')
  }
  if (publish === false && publishTo !== undefined) {
    problems.add('`publish-to` publishes, but `publish` is false; leave `publish` out.')
  }
  if (alias !== undefined && publishTo !== undefined) {
    problems.add('`alias` needs a numbered version; leave out `alias` or `publish-to`.')
  }
  if (alias === undefined && aliasDescription !== undefined) {
    problems.add('`alias-description` describes an alias, but `alias` is not given.')
  }
  if (publish !== true && alias === undefined && publishTo === undefined) return { warnings: [] }
  const wanted = inputs.versionDescription ?? inputs.origin
  const tooLong = wanted.length > DESCRIPTION_LIMIT
  const description = tooLong ? `${wanted.slice(0, DESCRIPTION_LIMIT - 1)}…` : wanted
  return {
    release: {
      description,
      ...(publishTo && { publishTo }),
      ...(alias && { alias: { name: alias, ...(aliasDescription && { description: aliasDescription }) } }),
    },
    warnings: tooLong
      ? [`The version's description has ${wanted.length} characters and was cut to ${DESCRIPTION_LIMIT}.`]
      : [],
  }
}

function planCredentials(inputs: Inputs, region: string | undefined, problems: Problems): CredentialPlan {
  const { role, chaining, externalId, sessionName, durationSeconds } = inputs.credentials
  const allowedAccountIds = inputs.credentials.allowedAccountIds?.split(',').map((id) => id.trim()) ?? []
  if (chaining && role === undefined) problems.add('`role-chaining` needs `role-to-assume`.')
  if (externalId !== undefined && !chaining) {
    problems.add(
      '`role-external-id` goes with `role-chaining: true`; a role assumed by OIDC has no external id.',
    )
  }
  if (chaining && durationSeconds > 3600) {
    problems.add('`role-duration-seconds` is at most 3600 with `role-chaining`.')
  }
  if (role === undefined) return { allowedAccountIds }
  const account = role.split(':')[4] ?? ''
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(account)) {
    problems.add(`\`role-to-assume\` is of account ${account}, which \`allowed-account-ids\` does not list.`)
  }
  const audience =
    inputs.credentials.audience ?? (region?.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com')
  const by = chaining ? 'chaining' : 'oidc'
  return {
    role: { arn: role, by, sessionName, durationSeconds, audience, ...(externalId && { externalId }) },
    allowedAccountIds,
  }
}

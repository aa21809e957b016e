import { accountOf, parseArn } from '../arn.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { type ConfigurationPlan, checkCreation } from './configuration.ts'
import { type CredentialPlan, planCredentials } from './credentials.ts'
import { describedAs, planRelease, type ReleasePlan } from './release.ts'
import { type Source, sourceIn } from './source.ts'
import { planTargets, type Target } from './targets.ts'

/** Everything a step has to do, free of contradictions. */
export interface Plan {
  readonly credentials: CredentialPlan
  /** At least one. */
  readonly targets: readonly TargetPlan[]
  /** How many of them are deployed at a time. */
  readonly maxParallel: number
  /** Whether no further target is started once one has failed. */
  readonly failFast: boolean
  /** Oddities that do not stop the step, as sentences. */
  readonly warnings: readonly string[]
  /** `OWNER/NAME` of the run; empty outside of GitHub. */
  readonly repository: string
}

/** Everything the deployment of one target has to do. */
export interface TargetPlan {
  readonly target: Target
  /** As it is in the Region of the target. */
  readonly source: Source
  readonly architecture?: 'x86_64' | 'arm64'
  /** Undefined: the configuration is neither looked at nor touched. */
  readonly configuration?: ConfigurationPlan
  /** Whether a function that is not there is created. */
  readonly createIfMissing?: true
  readonly kmsKeyArn?: string
  /** How Lambda keeps a package from S3; undefined: a copy of its own. */
  readonly storageMode?: 'COPY' | 'REFERENCE'
  /** How many of the newest versions are kept; undefined: all. */
  readonly keepVersions?: number
  readonly revisionId?: string
  readonly skipUnchanged: boolean
  readonly dryRun: boolean
  /** What a finding of preflight does; with `off` it does not run. */
  readonly preflight: 'warn' | 'error' | 'off'
  /** Undefined: no version is published. */
  readonly release?: ReleasePlan
}

/**
 * Every contradiction between inputs is found here, before anything is touched.
 *
 * @param source as planSource found it; undefined where that named a problem
 * @param configuration as planConfiguration found it; undefined where it is not given, too
 */
export function makePlan(
  inputs: Inputs,
  source: Source | undefined,
  problems: Problems,
  configuration?: ConfigurationPlan,
): Plan | undefined {
  const targets = planTargets(inputs, accountOf(inputs.credentials.role), problems)
  const { release, warnings } = planRelease(inputs, problems)
  const credentials = planCredentials(inputs, targets, problems)
  if (source !== undefined) checkSource(source, targets, problems)
  const ofStorage = source && planStorage(inputs, source, problems)
  checkSeveral(inputs, targets, problems)
  if (source !== undefined) checkCreation(inputs, configuration, source, problems)
  if (targets.length === 0 || source === undefined) return undefined
  const shared = {
    ...(inputs.architecture && { architecture: inputs.architecture }),
    ...(configuration && { configuration }),
    ...(inputs.createIfMissing && { createIfMissing: true as const }),
    ...(inputs.sourceKmsKeyArn && { kmsKeyArn: inputs.sourceKmsKeyArn }),
    ...(inputs.s3ObjectStorageMode && { storageMode: inputs.s3ObjectStorageMode }),
    ...(inputs.keepVersions !== undefined && { keepVersions: inputs.keepVersions }),
    ...(inputs.revisionId && { revisionId: inputs.revisionId }),
    skipUnchanged: inputs.skipUnchanged,
    dryRun: inputs.dryRun,
    preflight: inputs.preflight,
    ...(release && { release }),
  }
  return {
    credentials,
    targets: targets.map((target) => ({ target, source: sourceIn(source, target.region), ...shared })),
    maxParallel: inputs.maxParallel,
    failFast: inputs.failFast,
    warnings: [...warnings, ...(ofStorage ?? [])],
    repository: inputs.repository,
  }
}

/**
 * The same for code from a release. Of another release than that of the run neither ref nor commit of the run tell
 * anything, so the versions are described by its tag.
 *
 * @param tag as it turned out, where the step says `latest`
 */
export function ofRelease(plan: Plan, tag: string): Plan {
  const origin = [plan.repository, tag].filter(Boolean).join(' ')
  const targets = plan.targets.map((target) => {
    const { release, source } = target
    if (release === undefined || source.kind !== 'release-asset' || source.tag === undefined) return target
    return { ...target, release: describedAs(release, origin), source: { ...source, tag } }
  })
  return { ...plan, targets }
}

/** Images and buckets have to be in the Region of the function, where Lambda fetches from. */
function checkSource(source: Source, targets: readonly Target[], problems: Problems): void {
  const regions = regionsOf(targets)
  // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
  if (source.kind === 'image') {
    const { region: own } = source.image
    const others = own === '{region}' ? [] : regions.filter((region) => region !== own)
    if (others.length === 0) return
    const remedy = regions.length === 1 ? '' : ', and write `{region}` in place of the Region'
    problems.add(
      `\`image-uri\` is in ${own}, but the function is in ${others.join(', ')}, and Lambda needs the image there; push it there too, or let ECR replicate it${remedy}.`,
    )
    return
  }
  if (source.kind === 'published-version') return
  const bucket = source.kind === 's3-object' ? source.bucket : source.upload?.bucket
  if (regions.length < 2 || bucket === undefined || bucket.includes('{region}')) return
  problems.add(
    `\`s3-bucket\` is one bucket, in one Region, but the functions are in ${regions.join(', ')}, and Lambda needs it where the function is; give a bucket for each, with \`{region}\` in its name.`,
  )
}

/** Without a copy of its own, Lambda needs the object as long as any version is to run. */
function planStorage({ s3ObjectStorageMode: mode }: Inputs, source: Source, problems: Problems): string[] {
  if (mode === undefined) return []
  const isThroughS3 = source.kind === 's3-object' || ('upload' in source && source.upload !== undefined)
  if (!isThroughS3) {
    problems.add('`s3-object-storage-mode` is for packages in S3; give `s3-bucket`, or leave it out.')
  }
  return mode === 'REFERENCE'
    ? [
        'With `s3-object-storage-mode: REFERENCE`, Lambda keeps no copy of the package: keep the object in the bucket for as long as a version that was published from it has to run.',
      ]
    : []
}

/** What can be true of one function or Region only. */
function checkSeveral(inputs: Inputs, targets: readonly Target[], problems: Problems): void {
  const version = inputs.publishedVersion
  if (targets.length > 1 && version !== undefined && version !== 'previous') {
    problems.add('`published-version` is the number of one function; with several give `previous`.')
  }
  if (targets.length > 1 && inputs.revisionId !== undefined) {
    problems.add('`revision-id` is of one function; leave it out with several.')
  }
  if (inputs.codeDeployGroup !== undefined && regionsOf(targets).length < targets.length) {
    problems.add(
      '`codedeploy-deployment-group` makes one deployment at a time; use a step for each function of a Region.',
    )
  }
  const { region: own } = parseArn(inputs.sourceKmsKeyArn)
  const others = regionsOf(targets).filter((region) => region !== own)
  if (own === '' || targets.length < 2 || others.length === 0) return
  problems.add(
    `\`source-kms-key-arn\` is a key in ${own}, which cannot be used in ${others.join(', ')}; use a step for each Region.`,
  )
}

function regionsOf(targets: readonly Target[]): readonly string[] {
  return [...new Set(targets.map(({ region }) => region))]
}

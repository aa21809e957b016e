import { accountOf, parseArn } from '../arn.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
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
  readonly kmsKeyArn?: string
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
 */
export function makePlan(inputs: Inputs, source: Source | undefined, problems: Problems): Plan | undefined {
  const targets = planTargets(inputs, accountOf(inputs.credentials.role), problems)
  const { release, warnings } = planRelease(inputs, problems)
  const credentials = planCredentials(inputs, targets, problems)
  if (source !== undefined) checkSource(source, targets, problems)
  checkSeveral(inputs, targets, problems)
  if (targets.length === 0 || source === undefined) return undefined
  const shared = {
    ...(inputs.architecture && { architecture: inputs.architecture }),
    ...(inputs.sourceKmsKeyArn && { kmsKeyArn: inputs.sourceKmsKeyArn }),
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
    warnings,
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
  const bucket = source.kind === 's3-object' ? source.bucket : source.upload?.bucket
  if (regions.length < 2 || bucket === undefined || bucket.includes('{region}')) return
  problems.add(
    `\`s3-bucket\` is one bucket, in one Region, but the functions are in ${regions.join(', ')}, and Lambda needs it where the function is; give a bucket for each, with \`{region}\` in its name.`,
  )
}

/** What can be true of one function or Region only. */
function checkSeveral(inputs: Inputs, targets: readonly Target[], problems: Problems): void {
  if (targets.length > 1 && inputs.revisionId !== undefined) {
    problems.add('`revision-id` is of one function; leave it out with several.')
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

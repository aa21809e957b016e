import type { ImageReference } from '../inputs/image-uri.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { type CredentialPlan, planCredentials } from './credentials.ts'
import { planRelease, type ReleasePlan } from './release.ts'
import type { Source } from './source.ts'
import { planTarget, type Target } from './target.ts'

/** Everything a deployment has to do, free of contradictions. */
export interface Plan {
  readonly target: Target
  readonly credentials: CredentialPlan
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
  /** Oddities that do not stop the deployment, as sentences. */
  readonly warnings: readonly string[]
}

/**
 * Every contradiction between inputs is found here, before anything is touched.
 *
 * @param source as planSource found it; undefined where that named a problem
 */
export function makePlan(inputs: Inputs, source: Source | undefined, problems: Problems): Plan | undefined {
  const target = planTarget(inputs, problems)
  const { release, warnings } = planRelease(inputs, problems)
  const credentials = planCredentials(inputs, target, problems)
  if (source?.kind === 'image' && target !== undefined) checkImage(source.image, target, problems)
  if (target === undefined || source === undefined) return undefined
  return {
    target,
    credentials,
    source,
    ...(inputs.architecture && { architecture: inputs.architecture }),
    ...(inputs.sourceKmsKeyArn && { kmsKeyArn: inputs.sourceKmsKeyArn }),
    ...(inputs.revisionId && { revisionId: inputs.revisionId }),
    skipUnchanged: inputs.skipUnchanged,
    dryRun: inputs.dryRun,
    preflight: inputs.preflight,
    ...(release && { release }),
    warnings,
  }
}

/** An image has to be in the Region of the function (https://docs.aws.amazon.com/lambda/latest/dg/images-create.html). */
function checkImage(image: ImageReference, { region }: Target, problems: Problems): void {
  if (image.region === region) return
  problems.add(
    `\`image-uri\` is in ${image.region}, but the function is in ${region}, and Lambda needs the image there; push it there too, or let ECR replicate it.`,
  )
}

import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Artifact } from '../package/artifact.ts'
import { checkBucketOwner } from './bucket-owner.ts'
import type { Context } from './context.ts'
import type { PlannedFunction } from './planned-function.ts'
import { preflight } from './preflight.ts'
import { updateCode } from './update.ts'
import { uploadToS3 } from './upload.ts'

/** Uploads the package through S3 where a bucket is given, and updates the function. */
export async function sendCode(
  artifact: Artifact,
  before: FunctionState,
  context: Context,
): Promise<FunctionState> {
  return updateCode(await uploadPackage(artifact, before, context), before, context)
}

/**
 * The package as Lambda gets it: uploaded to S3, and signed there, where that is asked for.
 *
 * @param target that it is for
 */
export async function uploadPackage(
  artifact: Artifact,
  target: Pick<PlannedFunction, 'arn' | 'name'>,
  context: Context,
): Promise<Artifact> {
  if (artifact.kind === 's3-object') await checkBucketOwner(artifact, context)
  const { source } = context.plan
  const upload = 'upload' in source ? source.upload : undefined
  if (artifact.kind !== 'zip' || upload === undefined) return artifact
  const uploaded = await uploadToS3(artifact, upload, target, context)
  const { signingProfile } = upload
  if (signingProfile === undefined) return uploaded
  const { signPackage } = await import('./sign.ts')
  return signPackage(uploaded, signingProfile, context)
}

/** The function runs the code already: only what is to be released is still checked. */
export async function keepCode(artifact: Artifact, before: FunctionState, context: Context): Promise<void> {
  const { log, plan, progress } = context
  progress.facts.current = before
  log.info(`✓ ${before.name} already runs this code (${before.codeSha256.slice(0, 10)}): nothing to upload`)
  if (plan.release !== undefined) await preflight(artifact, before, context)
  else if (before.managedInstances) progress.facts.notLive = await servesOtherCode(before, context)
}

/** On managed instances callers without a qualifier reach `$LATEST.PUBLISHED`; what cannot be read is not live. */
async function servesOtherCode(before: FunctionState, { aws }: Context): Promise<boolean> {
  try {
    const published = await aws.lambda.getFunction('$LATEST.PUBLISHED')
    return published.codeSha256 !== before.codeSha256
  } catch (error) {
    if (error instanceof ServiceError) return true
    throw error
  }
}

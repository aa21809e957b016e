import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Artifact } from '../package/artifact.ts'
import { checkBucketOwner } from './bucket-owner.ts'
import type { Context } from './context.ts'
import { preflight } from './preflight.ts'
import { updateCode } from './update.ts'
import { uploadToS3 } from './upload.ts'

/** Uploads the package through S3 where a bucket is given, and updates the function. */
export async function sendCode(
  artifact: Artifact,
  before: FunctionState,
  context: Context,
): Promise<FunctionState> {
  if (artifact.kind === 's3-object') await checkBucketOwner(artifact, context)
  const { source } = context.plan
  const upload = 'upload' in source ? source.upload : undefined
  if (artifact.kind !== 'zip' || upload === undefined) return updateCode(artifact, before, context)
  const uploaded = await uploadToS3(artifact, upload, before, context)
  const { signingProfile } = upload
  if (signingProfile === undefined) return updateCode(uploaded, before, context)
  const { signPackage } = await import('./sign.ts')
  return updateCode(await signPackage(uploaded, signingProfile, context), before, context)
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

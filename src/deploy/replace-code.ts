import type { FunctionState } from '../aws/function-state.ts'
import type { Artifact } from '../package/artifact.ts'
import { checkBucketOwner } from './bucket-owner.ts'
import { checkPackage } from './check-package.ts'
import type { Context } from './context.ts'
import { updateCode } from './update.ts'
import { uploadToS3 } from './upload.ts'

/** Checks the package, uploads it through S3 where a bucket is given, and updates the function. */
export async function replaceCode(
  artifact: Artifact,
  before: FunctionState,
  context: Context,
): Promise<FunctionState> {
  await checkPackage(artifact, before, context)
  await checkBucketOwner(artifact, context)
  const { source } = context.plan
  const upload = 'upload' in source ? source.upload : undefined
  const sent =
    artifact.kind === 'zip' && upload !== undefined
      ? await uploadToS3(artifact, upload, before, context)
      : artifact
  return updateCode(sent, before, context)
}

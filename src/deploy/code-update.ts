import type { FunctionState } from '../aws/function-state.ts'
import type { CodeUpdate } from '../aws/lambda-types.ts'
import type { Artifact } from '../package/artifact.ts'
import type { Context } from './context.ts'

/**
 * What UpdateFunctionCode is asked for. An update that names no KMS key takes away the one that the
 * function has, so it is named again.
 */
export function codeUpdate(
  artifact: Artifact,
  before: FunctionState,
  { plan, log, progress }: Context,
): CodeUpdate {
  const { architecture, storageMode } = plan
  // The update of the configuration, guarded by the revision that is asked for, has made another one.
  const configured = progress.facts.configuration?.update === 'finished'
  const revisionId = configured && plan.revisionId ? before.revisionId : plan.revisionId
  const kmsKeyArn = plan.kmsKeyArn ?? before.sourceKmsKeyArn ?? undefined
  if (artifact.kind !== 'image' && plan.kmsKeyArn === undefined && before.sourceKmsKeyArn === null) {
    log.warning(
      `Without lambda:GetFunction it cannot be seen whether the code of ${before.name} is encrypted with a KMS key of its own; if it is, this update removes the key. Allow lambda:GetFunction, or set \`source-kms-key-arn\`.`,
    )
  }
  return {
    code: codeOf(artifact),
    ...(architecture && { architecture }),
    ...(kmsKeyArn && { kmsKeyArn }),
    ...(revisionId && { revisionId }),
    ...(storageMode && { storageMode }),
  }
}

/** Where Lambda gets the code from. */
export function codeOf(artifact: Artifact): CodeUpdate['code'] {
  switch (artifact.kind) {
    case 'zip':
      return { zipPath: artifact.path, size: artifact.size }
    case 's3-object': {
      const { bucket, key, version } = artifact
      return { bucket, key, ...(version && { version }) }
    }
    case 'image':
      return { imageUri: artifact.image.uri }
  }
}

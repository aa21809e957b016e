import { objectArn, repositoryArn } from '../arn.ts'
import { type Source, sourceIn } from '../plan/source.ts'
import { fillIn } from '../plan/upload.ts'
import { allow, literal, type Statement } from './statement.ts'
import type { Step, Target } from './step.ts'

/**
 * What a step asks of S3 and ECR. Lambda fetches an object with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html); a version of it takes
 * s3:GetObjectVersion in place of s3:GetObject
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
export function packageStatements({ inputs, targets, source }: Step): Statement[] {
  switch (source?.kind) {
    case undefined:
    case 'published-version':
      return []
    case 'image': {
      // A tag is looked up, so that an image that runs already is not deployed again. A digest needs nothing.
      if (source.image.digest !== undefined || !inputs.skipUnchanged) return []
      return [allow('RecogniseImage', ['ecr:BatchGetImage'], ...resourcesOf(source, targets))]
    }
    case 's3-object': {
      const action = source.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
      return [allow('ReadPackage', [action], ...resourcesOf(source, targets))]
    }
    case 'zip-file':
    case 'directory':
    case 'release-asset': {
      // A dry run uploads nothing.
      if (source.upload === undefined || inputs.dryRun) return []
      // Whether the bucket keeps versions is not known here: if it does, Lambda is given the version.
      const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:GetObjectVersion']
      return [allow('UploadPackage', actions, ...resourcesOf(source, targets))]
    }
  }
}

/** Where the package of each target is, or goes. */
function resourcesOf(source: Source, targets: readonly Target[]): string[] {
  return targets.flatMap(({ name: fn, region, account, partition }) => {
    const own = sourceIn(source, region)
    if (own.kind === 'image') return [repositoryArn(own.image)]
    if (own.kind === 's3-object') return [objectArn(partition, own.bucket, literal(own.key))]
    if (!('upload' in own) || own.upload === undefined) return []
    const values = { function: fn, region, account, sha256: '*' }
    const { bucket, key } = own.upload
    return [objectArn(partition, fillIn(bucket, values), fillIn(literal(key), values))]
  })
}

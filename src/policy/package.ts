import { objectArn, repositoryArn } from '../arn.ts'
import { fillIn, type UploadPlan } from '../plan/upload.ts'
import { allow, literal, type Statement } from './statement.ts'
import type { Step, Target } from './step.ts'

/**
 * What a step asks of S3 and ECR. Lambda fetches an object with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html); a version of it takes
 * s3:GetObjectVersion in place of s3:GetObject
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html).
 */
export function packageStatements({ inputs, target, source }: Step): Statement[] {
  switch (source?.kind) {
    case undefined:
      return []
    case 'image': {
      // A tag is looked up, so that an image that runs already is not deployed again. A digest needs nothing.
      if (source.image.digest !== undefined || !inputs.skipUnchanged) return []
      return [allow('RecogniseImage', ['ecr:BatchGetImage'], repositoryArn(source.image))]
    }
    case 's3-object': {
      const action = source.version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
      return [allow('ReadPackage', [action], objectArn(target.partition, source.bucket, literal(source.key)))]
    }
    case 'zip-file':
    case 'directory':
      // A dry run uploads nothing.
      return source.upload === undefined || inputs.dryRun ? [] : [uploadStatement(source.upload, target)]
  }
}

/** Whether the bucket keeps versions is not known here: if it does, Lambda is given the version. */
function uploadStatement({ bucket, key }: UploadPlan, target: Target): Statement {
  const { name, region, account, partition } = target
  const values = { function: name, region, account, sha256: '*' }
  const actions = ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject', 's3:GetObjectVersion']
  const resource = objectArn(partition, fillIn(bucket, values), fillIn(literal(key), values))
  return allow('UploadPackage', actions, resource)
}

import { formatArn, objectArn } from '../arn.ts'
import type { UploadPlan } from '../plan/upload.ts'
import { fillIn, signedPrefix } from '../plan/upload.ts'
import { allow, literal, type Statement } from './statement.ts'
import type { Step, Target } from './step.ts'

/**
 * What a step asks of AWS Signer, which reads the package and writes the signed one with the permissions of the caller
 * (https://docs.aws.amazon.com/signer/latest/developerguide/gs-iam.html).
 */
export function signingStatements({ inputs, targets, source }: Step): Statement[] {
  const upload = source !== undefined && 'upload' in source ? source.upload : undefined
  if (upload?.signingProfile === undefined) return []
  const on = (resource: string) =>
    targets.map((target) => formatArn({ ...target, service: 'signer', resource }))
  const places = targets.map((target) => placesOf(upload, target))
  const jobs = allow('ReadSigningJob', ['signer:DescribeSigningJob'], ...on('/signing-jobs/*'))
  if (inputs.dryRun) {
    // Whether the code that runs is this package, signed.
    if (!inputs.skipUnchanged) return []
    return [jobs, allow('ReadPackage', ['s3:GetObjectVersion'], ...places.map((own) => own.unsigned))]
  }
  return [
    allow('SignPackage', ['signer:StartSigningJob'], ...on(`/signing-profiles/${upload.signingProfile}`)),
    jobs,
    allow('KeepSignedPackage', ['s3:PutObject', 's3:GetObject'], ...places.map((own) => own.signed)),
    allow('FindPackage', ['s3:ListBucket'], ...places.map((own) => own.bucket)),
  ]
}

/** ARNs of the package, of what it becomes, and of their bucket. */
function placesOf({ bucket, key }: UploadPlan, { name, region, account, partition }: Target) {
  const values = { function: name, region, account, sha256: '*' }
  const own = fillIn(bucket, values)
  const object = fillIn(literal(key), values)
  return {
    unsigned: objectArn(partition, own, object),
    signed: objectArn(partition, own, `${signedPrefix(object)}*`),
    bucket: formatArn({ partition, service: 's3', region: '', account: '', resource: own }),
  }
}

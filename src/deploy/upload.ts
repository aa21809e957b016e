import { accountOf } from '../arn.ts'
import { OPTIONAL_LIMIT_MS } from '../aws/request.ts'
import type { ObjectLocation } from '../aws/stored-object.ts'
import type { S3Package, ZipPackage } from '../package/artifact.ts'
import { fillIn, type UploadPlan } from '../plan/upload.ts'
import { readableSize } from '../size.ts'
import { transferLines } from '../transfer-lines.ts'
import type { Context } from './context.ts'
import type { PlannedFunction } from './planned-function.ts'

/**
 * Uploads a package to S3, unless it is there already under its hash. The bucket is never created.
 *
 * @param target whose account has to own the bucket, unless the step names another
 */
export function uploadToS3(
  zip: ZipPackage,
  plan: UploadPlan,
  target: Pick<PlannedFunction, 'arn' | 'name'>,
  context: Context,
): Promise<S3Package> {
  const { aws, host, progress } = context
  const location = locate(zip, plan, target, context.plan.target.region)
  const { bucket, key, owner } = location
  const place = `s3://${bucket}/${key}`
  const failed = `The package could not be uploaded to ${place} (bucket owned by ${owner}).`
  let line = `${place} already has this package: nothing to upload`
  const work = async () => {
    const { version, sent } = await aws.upload(zip, location, {
      failed,
      onSent: transferLines(zip.size, host),
      needsVersion: plan.signingProfile !== undefined,
    })
    if (sent) line = `Uploaded ${readableSize(zip.size)} to ${place}${version ? ` (version ${version})` : ''}`
    return uploaded(location, zip, version)
  }
  return progress.phase('Upload to S3', work, () => line)
}

/**
 * Refuses a bucket to upload to that is not there, for a run that uploads nothing.
 *
 * @throws {ServiceError}
 */
export async function requireBucket(
  zip: ZipPackage,
  upload: UploadPlan,
  target: Pick<PlannedFunction, 'arn' | 'name'>,
  { aws, deadline, plan }: Context,
): Promise<void> {
  const location = locate(zip, upload, target, plan.target.region)
  const store = await aws.objectStore(deadline.atMost(OPTIONAL_LIMIT_MS))
  const failed = `The package could not be uploaded to s3://${location.bucket}/${location.key}.`
  await store.requireBucket(location, { failed })
}

function locate(
  zip: ZipPackage,
  plan: UploadPlan,
  target: Pick<PlannedFunction, 'arn' | 'name'>,
  region: string,
): ObjectLocation {
  const account = accountOf(target.arn) ?? ''
  const sha256 = Buffer.from(zip.sha256, 'base64').toString('hex')
  const values = { sha256, function: target.name, region, account }
  return {
    bucket: fillIn(plan.bucket, values),
    key: fillIn(plan.key, values),
    owner: plan.owner ?? account,
  }
}

function uploaded(
  { bucket, key }: ObjectLocation,
  { sha256 }: ZipPackage,
  version: string | undefined,
): S3Package {
  return { kind: 's3-object', bucket, key, sha256, ...(version && { version }) }
}

import type { S3Package } from '../package/artifact.ts'
import type { Context } from './context.ts'

/**
 * Checks who owns the bucket of an object that is in S3 already, if the step insists on an account:
 * Lambda itself would take the object from anybody's.
 *
 * @throws {ServiceError} if it is another one, or the credentials may not look
 */
export async function checkBucketOwner({ owner, ...object }: S3Package, { aws }: Context): Promise<void> {
  if (owner === undefined) return
  const place = `s3://${object.bucket}/${object.key}`
  const failed = `Account ${owner} could not be confirmed as the owner of ${place} (\`s3-bucket-owner\`).`
  await (await aws.objectStore()).look({ ...object, owner }, { failed })
}

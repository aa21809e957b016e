import type { Artifact } from '../package/artifact.ts'
import type { Context } from './context.ts'

/**
 * Checks who owns the bucket of an object that is in S3 already, if the step insists on an account:
 * Lambda itself would take the object from anybody's.
 *
 * @throws {ServiceError} if it is another one, or the credentials may not look
 */
export async function checkBucketOwner(artifact: Artifact, { aws }: Context): Promise<void> {
  if (artifact.kind !== 's3-object' || artifact.owner === undefined) return
  const { bucket, key, owner } = artifact
  const failed = `Account ${owner} could not be confirmed as the owner of s3://${bucket}/${key} (\`s3-bucket-owner\`).`
  await (await aws.objectStore()).look(artifact, { failed })
}

import type { Artifact } from '../package/artifact.ts'
import { type Context, explained } from './context.ts'

/**
 * Checks who owns the bucket of an object that is in S3 already, if the step insists on an account:
 * Lambda itself would take the object from anybody's.
 *
 * @throws {DeployError} if it is another one, or the credentials may not look
 */
export async function checkBucketOwner(artifact: Artifact, { aws }: Context): Promise<void> {
  if (artifact.kind !== 's3-object' || artifact.owner === undefined) return
  const { bucket, key, owner } = artifact
  await explained(
    `Account ${owner} could not be confirmed as the owner of s3://${bucket}/${key} (\`s3-bucket-owner\`).`,
    async () => (await aws.objectStore()).look(artifact),
    { account: aws.account },
  )
}

import { DeployError } from '../errors.ts'

/**
 * The error for a bucket that is in another Region than the function: S3 names the bucket's own in the
 * header of its refusals (https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html), and
 * Lambda takes packages only from its own.
 *
 * @param cause what the SDK threw
 * @param region of the function
 * @returns undefined if that is not what went wrong
 */
export function refusedElsewhere(cause: unknown, bucket: string, region: string): DeployError | undefined {
  const { $response } = cause as { $response?: { headers?: Readonly<Record<string, string>> } }
  const own = $response?.headers?.['x-amz-bucket-region']
  if (own === undefined || own === region) return undefined
  return new DeployError({
    what: `The bucket ${bucket} is in ${own}, but the function is in ${region}.`,
    why: 'Lambda only takes packages from a bucket in the Region of the function.',
    remedy: `Set \`s3-bucket\` to a bucket in ${region}; \`{region}\` in its name is filled in.`,
    cause,
  })
}

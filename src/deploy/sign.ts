import type { SigningJob, SourceObject } from '../aws/signer.ts'
import { DeployError, type Snippet } from '../errors.ts'
import type { S3Package } from '../package/artifact.ts'
import { signedPrefix } from '../plan/upload.ts'
import type { Context } from './context.ts'
import { waitFor } from './wait.ts'

/**
 * Signs a package in S3 with AWS Signer. The same package in the same bucket is signed once in a step.
 *
 * @param profile name of the signing profile
 * @returns the signed object; its hash is known to nobody yet
 * @throws {DeployError | ServiceError} also where the bucket keeps no versions
 */
export async function signPackage(
  uploaded: S3Package,
  profile: string,
  context: Context,
): Promise<S3Package> {
  const { bucket, key, version } = uploaded
  if (version === undefined) {
    throw new DeployError({
      what: `The package cannot be signed, since its object in the bucket ${bucket} has no version, which AWS Signer needs.`,
      remedy: 'Turn on versioning, then run the step again.',
      snippets: [versioningCommand(bucket)],
    })
  }
  const place = `s3://${bucket}/${key}`
  const work = async () => {
    const job = await signed({ bucket, key, version }, profile, context)
    if (job.status !== 'Succeeded' || job.signed === undefined) {
      throw new DeployError({
        what: `AWS Signer did not sign ${place} (job ${job.id}, ${job.status}).`,
        why: job.reason,
        remedy:
          'A package that is empty, signed already or no zip cannot be signed; the profile has to be active and for AWS Lambda.',
      })
    }
    return { kind: 's3-object' as const, ...job.signed, signingJob: job.id }
  }
  return context.progress.phase('Sign', work, () => `Signed with ${profile}`)
}

function versioningCommand(bucket: string): Snippet {
  const text = `aws s3api put-bucket-versioning --bucket ${bucket} \\\n  --versioning-configuration Status=Enabled`
  return { title: 'The command for it:', language: 'sh', text }
}

async function signed(source: SourceObject, profile: string, context: Context): Promise<SigningJob> {
  const { aws, host } = context
  const signer = await aws.signer()
  const failed = `The package could not be signed with ${profile}.`
  // Of this start alone, however often it is sent.
  const token = [host.clock.now(), host.random(), host.random()].join('-').replaceAll('.', '')
  const prefix = signedPrefix(source.key)
  const id = await aws.signingJob([source.bucket, source.key, source.version, profile].join('\n'), () =>
    signer.start({ source, prefix, profile, token }, { failed }),
  )
  const read = () => signer.read(id, { failed })
  const waiter = {
    line: `AWS Signer is still signing s3://${source.bucket}/${source.key}`,
    read,
    isOver: ({ status }: SigningJob) => status !== 'InProgress',
    describe: ({ status }: SigningJob) => status,
  }
  return waitFor(await read(), waiter, context)
}

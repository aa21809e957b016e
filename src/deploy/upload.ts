import type { FunctionState } from '../aws/function-state.ts'
import type { ObjectLocation, OnSent } from '../aws/object-store.ts'
import type { Host } from '../host.ts'
import type { S3Package, ZipPackage } from '../package/artifact.ts'
import { fillIn, type Staging } from '../plan/staging.ts'
import { type Context, explained } from './context.ts'

/** A line of progress at most this often. */
const LINE_EVERY_MS = 2_000

/**
 * Uploads a package to S3, unless it is there already under its hash. The bucket is never created.
 *
 * @param target whose account has to own the bucket
 */
export function uploadToS3(
  zip: ZipPackage,
  staging: Staging,
  target: FunctionState,
  context: Context,
): Promise<S3Package> {
  const { aws, host, progress } = context
  const account = target.arn.split(':')[4] ?? ''
  const values = {
    sha256: Buffer.from(zip.sha256, 'base64').toString('hex'),
    function: target.name,
    region: context.plan.target.region,
    account,
  }
  const bucket = fillIn(staging.bucket, values)
  const key = fillIn(staging.key, values)
  const location: ObjectLocation = { bucket, key, owner: account }
  return progress.phase('Upload the package to S3', () =>
    explained(
      `The package could not be uploaded to s3://${bucket}/${key} (bucket owned by ${account}).`,
      async () => {
        const store = await aws.objectStore()
        const there = await store.find(location)
        if (there?.sha256 === zip.sha256 && there.size === zip.size) {
          host.log.info(`s3://${bucket}/${key} is there already with this hash: nothing is uploaded.`)
          return staged(location, zip, there.version)
        }
        const version = await store.put(zip, location, progressLines(zip.size, host))
        host.log.info(
          `Uploaded ${zip.size} bytes to s3://${bucket}/${key}${version ? `, version ${version}` : ''}.`,
        )
        return staged(location, zip, version)
      },
    ),
  )
}

function staged(
  { bucket, key }: ObjectLocation,
  { sha256 }: ZipPackage,
  version: string | undefined,
): S3Package {
  return { kind: 's3-object', bucket, key, sha256, ...(version && { version }) }
}

function progressLines(total: number, { clock, log }: Host): OnSent {
  const start = clock.now()
  let spoken = start
  return (sent) => {
    const now = clock.now()
    if (now - spoken < LINE_EVERY_MS) return
    spoken = now
    const rate = sent / 1024 ** 2 / ((now - start) / 1000)
    log.info(`${sent} of ${total} bytes (${Math.floor((100 * sent) / total)} %), ${rate.toFixed(1)} MiB/s.`)
  }
}

import { arnOf } from '../arn.js'
import { storeObject } from '../s3/bucket.js'

/** @import { World } from '../world.js' */

/**
 * @typedef {object} SigningJob
 * @property {string} id
 * @property {string} arn
 * @property {string} account
 * @property {string} profile
 * @property {{ bucketName: string, key: string, version: string }} source
 * @property {{ bucketName: string, prefix: string }} destination
 * @property {string | undefined} token
 * @property {'InProgress' | 'Succeeded' | 'Failed'} status
 * @property {string | undefined} reason
 * @property {{ bucketName: string, key: string } | undefined} signed
 */

/**
 * @param {World} world
 * @param {Pick<SigningJob, 'profile' | 'source' | 'destination'> & { token?: string, where: { region: string, account: string } }} of
 * @returns {SigningJob}
 */
export function buildJob(world, { profile, source, destination, token, where }) {
  const id = world.id()
  /** @type {SigningJob} */
  const job = {
    id,
    arn: arnOf('signer', where, `/signing-jobs/${id}`),
    account: where.account,
    profile,
    source,
    destination,
    token,
    status: 'InProgress',
    reason: undefined,
    signed: undefined,
  }
  world.signingJobs.set(id, job)
  return job
}

/**
 * What is known of a job one read later. A signed package is another zip than the one that was signed. AWS makes other
 * bytes each time; here they are the same, so that ends can be compared.
 *
 * @param {World} world
 * @param {SigningJob} job
 * @param {boolean} fails
 */
export function finishJob(world, job, fails) {
  if (job.status !== 'InProgress') return
  const bucket = world.buckets.get(job.source.bucketName)
  const source = bucket?.objects
    .get(job.source.key)
    ?.find(({ versionId }) => versionId === job.source.version)
  const target = world.buckets.get(job.destination.bucketName)
  if (fails || !source || !target) {
    job.status = 'Failed'
    job.reason = fails
      ? 'The object to be signed is not a valid zip.'
      : 'The object to be signed was not found.'
    return
  }
  const key = `${job.destination.prefix}${job.id}.zip`
  storeObject(world, target, key, { body: withComment(source.body, `signed with ${job.profile}`) })
  job.signed = { bucketName: target.name, key }
  job.status = 'Succeeded'
}

/**
 * A zip with a comment at its end (APPNOTE 4.4.12), for one without.
 *
 * @param {Buffer} zip
 * @param {string} comment
 */
function withComment(zip, comment) {
  const signed = Buffer.concat([zip, Buffer.from(comment)])
  signed.writeUInt16LE(comment.length, zip.length - 2)
  return signed
}

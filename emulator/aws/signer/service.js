import { arnOf } from '../arn.js'
import { authenticate, credentialScope, jsonRefusals } from '../identity.js'
import { jsonResponse } from '../json.js'
import { denialOf } from '../permissions.js'
import { NotEmulated, ServiceError } from '../service-error.js'
import { buildJob, finishJob } from './job.js'

/** @import { Caller } from '../identity.js' */
/** @import { EndpointRequest } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */

const JOBS = '/signing-jobs'

/** @type {Service} */
export const signer = {
  name: 'signer',
  identify: (request) => {
    if (credentialScope(request)?.service !== 'signer') return undefined
    const { method, path } = request
    if (method === 'POST' && path === JOBS) return 'StartSigningJob'
    return method === 'GET' && path.startsWith(`${JOBS}/`) ? 'DescribeSigningJob' : ''
  },
  run: (world, request) => {
    const caller = authenticate(world, request, jsonRefusals(403))
    const operation = signer.identify(request)
    if (operation === 'StartSigningJob') return jsonResponse(world, 200, startJob(world, caller, request))
    if (operation === 'DescribeSigningJob')
      return jsonResponse(world, 200, describeJob(world, caller, request))
    throw new NotEmulated(`signer ${request.method} ${request.path}`)
  },
  renderError: (world, { status, type, text, headers }) =>
    jsonResponse(world, status, { code: type, message: text }, { 'x-amzn-errortype': type, ...headers }),
  describeBody: ({ body }) => JSON.parse(body.toString()),
}

/**
 * The caller has to be able to read the version and to write the signed object
 * (https://docs.aws.amazon.com/signer/latest/developerguide/gs-iam.html).
 *
 * @param {World} world
 * @param {Caller} caller
 * @param {EndpointRequest} request
 */
function startJob(world, caller, request) {
  const { source, destination, profileName, clientRequestToken, ...others } = JSON.parse(
    request.body.toString(),
  )
  if (Object.keys(others).length > 0) throw new NotEmulated(`StartSigningJob with ${Object.keys(others)}`)
  authorize(
    world,
    caller,
    'signer:StartSigningJob',
    arnOf('signer', caller, `/signing-profiles/${profileName}`),
  )
  const same = [...world.signingJobs.values()].find(({ token }) => token === clientRequestToken)
  if (same) return { jobId: same.id, jobOwner: same.account }
  const { bucketName, key } = source.s3
  authorize(world, caller, 's3:GetObjectVersion', `arn:aws:s3:::${bucketName}/${key}`)
  authorize(
    world,
    caller,
    's3:PutObject',
    `arn:aws:s3:::${destination.s3.bucketName}/${destination.s3.prefix}`,
  )
  authorize(world, caller, 's3:ListBucket', `arn:aws:s3:::${bucketName}`)
  if (!world.signingProfiles.has(profileName)) {
    throw new ServiceError(404, 'ResourceNotFoundException', `Signing profile ${profileName} not found.`)
  }
  const job = buildJob(world, {
    profile: profileName,
    source: source.s3,
    destination: destination.s3,
    token: clientRequestToken,
    where: caller,
  })
  return { jobId: job.id, jobOwner: job.account }
}

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {EndpointRequest} request
 */
function describeJob(world, caller, { path }) {
  const id = decodeURIComponent(path.slice(JOBS.length + 1))
  authorize(world, caller, 'signer:DescribeSigningJob', arnOf('signer', caller, `${JOBS}/${id}`))
  const job = world.signingJobs.get(id)
  if (!job) throw new ServiceError(404, 'ResourceNotFoundException', `Signing job ${id} not found.`)
  const seen = { ...job }
  finishJob(world, job, world.signingProfiles.get(job.profile) === 'fails')
  return {
    jobId: id,
    source: { s3: job.source },
    profileName: job.profile,
    platformId: 'AWSLambda-SHA384-ECDSA',
    status: seen.status,
    statusReason: seen.reason,
    signedObject: seen.signed && { s3: seen.signed },
    jobOwner: job.account,
  }
}

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {string} action
 * @param {string} resource
 */
function authorize(world, caller, action, resource) {
  const denial = denialOf(world, caller, action, resource)
  if (denial !== undefined) throw new ServiceError(403, 'AccessDeniedException', denial)
}

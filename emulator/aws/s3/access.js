import { denialOf } from '../permissions.js'
import { accessDenied, noSuchBucket, permanentRedirect } from './errors.js'

/** @import { Caller } from '../identity.js' */
/** @import { EndpointRequest } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { Bucket } from './bucket.js' */

/**
 * One S3 request, read but not yet obeyed.
 *
 * @typedef {object} S3Call
 * @property {string} operation
 * @property {string} bucketName
 * @property {string} key '' for the bucket itself
 * @property {Caller} caller
 * @property {EndpointRequest} request
 */

/** What IAM calls the permission behind an operation, where the names differ. @type {Record<string, string>} */
const ACTIONS = {
  HeadObject: 'GetObject',
  HeadBucket: 'ListBucket',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
}

/**
 * The bucket of a request, where the caller may do to it what it asks for.
 *
 * @param {World} world
 * @param {S3Call} call
 * @returns {Bucket}
 */
export function openBucket(world, call) {
  const bucket = world.buckets.get(call.bucketName)
  if (!bucket) throw noSuchBucket(call.bucketName)
  if (bucket.region !== call.caller.region) throw permanentRedirect(bucket)
  const owner = call.request.headers['x-amz-expected-bucket-owner']
  if (owner !== undefined && owner !== bucket.account) throw accessDenied()
  if (bucket.account !== call.caller.account && !bucket.sharedWith.includes(call.caller.account)) {
    throw accessDenied()
  }
  const action = actionOf(call)
  const denial = denialOf(world, call.caller, action, resourceOf(call))
  // IAM puts the resource in quotes here, as no other service does.
  if (denial !== undefined)
    throw accessDenied(denial.replace(/on resource: (.+) because/, 'on resource: "$1" because'))
  return bucket
}

/**
 * Whether the caller may learn that a key is not there; otherwise S3 says no more than that access is denied.
 *
 * @param {World} world
 * @param {S3Call} call
 * @returns {boolean}
 */
export function mayKnowAbsence(world, call) {
  return denialOf(world, call.caller, 's3:ListBucket', `arn:aws:s3:::${call.bucketName}`) === undefined
}

/**
 * To read a named version takes a permission of its own, and not the one to read the object
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
 *
 * @param {S3Call} call
 */
function actionOf({ operation, request }) {
  const action = ACTIONS[operation] ?? operation
  return action === 'GetObject' && request.query.has('versionId') ? 's3:GetObjectVersion' : `s3:${action}`
}

/** @param {S3Call} call */
function resourceOf({ bucketName, key }) {
  return key === '' ? `arn:aws:s3:::${bucketName}` : `arn:aws:s3:::${bucketName}/${key}`
}

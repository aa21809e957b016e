import { denialOf } from '../permissions.js'
import { accessDenied, noSuchBucket, permanentRedirect } from './errors.js'

/** @import { Caller } from '../identity.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { Bucket } from './bucket.js' */

/**
 * @typedef {object} S3Request
 * @property {string} operation
 * @property {string} bucketName
 * @property {string} key '' for the bucket itself
 * @property {Caller} caller
 * @property {EndpointRequest['headers']} headers
 * @property {EndpointRequest['query']} query
 * @property {EndpointRequest['body']} body
 */

/** @typedef {(world: World, request: S3Request) => EndpointResponse} Operation answers a request */

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
 * @param {S3Request} request
 * @returns {Bucket}
 */
export function authorizeBucket(world, request) {
  const { bucketName, key, caller } = request
  const bucket = world.buckets.get(bucketName)
  if (!bucket) throw noSuchBucket(bucketName)
  if (bucket.region !== caller.region) throw permanentRedirect(bucket)
  const owner = request.headers['x-amz-expected-bucket-owner']
  const shared = bucket.account === caller.account || bucket.sharedWith.includes(caller.account)
  if ((owner !== undefined && owner !== bucket.account) || !shared) throw accessDenied()
  const resource = `arn:aws:s3:::${bucketName}${key === '' ? '' : `/${key}`}`
  const denial = denialOf(world, caller, actionOf(request), resource)
  // IAM puts the resource in quotes here, as no other service does.
  if (denial !== undefined)
    throw accessDenied(denial.replace(/on resource: (.+) because/, 'on resource: "$1" because'))
  return bucket
}

/**
 * Whether the caller may learn that a key is not there; otherwise S3 says no more than that access is denied.
 *
 * @param {World} world
 * @param {S3Request} request
 * @returns {boolean}
 */
export function mayKnowAbsence(world, { caller, bucketName }) {
  return denialOf(world, caller, 's3:ListBucket', `arn:aws:s3:::${bucketName}`) === undefined
}

/**
 * To read a named version takes a permission of its own, and not the one to read the object
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
 *
 * @param {S3Request} request
 */
function actionOf({ operation, query }) {
  const action = ACTIONS[operation] ?? operation
  return action === 'GetObject' && query.has('versionId') ? 's3:GetObjectVersion' : `s3:${action}`
}

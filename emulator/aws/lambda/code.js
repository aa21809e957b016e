import { findImage } from '../ecr/image.js'
import { denialOf } from '../permissions.js'
import { findObject } from '../s3/bucket.js'
import { refuseUnsigned } from './code-signing.js'
import { accessDenied, invalidParameter } from './errors.js'
import { textInput } from './request.js'
import { zipSha256 } from './version.js'
import { refuseBadZip } from './zip.js'

/** @import { Bucket } from '../s3/bucket.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { LambdaRequest } from './request.js' */
/** @import { Code } from './version.js' */

/**
 * The code of an update, checked as Lambda checks it before answering.
 *
 * @param {World} world
 * @param {LambdaRequest} request
 * @param {LambdaFunction} fn
 * @returns {Code}
 */
export function readCode(world, request, fn) {
  const image = textInput(request, 'ImageUri')
  const zipped = request.zip !== undefined || textInput(request, 'S3Bucket') !== undefined
  if (fn.packageType === 'Image' && zipped) {
    throw invalidParameter('Please provide ImageUri when updating a function with packageType Image.')
  }
  if (fn.packageType === 'Zip' && image !== undefined) {
    throw invalidParameter("Please don't provide ImageUri when updating a function with packageType Zip.")
  }
  if (image !== undefined) return codeFromImage(world, image)
  if (request.zip) {
    refuseUnsigned(fn, undefined)
    return codeFromZip(request, request.zip, request.zipHash)
  }
  if (zipped) return codeFromS3(world, request, fn)
  throw invalidParameter('Please provide a source for function code.')
}

/**
 * @param {LambdaRequest} request
 * @param {Buffer} zip
 * @param {string} [sha256] where it is known already
 * @returns {Code} without the key it was encrypted with, unless that was sent again
 */
function codeFromZip(request, zip, sha256 = zipSha256(zip)) {
  refuseBadZip(zip)
  return { sha256, size: zip.length, zip, sourceKmsKeyArn: textInput(request, 'SourceKMSKeyArn') }
}

/**
 * @param {World} world
 * @param {LambdaRequest} request
 * @param {LambdaFunction} fn
 * @returns {Code}
 */
function codeFromS3(world, request, fn) {
  const bucketName = textInput(request, 'S3Bucket') ?? ''
  const key = textInput(request, 'S3Key') ?? ''
  const version = textInput(request, 'S3ObjectVersion')
  const bucket = world.buckets.get(bucketName)
  if (!mayRead(world, request, bucket, `${bucketName}/${key}`, version)) {
    throw accessDenied(
      `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${bucketName}/${key}. S3 Error Code: AccessDenied. S3 Error Message: Access Denied`,
    )
  }
  if (!bucket) throw s3Failure('NoSuchBucket', 'The specified bucket does not exist')
  if (bucket.region !== request.caller.region) {
    throw s3Failure(
      'PermanentRedirect',
      `The bucket is in this region: ${bucket.region}. Please use this region to retry the request`,
    )
  }
  if (!bucket.versioned && version !== undefined && version !== 'null') {
    throw s3Failure('InvalidArgument', 'Invalid version id specified')
  }
  const object = findObject(bucket, key, version)
  if (!object && version !== undefined)
    throw s3Failure('NoSuchVersion', 'The specified version does not exist.')
  if (!object) throw s3Failure('NoSuchKey', 'The specified key does not exist.')
  const whole = object.checksumType === 'FULL_OBJECT' ? object.checksums['sha256'] : undefined
  const job = [...world.signingJobs.values()].find(
    ({ signed }) => signed?.bucketName === bucketName && signed.key === key,
  )
  refuseUnsigned(fn, job)
  return { ...codeFromZip(request, object.body, whole), signingJobArn: job?.arn }
}

/**
 * It is the caller that must be able to read the object, not the role that the function runs with.
 *
 * @param {World} world
 * @param {LambdaRequest} request
 * @param {Bucket | undefined} bucket
 * @param {string} path
 * @param {string | undefined} version
 */
function mayRead(world, { caller }, bucket, path, version) {
  const action = version === undefined ? 's3:GetObject' : 's3:GetObjectVersion'
  if (denialOf(world, caller, action, `arn:aws:s3:::${path}`) !== undefined) return false
  return !bucket || bucket.account === caller.account || bucket.sharedWith.includes(caller.account)
}

/**
 * @param {World} world
 * @param {string} uri
 * @returns {Code}
 */
function codeFromImage(world, uri) {
  const image = findImage(world, uri)
  if (!image) throw invalidParameter(`Source image ${uri} is not valid. Provide a valid source image.`)
  return {
    sha256: image.digest.replace('sha256:', ''),
    size: 0,
    imageUri: uri,
    resolvedImageUri: `${image.base}@${image.digest}`,
  }
}

/**
 * @param {string} code
 * @param {string} message
 */
function s3Failure(code, message) {
  return invalidParameter(
    `Error occurred while GetObject. S3 Error Code: ${code}. S3 Error Message: ${message}`,
  )
}

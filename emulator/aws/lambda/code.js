import { findImage, INDEX } from '../ecr/image.js'
import { denialOf } from '../permissions.js'
import { findObject } from '../s3/bucket.js'
import { textInput } from './call.js'
import { accessDenied, invalidParameter } from './errors.js'
import { zipSha256 } from './version.js'
import { refuseBadZip } from './zip.js'

/** @import { Bucket } from '../s3/bucket.js' */
/** @import { World } from '../world.js' */
/** @import { LambdaCall } from './call.js' */
/** @import { LambdaFunction } from './function.js' */
/** @import { Code } from './version.js' */

/**
 * The code that an update brings, checked as Lambda checks it before answering.
 *
 * @param {World} world
 * @param {LambdaCall} call
 * @param {LambdaFunction} fn
 * @returns {Code}
 */
export function readCode(world, call, fn) {
  const image = textInput(call, 'ImageUri')
  const zipped = call.zip !== undefined || textInput(call, 'S3Bucket') !== undefined
  if (fn.packageType === 'Image' && zipped) {
    throw invalidParameter('Please provide ImageUri when updating a function with packageType Image.')
  }
  if (fn.packageType === 'Zip' && image !== undefined) {
    throw invalidParameter("Please don't provide ImageUri when updating a function with packageType Zip.")
  }
  if (image !== undefined) return codeFromImage(world, image)
  if (call.zip) {
    refuseBadZip(call.zip)
    return packaged(call, call.zip, call.zipHash ?? zipSha256(call.zip))
  }
  if (zipped) return codeFromS3(world, call)
  throw invalidParameter('Please provide a source for function code.')
}

/**
 * @param {World} world
 * @param {LambdaCall} call
 * @returns {Code}
 */
function codeFromS3(world, call) {
  const bucketName = textInput(call, 'S3Bucket') ?? ''
  const key = textInput(call, 'S3Key') ?? ''
  const version = textInput(call, 'S3ObjectVersion')
  const bucket = world.buckets.get(bucketName)
  if (!mayRead(world, call, bucket, `${bucketName}/${key}`, version)) {
    throw accessDenied(
      `Your access has been denied by S3, please make sure your request credentials have permission to GetObject for ${bucketName}/${key}. S3 Error Code: AccessDenied. S3 Error Message: Access Denied`,
    )
  }
  if (!bucket) throw s3Failure('NoSuchBucket', 'The specified bucket does not exist')
  if (bucket.region !== call.caller.region) {
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
  refuseBadZip(object.body)
  const code = packaged(
    call,
    object.body,
    object.checksums['sha256'] && object.checksumType === 'FULL_OBJECT'
      ? object.checksums['sha256']
      : zipSha256(object.body),
  )
  const reference = textInput(call, 'S3ObjectStorageMode') === 'REFERENCE'
  return reference ? { ...code, reference: { bucket: bucketName, key, version } } : code
}

/**
 * It is the caller that must be able to read the object, not the role that the function runs with.
 *
 * @param {World} world
 * @param {LambdaCall} call
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
  const found = findImage(world, uri)
  if (!found) {
    throw invalidParameter(`Source image ${uri} is not valid. Provide a valid source image.`)
  }
  if (!found.repository.lambdaMayPull) {
    throw accessDenied('The function does not have permission to access the specified image.')
  }
  if (found.image.mediaType === INDEX) {
    throw invalidParameter(
      `The image manifest, config or layer media type for the source image ${uri} is not supported.`,
    )
  }
  const { digest } = found.image
  return {
    sha256: digest.replace('sha256:', ''),
    size: 0,
    zip: undefined,
    imageUri: uri,
    resolvedImageUri: `${found.base}@${digest}`,
    sourceKmsKeyArn: undefined,
    reference: undefined,
  }
}

/**
 * @param {LambdaCall} call
 * @param {Buffer} zip
 * @param {string} sha256
 * @returns {Code} without the key it was encrypted with, unless that was sent again
 */
function packaged(call, zip, sha256) {
  return {
    sha256,
    size: zip.length,
    zip,
    imageUri: undefined,
    resolvedImageUri: undefined,
    sourceKmsKeyArn: textInput(call, 'SourceKMSKeyArn'),
    reference: undefined,
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

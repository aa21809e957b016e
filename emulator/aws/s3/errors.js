import { ServiceError } from '../service-error.js'

/** S3's answers to what it will not do, in its own words. */

/** @param {string} bucket */
export const noSuchBucket = (bucket) =>
  new ServiceError(404, 'NoSuchBucket', 'The specified bucket does not exist', {
    members: { BucketName: bucket },
  })

/** @param {string} key */
export const noSuchKey = (key) =>
  new ServiceError(404, 'NoSuchKey', 'The specified key does not exist.', { members: { Key: key } })

/** @param {string} key */
export const noSuchVersion = (key) =>
  new ServiceError(404, 'NoSuchVersion', 'The specified version does not exist.', { members: { Key: key } })

/** @param {string} id */
export const noSuchUpload = (id) =>
  new ServiceError(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { members: { UploadId: id } },
  )

/** @param {string} [message] */
export const accessDenied = (message = 'Access Denied') => new ServiceError(403, 'AccessDenied', message)

/**
 * @param {string} type
 * @param {string} message
 */
export const badRequest = (type, message) => new ServiceError(400, type, message)

/** @param {{ name: string, region: string }} bucket */
export const permanentRedirect = ({ name, region }) =>
  new ServiceError(
    301,
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    {
      headers: { 'x-amz-bucket-region': region },
      members: { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name },
    },
  )

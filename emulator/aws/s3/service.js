import { authenticate, credentialScope } from '../identity.js'
import { NotEmulated } from '../service-error.js'
import { xmlResponse } from '../xml.js'
import {
  abortMultipartUpload,
  completeMultipartUpload,
  createMultipartUpload,
  uploadPart,
} from './multipart.js'
import { putObject, readObject } from './objects.js'
import { authorizeBucket } from './request.js'

/** @import { Refusals } from '../identity.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */
/** @import { Operation } from './request.js' */

/** @type {Refusals} */
const NOT_AUTHENTICATED = {
  missing: [403, 'AccessDenied', 'Access Denied'],
  unknown: [403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'],
  expired: [400, 'ExpiredToken', 'The provided token has expired.'],
}

/** Path style only. @type {Service} */
export const s3 = {
  name: 's3',
  identify(request) {
    if (credentialScope(request)?.service !== 's3') return undefined
    return operationOf(request, locate(request.path).key)
  },
  run,
  renderError(world, error) {
    const id = world.id()
    const tree = { Code: error.type, Message: error.text ?? '', ...error.members, RequestId: id }
    return xmlResponse(error.status, 'Error', tree, { headers: { 'x-amz-request-id': id, ...error.headers } })
  },
  describeBody: ({ headers, body }) =>
    headers['content-type'] === 'application/xml' ? body.toString() : { size: body.length },
}

/** @type {Readonly<Record<string, Operation>>} */
const OPERATIONS = {
  HeadObject: readObject,
  GetObject: readObject,
  PutObject: putObject,
  CreateMultipartUpload: createMultipartUpload,
  UploadPart: uploadPart,
  CompleteMultipartUpload: completeMultipartUpload,
  AbortMultipartUpload: abortMultipartUpload,
  HeadBucket: (world, request) => {
    const bucket = authorizeBucket(world, request)
    return { status: 200, headers: { 'x-amz-bucket-region': bucket.region }, body: '' }
  },
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  const { bucketName, key } = locate(request.path)
  const operation = operationOf(request, key)
  const handler = OPERATIONS[operation]
  if (!handler) throw new NotEmulated(`s3 ${request.method} ${request.path}?${request.query}`)
  const { headers, query, body } = request
  const caller = authenticate(world, request, NOT_AUTHENTICATED)
  const response = handler(world, { operation, bucketName, key, caller, headers, query, body })
  return { ...response, headers: { 'x-amz-request-id': world.id(), ...response.headers } }
}

/**
 * @param {EndpointRequest} request
 * @param {string} key
 * @returns {string} '' for what nothing imitates
 */
function operationOf({ method, query, headers }, key) {
  const sub = [...query.keys()].filter(
    (name) => name !== 'x-id' && name !== 'versionId' && !name.startsWith('X-Amz-'),
  )
  const route = `${method} ${key === '' ? 'bucket' : 'object'} ${sub.sort().join('&')}`.trim()
  return headers['x-amz-copy-source'] === undefined ? (ROUTES[route] ?? '') : ''
}

/** @type {Readonly<Record<string, string>>} */
const ROUTES = {
  'HEAD bucket': 'HeadBucket',
  'HEAD object': 'HeadObject',
  'GET object': 'GetObject',
  'PUT object': 'PutObject',
  'POST object uploads': 'CreateMultipartUpload',
  'PUT object partNumber&uploadId': 'UploadPart',
  'POST object uploadId': 'CompleteMultipartUpload',
  'DELETE object uploadId': 'AbortMultipartUpload',
}

/** @param {string} path */
function locate(path) {
  const [, bucketName = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? []
  return { bucketName: decodeURIComponent(bucketName), key: decodeURIComponent(key) }
}

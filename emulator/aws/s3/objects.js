import { NotEmulated } from '../service-error.js'
import { findObject, storeObject } from './bucket.js'
import { checksumHeaders, readPayload } from './checksums.js'
import { accessDenied, badRequest, noSuchKey, noSuchVersion } from './errors.js'
import { authorizeBucket, mayKnowAbsence } from './request.js'

/** @import { Bucket, StoredObject } from './bucket.js' */
/** @import { Operation } from './request.js' */

/** HeadObject and GetObject, which differ in the body alone. @type {Operation} */
export function readObject(world, request) {
  const bucket = authorizeBucket(world, request)
  const { key, headers, query } = request
  if (headers['range'] !== undefined) throw new NotEmulated('S3 with a Range')
  const versionId = query.get('versionId') ?? undefined
  if (!bucket.versioned && versionId !== undefined && versionId !== 'null') {
    throw badRequest('InvalidArgument', 'Invalid version id specified')
  }
  const object = findObject(bucket, key, versionId)
  if (!object) {
    if (!mayKnowAbsence(world, request)) throw accessDenied()
    throw versionId === undefined ? noSuchKey(key) : noSuchVersion(key)
  }
  const checksums = headers['x-amz-checksum-mode'] === 'ENABLED' ? object.checksums : {}
  return {
    status: 200,
    headers: {
      'content-type': 'binary/octet-stream',
      ...object.headers,
      ...versionHeaders(bucket, object),
      ...checksumHeaders(checksums, object.checksumType),
      'content-length': String(object.body.length),
      'last-modified': new Date(object.modified).toUTCString(),
      etag: object.etag,
    },
    body: request.operation === 'HeadObject' ? '' : object.body,
  }
}

/** @type {Operation} */
export function putObject(world, request) {
  const bucket = authorizeBucket(world, request)
  const content = { ...readPayload(request), headers: keptHeaders(request.headers) }
  const object = storeObject(world, bucket, request.key, content)
  return {
    status: 200,
    headers: {
      etag: object.etag,
      ...versionHeaders(bucket, object),
      ...checksumHeaders(object.checksums, object.checksumType),
      ...encryptionHeaders(object.headers),
    },
    body: '',
  }
}

/**
 * The headers of an upload that come back with the object, which is encrypted whether that was asked for or not.
 *
 * @param {Record<string, string>} headers
 * @returns {Record<string, string>}
 */
export function keptHeaders(headers) {
  const kept = /^(content-type|cache-control|x-amz-meta-.*|x-amz-server-side-encryption.*)$/
  return { 'x-amz-server-side-encryption': 'AES256', ...withNames(headers, kept) }
}

/**
 * @param {Bucket} bucket
 * @param {StoredObject} object
 * @returns {Record<string, string>}
 */
export function versionHeaders(bucket, object) {
  return bucket.versioned ? { 'x-amz-version-id': object.versionId } : {}
}

/**
 * @param {Record<string, string>} headers
 * @returns {Record<string, string>}
 */
export function encryptionHeaders(headers) {
  return withNames(headers, /^x-amz-server-side-encryption/)
}

/**
 * @param {Record<string, string>} headers
 * @param {RegExp} names
 */
function withNames(headers, names) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.test(name)))
}

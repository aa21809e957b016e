import { NotEmulated } from '../service-error.js'
import { mayKnowAbsence, openBucket } from './access.js'
import { findObject, storeObject } from './bucket.js'
import { checksumHeaders } from './checksums.js'
import { accessDenied, invalidVersion, noSuchKey, noSuchVersion, preconditionFailed } from './errors.js'
import { readPayload } from './payload.js'

/** @import { EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { S3Call } from './access.js' */
/** @import { Bucket, StoredObject } from './bucket.js' */

/**
 * HeadObject and GetObject, which differ in the body alone.
 *
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function readObject(world, call) {
  const bucket = openBucket(world, call)
  const { headers, query } = call.request
  if (headers['range'] !== undefined) throw new NotEmulated('S3 with a Range')
  const versionId = query.get('versionId') ?? undefined
  if (!bucket.versioned && versionId !== undefined && versionId !== 'null') throw invalidVersion(versionId)
  const object = findObject(bucket, call.key, versionId)
  if (!object) {
    if (!mayKnowAbsence(world, call)) throw accessDenied()
    throw versionId === undefined ? noSuchKey(call.key) : noSuchVersion(call.key)
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
    body: call.operation === 'HeadObject' ? '' : object.body,
  }
}

/**
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function putObject(world, call) {
  const bucket = openBucket(world, call)
  const { headers } = call.request
  if (headers['if-none-match'] === '*' && findObject(bucket, call.key)) throw preconditionFailed()
  const payload = readPayload(call.request)
  const object = storeObject(world, bucket, call.key, { ...payload, headers: keptHeaders(headers) })
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
  const kept = Object.fromEntries(
    Object.entries(headers).filter(([name]) =>
      /^(content-type|cache-control|x-amz-meta-.*|x-amz-server-side-encryption.*)$/.test(name),
    ),
  )
  return { 'x-amz-server-side-encryption': 'AES256', ...kept }
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
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption')),
  )
}

import { createHash } from 'node:crypto'
import { openBucket } from './access.js'
import { storeObject } from './bucket.js'
import { checksumHeaders, checksumOf, compositeChecksum } from './checksums.js'
import { badRequest, noSuchUpload } from './errors.js'
import { encryptionHeaders, keptHeaders, versionHeaders } from './objects.js'
import { joinParts, readPartList } from './parts.js'
import { readPayload } from './payload.js'
import { xmlResponse } from './response.js'

/** @import { EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { S3Call } from './access.js' */
/** @import { Bucket, MultipartUpload } from './bucket.js' */

/**
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function createMultipartUpload(world, call) {
  const bucket = openBucket(world, call)
  const { headers } = call.request
  const algorithm = headers['x-amz-checksum-algorithm']?.toLowerCase()
  const whole = headers['x-amz-checksum-type'] === 'FULL_OBJECT'
  if (whole && algorithm?.startsWith('sha')) {
    throw badRequest(
      'InvalidRequest',
      `The FULL_OBJECT checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    )
  }
  /** @type {MultipartUpload} */
  const upload = {
    id: world.id(),
    key: call.key,
    algorithm,
    checksumType: whole ? 'FULL_OBJECT' : 'COMPOSITE',
    headers: keptHeaders(headers),
    parts: new Map(),
  }
  bucket.uploads.set(upload.id, upload)
  const chosen = algorithm && {
    'x-amz-checksum-algorithm': algorithm.toUpperCase(),
    'x-amz-checksum-type': upload.checksumType,
  }
  return xmlResponse(
    'InitiateMultipartUploadResult',
    { Bucket: bucket.name, Key: call.key, UploadId: upload.id },
    { ...chosen, ...encryptionHeaders(upload.headers) },
  )
}

/**
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function uploadPart(world, call) {
  const upload = openUpload(openBucket(world, call), call)
  const { body, checksums } = readPayload(call.request)
  const { algorithm } = upload
  const own =
    algorithm === undefined ? checksums : { [algorithm]: checksums[algorithm] ?? checksumOf(algorithm, body) }
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  upload.parts.set(Number(call.request.query.get('partNumber')), { body, etag, checksums: own })
  const { 'x-amz-checksum-type': _, ...headers } = checksumHeaders(own, upload.checksumType)
  return { status: 200, headers: { etag, ...headers }, body: '' }
}

/**
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function completeMultipartUpload(world, call) {
  const bucket = openBucket(world, call)
  const upload = openUpload(bucket, call)
  const parts = joinParts(upload, readPartList(call.request.body.toString()))
  const body = Buffer.concat(parts.map((part) => part.body))
  const checksums = wholeChecksum(upload, parts, body)
  const digests = parts.map((part) => Buffer.from(part.etag.slice(1, -1), 'hex'))
  const etag = `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`
  const { headers, checksumType } = upload
  const object = storeObject(world, bucket, call.key, { body, etag, checksums, checksumType, headers })
  bucket.uploads.delete(upload.id)
  const named = Object.entries(checksums).map(([algorithm, value]) => [
    `Checksum${algorithm.toUpperCase()}`,
    value,
  ])
  return xmlResponse(
    'CompleteMultipartUploadResult',
    {
      Location: `https://s3.${bucket.region}.amazonaws.com/${bucket.name}/${call.key}`,
      Bucket: bucket.name,
      Key: call.key,
      ETag: etag,
      ...Object.fromEntries(named),
      ChecksumType: named.length > 0 ? checksumType : undefined,
    },
    { ...versionHeaders(bucket, object), ...encryptionHeaders(headers) },
  )
}

/**
 * @param {World} world
 * @param {S3Call} call
 * @returns {EndpointResponse}
 */
export function abortMultipartUpload(world, call) {
  const bucket = openBucket(world, call)
  bucket.uploads.delete(openUpload(bucket, call).id)
  return { status: 204, headers: {}, body: '' }
}

/**
 * @param {Bucket} bucket
 * @param {S3Call} call
 * @returns {MultipartUpload}
 */
function openUpload(bucket, { key, request }) {
  const id = request.query.get('uploadId') ?? ''
  const upload = bucket.uploads.get(id)
  if (upload?.key !== key) throw noSuchUpload(id)
  return upload
}

/**
 * @param {MultipartUpload} upload
 * @param {{ checksums: Record<string, string> }[]} parts
 * @param {Buffer} body
 * @returns {Record<string, string>}
 */
function wholeChecksum({ algorithm, checksumType }, parts, body) {
  if (algorithm === undefined) return {}
  if (checksumType === 'FULL_OBJECT') return { [algorithm]: checksumOf(algorithm, body) }
  return {
    [algorithm]: compositeChecksum(
      algorithm,
      parts.map((part) => part.checksums[algorithm] ?? ''),
    ),
  }
}

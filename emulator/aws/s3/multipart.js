import { createHash } from 'node:crypto'
import { xmlResponse } from '../xml.js'
import { storeObject } from './bucket.js'
import { checksumHeaders, checksumOf, compositeChecksum, isAlgorithm, readPayload } from './checksums.js'
import { badRequest, noSuchUpload } from './errors.js'
import { encryptionHeaders, keptHeaders, versionHeaders } from './objects.js'
import { findParts, readPartList } from './parts.js'
import { authorizeBucket } from './request.js'

/** @import { Bucket, MultipartUpload } from './bucket.js' */
/** @import { Operation, S3Request } from './request.js' */

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** @type {Operation} */
export function createMultipartUpload(world, request) {
  const bucket = authorizeBucket(world, request)
  const { key, headers } = request
  const { algorithm, checksumType } = readChecksumChoice(headers)
  /** @type {MultipartUpload} */
  const upload = {
    id: world.id(),
    key,
    algorithm,
    checksumType,
    headers: keptHeaders(headers),
    parts: new Map(),
  }
  bucket.uploads.set(upload.id, upload)
  const chosen = algorithm && {
    'x-amz-checksum-algorithm': algorithm.toUpperCase(),
    'x-amz-checksum-type': checksumType ?? '',
  }
  const tree = { Bucket: bucket.name, Key: key, UploadId: upload.id }
  return xmlResponse(200, 'InitiateMultipartUploadResult', tree, {
    namespace,
    headers: { ...chosen, ...encryptionHeaders(upload.headers) },
  })
}

/** @type {Operation} */
export function uploadPart(world, request) {
  const upload = findUpload(authorizeBucket(world, request), request)
  const { body, checksums: sent } = readPayload(request)
  const { algorithm } = upload
  const [other] = Object.keys(sent).filter((name) => name !== algorithm)
  if (algorithm !== undefined && other !== undefined) {
    throw badRequest(
      'InvalidRequest',
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm}, actual checksum Type: ${other}`,
    )
  }
  // Without an algorithm of the upload a part's checksum is verified and told, but not kept.
  const kept = algorithm === undefined ? {} : { [algorithm]: sent[algorithm] ?? checksumOf(algorithm, body) }
  const etag = `"${createHash('md5').update(body).digest('hex')}"`
  upload.parts.set(Number(request.query.get('partNumber')), { body, etag, checksums: kept })
  const { 'x-amz-checksum-type': _, ...headers } = checksumHeaders({ ...sent, ...kept }, '')
  return { status: 200, headers: { etag, ...headers, ...encryptionHeaders(upload.headers) }, body: '' }
}

/** @type {Operation} */
export function completeMultipartUpload(world, request) {
  const bucket = authorizeBucket(world, request)
  const upload = findUpload(bucket, request)
  const parts = findParts(upload, readPartList(request.body.toString()))
  const body = Buffer.concat(parts.map((part) => part.body))
  const checksums = wholeChecksum(upload, parts, body)
  const digests = parts.map((part) => Buffer.from(part.etag.slice(1, -1), 'hex'))
  const etag = `"${createHash('md5').update(Buffer.concat(digests)).digest('hex')}-${parts.length}"`
  const { headers, checksumType = 'FULL_OBJECT' } = upload
  const object = storeObject(world, bucket, request.key, { body, etag, checksums, checksumType, headers })
  bucket.uploads.delete(upload.id)
  const named = Object.entries(object.checksums).map(([algorithm, value]) => [
    `Checksum${algorithm.toUpperCase()}`,
    value,
  ])
  const tree = {
    Location: `https://s3.${bucket.region}.amazonaws.com/${bucket.name}/${request.key}`,
    Bucket: bucket.name,
    Key: request.key,
    ETag: etag,
    ...Object.fromEntries(named),
    ChecksumType: object.checksumType,
  }
  return xmlResponse(200, 'CompleteMultipartUploadResult', tree, {
    namespace,
    headers: { ...versionHeaders(bucket, object), ...encryptionHeaders(headers) },
  })
}

/** @type {Operation} */
export function abortMultipartUpload(world, request) {
  const bucket = authorizeBucket(world, request)
  bucket.uploads.delete(findUpload(bucket, request).id)
  return { status: 204, headers: {}, body: '' }
}

/**
 * @param {Record<string, string>} headers
 * @returns {Pick<MultipartUpload, 'algorithm' | 'checksumType'>}
 */
function readChecksumChoice(headers) {
  const algorithm = headers['x-amz-checksum-algorithm']?.toLowerCase()
  const asked = headers['x-amz-checksum-type']
  if (algorithm === undefined) {
    if (asked === undefined) return { algorithm, checksumType: undefined }
    throw badRequest(
      'InvalidRequest',
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    )
  }
  if (!isAlgorithm(algorithm)) {
    throw badRequest(
      'InvalidRequest',
      'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]',
    )
  }
  const checksumType = asked ?? (algorithm === 'crc64nvme' ? 'FULL_OBJECT' : 'COMPOSITE')
  const impossible = checksumType === 'FULL_OBJECT' ? /^sha/ : /^crc64nvme$/
  if (impossible.test(algorithm)) {
    throw badRequest(
      'InvalidRequest',
      `The ${checksumType} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    )
  }
  return { algorithm, checksumType: checksumType === 'FULL_OBJECT' ? 'FULL_OBJECT' : 'COMPOSITE' }
}

/**
 * @param {Bucket} bucket
 * @param {S3Request} request
 * @returns {MultipartUpload}
 */
function findUpload(bucket, { key, query }) {
  const id = query.get('uploadId') ?? ''
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

import { createHash } from 'node:crypto'
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../arn.js'
import { checksumOf } from './checksums.js'

/** @import { World } from '../world.js' */

/**
 * @typedef {object} StoredObject
 * @property {string} versionId `null` in a bucket without versions
 * @property {Buffer} body
 * @property {string} etag with its quotes
 * @property {Record<string, string>} checksums by algorithm in lower case, e.g. `sha256`; base64. The CRC64NVME of an
 *   object that came without one
 * @property {'FULL_OBJECT' | 'COMPOSITE'} checksumType
 * @property {Record<string, string>} headers those sent with it that come back: content-type, x-amz-meta-*, encryption
 * @property {number} modified
 */

/**
 * @typedef {object} MultipartUpload
 * @property {string} id
 * @property {string} key
 * @property {string | undefined} algorithm in lower case
 * @property {'FULL_OBJECT' | 'COMPOSITE' | undefined} checksumType undefined without an algorithm
 * @property {Record<string, string>} headers
 * @property {Map<number, { body: Buffer, etag: string, checksums: Record<string, string> }>} parts
 */

/**
 * @typedef {object} Bucket
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {boolean} versioned
 * @property {string[]} sharedWith accounts that its policy lets in
 * @property {Map<string, StoredObject[]>} objects versions by key, oldest first
 * @property {Map<string, MultipartUpload>} uploads under way, by id
 */

/** @typedef {{ name: string, account?: string, region?: string, versioned?: boolean, sharedWith?: string[] }} BucketSeed */

/**
 * @param {BucketSeed} seed
 * @returns {Bucket}
 */
export function buildBucket(seed) {
  const {
    name,
    account = DEFAULT_ACCOUNT,
    region = DEFAULT_REGION,
    versioned = false,
    sharedWith = [],
  } = seed
  return { name, account, region, versioned, sharedWith, objects: new Map(), uploads: new Map() }
}

/**
 * @param {World} world
 * @param {Bucket} bucket
 * @param {string} key
 * @param {{ body: Buffer } & Partial<StoredObject>} object
 * @returns {StoredObject}
 */
export function storeObject(world, bucket, key, object) {
  const { checksums = {} } = object
  const sent = Object.keys(checksums).length > 0
  const stored = {
    body: object.body,
    etag: object.etag ?? `"${createHash('md5').update(object.body).digest('hex')}"`,
    checksums: sent ? checksums : { crc64nvme: checksumOf('crc64nvme', object.body) },
    checksumType: (sent && object.checksumType) || 'FULL_OBJECT',
    headers: object.headers ?? { 'x-amz-server-side-encryption': 'AES256' },
    modified: world.now(),
    versionId: bucket.versioned ? world.id().replaceAll('-', '') : 'null',
  }
  const versions = bucket.versioned ? (bucket.objects.get(key) ?? []) : []
  bucket.objects.set(key, [...versions, stored])
  return stored
}

/**
 * @param {Bucket} bucket
 * @param {string} key
 * @param {string} [versionId] the newest when absent
 * @returns {StoredObject | undefined}
 */
export function findObject(bucket, key, versionId) {
  const versions = bucket.objects.get(key) ?? []
  return versionId === undefined ? versions.at(-1) : versions.find((own) => own.versionId === versionId)
}

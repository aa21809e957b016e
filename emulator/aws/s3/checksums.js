import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { NotEmulated } from '../service-error.js'
import { badRequest } from './errors.js'

/** @import { S3Request } from './request.js' */

const PREFIX = 'x-amz-checksum-'

/** @type {Readonly<Record<string, (body: Buffer) => Buffer>>} */
const ALGORITHMS = {
  sha256: (body) => createHash('sha256').update(body).digest(),
  crc32: (body) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(zlib.crc32(body))
    return sum
  },
  crc64nvme: crc64Nvme,
}

/**
 * @param {string} name
 * @returns {boolean} whether S3 takes it; CRC32C and SHA1 are not imitated here
 */
export const isAlgorithm = (name) => /^(crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name)

/**
 * @param {string} algorithm in lower case
 * @param {Buffer} body
 * @returns {string} base64
 */
export function checksumOf(algorithm, body) {
  const sum = ALGORITHMS[algorithm]
  if (!sum) throw new NotEmulated(`the checksum ${algorithm}`)
  return sum(body).toString('base64')
}

/**
 * The bytes that an upload brings, and the checksum that came along, which is right.
 *
 * @param {S3Request} request
 * @returns {{ body: Buffer, checksums: Record<string, string> }} checksums by algorithm; empty where none came along
 */
export function readPayload({ headers, body }) {
  if (headers['x-amz-content-sha256']?.startsWith('STREAMING-')) {
    throw new NotEmulated('S3 with a body in aws-chunked encoding')
  }
  const sent = Object.entries(headers).filter(
    ([name]) => name.startsWith(PREFIX) && isAlgorithm(name.slice(PREFIX.length)),
  )
  if (sent.length > 1) {
    throw badRequest(
      'InvalidRequest',
      `Expecting a single ${PREFIX} header. Multiple checksum Types are not allowed.`,
    )
  }
  for (const [name, value] of sent) {
    const own = checksumOf(name.slice(PREFIX.length), body)
    if (!isBase64Of(value, own)) throw badRequest('InvalidRequest', `Value for ${name} header is invalid.`)
    if (own === value) continue
    const algorithm = name.slice(PREFIX.length).toUpperCase()
    throw badRequest('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`)
  }
  return {
    body,
    checksums: Object.fromEntries(sent.map(([name, value]) => [name.slice(PREFIX.length), value])),
  }
}

/**
 * @param {string} value
 * @param {string} own a checksum of that algorithm
 */
function isBase64Of(value, own) {
  const bytes = Buffer.from(value, 'base64')
  return bytes.toString('base64') === value && bytes.length === Buffer.from(own, 'base64').length
}

/**
 * @param {Record<string, string>} checksums
 * @param {string} type `FULL_OBJECT` or `COMPOSITE`
 * @returns {Record<string, string>} as response headers; none without checksums
 */
export function checksumHeaders(checksums, type) {
  const entries = Object.entries(checksums).map(([algorithm, value]) => [`${PREFIX}${algorithm}`, value])
  if (entries.length === 0) return {}
  return { ...Object.fromEntries(entries), 'x-amz-checksum-type': type }
}

/** CRC-64/NVME, reflected: what S3 computes of an object that came without a checksum. */
const CRC64_TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = BigInt(byte)
  for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ 0x9a6c9329ac4bc9b5n : value >> 1n
  return value
})

/** The table as two halves of 32 bits: numbers are many times faster than big ones. */
const CRC64_HIGH = Int32Array.from(CRC64_TABLE, (own) => Number(BigInt.asIntN(32, own >> 32n)))
const CRC64_LOW = Int32Array.from(CRC64_TABLE, (own) => Number(BigInt.asIntN(32, own)))

/**
 * @param {Buffer} body
 * @returns {Buffer}
 */
function crc64Nvme(body) {
  let high = -1
  let low = -1
  for (let at = 0; at < body.length; at += 1) {
    const index = (low ^ (body[at] ?? 0)) & 0xff
    low = ((low >>> 8) | (high << 24)) ^ (CRC64_LOW[index] ?? 0)
    high = (high >>> 8) ^ (CRC64_HIGH[index] ?? 0)
  }
  const sum = Buffer.alloc(8)
  sum.writeInt32BE(~high, 0)
  sum.writeInt32BE(~low, 4)
  return sum
}

/**
 * The checksum of the checksums of the parts.
 *
 * @param {string} algorithm
 * @param {string[]} parts base64
 * @returns {string} e.g. `...=-3`
 */
export function compositeChecksum(algorithm, parts) {
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')))
  return `${checksumOf(algorithm, joined)}-${parts.length}`
}

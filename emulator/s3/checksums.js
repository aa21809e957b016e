import { createHash } from 'node:crypto'
import zlib from 'node:zlib'
import { NotEmulated } from '../service-error.js'
import { badRequest } from './errors.js'

const PREFIX = 'x-amz-checksum-'

/** @type {Readonly<Record<string, (body: Buffer) => Buffer>>} */
const ALGORITHMS = {
  sha256: (body) => createHash('sha256').update(body).digest(),
  sha1: (body) => createHash('sha1').update(body).digest(),
  crc32: (body) => {
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(zlib.crc32(body))
    return sum
  },
}

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
 * The checksums that came with a body, in headers or trailers, all of them right.
 *
 * @param {Record<string, string>} headers
 * @param {Buffer} body
 * @returns {Record<string, string>} by algorithm
 */
export function verifiedChecksums(headers, body) {
  /** @type {Record<string, string>} */
  const checksums = {}
  for (const [name, value] of Object.entries(headers)) {
    const algorithm = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
    if (algorithm === '' || ['algorithm', 'mode', 'type'].includes(algorithm)) continue
    if (checksumOf(algorithm, body) !== value) {
      throw badRequest(
        'BadDigest',
        `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      )
    }
    checksums[algorithm] = value
  }
  return checksums
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

import { createHash } from 'node:crypto'
import { verifiedChecksums } from './checksums.js'
import { badRequest } from './errors.js'

/** @import { EndpointRequest } from '../service-error.js' */

/** @typedef {{ body: Buffer, checksums: Record<string, string> }} Payload */

/**
 * The bytes that an upload brings, taken out of their chunks, with every checksum that came along verified.
 *
 * @param {EndpointRequest} request
 * @returns {Payload}
 */
export function readPayload({ headers, body }) {
  const declared = headers['x-amz-content-sha256'] ?? ''
  const chunked = declared.startsWith('STREAMING-')
  const { data, trailers } = chunked ? readChunks(body) : { data: body, trailers: {} }
  const length = headers['x-amz-decoded-content-length']
  if (length !== undefined && Number(length) !== data.length) {
    throw badRequest('IncompleteBody', 'The request body terminated unexpectedly')
  }
  if (/^[0-9a-f]{64}$/.test(declared) && createHash('sha256').update(data).digest('hex') !== declared) {
    throw badRequest(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  const md5 = headers['content-md5']
  if (md5 !== undefined && createHash('md5').update(data).digest('base64') !== md5) {
    throw badRequest('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  return { body: data, checksums: verifiedChecksums({ ...headers, ...trailers }, data) }
}

/**
 * Reads `aws-chunked`: hexadecimal sizes, data, and trailers at the end.
 *
 * @param {Buffer} body
 * @returns {{ data: Buffer, trailers: Record<string, string> }}
 */
function readChunks(body) {
  /** @type {Buffer[]} */
  const chunks = []
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(body.toString('latin1', at, end), 16)
    if (Number.isNaN(size)) throw badRequest('IncompleteBody', 'The request body terminated unexpectedly')
    if (size === 0) {
      const data = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      return { data, trailers: readTrailers(body.toString('latin1', end + 2)) }
    }
    chunks.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

/** @param {string} text */
function readTrailers(text) {
  const lines = text.split('\r\n').filter((line) => line.includes(':'))
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(/:(.*)/s)
      return [name.trim().toLowerCase(), value.trim()]
    }),
  )
}

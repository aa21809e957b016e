import { createHash } from 'node:crypto'
import { NotEmulated } from '../service-error.js'
import { verifiedChecksums } from './checksums.js'
import { badRequest } from './errors.js'

/** @import { S3Request } from './request.js' */

/**
 * The bytes that an upload brings, with every checksum that came along verified.
 *
 * @param {S3Request} request
 * @returns {{ body: Buffer, checksums: Record<string, string> }}
 */
export function readPayload({ headers, body }) {
  const declared = headers['x-amz-content-sha256'] ?? ''
  if (declared.startsWith('STREAMING-')) throw new NotEmulated('S3 with a body in aws-chunked encoding')
  if (/^[0-9a-f]{64}$/.test(declared) && createHash('sha256').update(body).digest('hex') !== declared) {
    throw badRequest(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  return { body, checksums: verifiedChecksums(headers, body) }
}

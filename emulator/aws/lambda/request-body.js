import { createHash } from 'node:crypto'

/** With or without a space after the colon, as clients write JSON in either way. */
const ZIP_MEMBERS = ['"ZipFile":"', '"ZipFile": "'].map((text) => Buffer.from(text))

/**
 * @typedef {object} LambdaBody
 * @property {Record<string, unknown>} input
 * @property {Buffer | undefined} zip
 * @property {string | undefined} zipHash SHA-256, base64
 * @property {Record<string, unknown>} described the input, with the package's hash and size in its place
 */

/** @type {WeakMap<Buffer, LambdaBody>} a body is read for the record and for the handler, and hashed once */
const READ = new WeakMap()

/**
 * @param {Buffer} body
 * @returns {LambdaBody}
 */
export function readLambdaBody(body) {
  const known = READ.get(body)
  if (known) return known
  const read = parse(body)
  READ.set(body, read)
  return read
}

/**
 * Cuts the package out before parsing: a JSON parser takes as long over 60 MB of base64 as over 60 MB of JSON.
 *
 * @param {Buffer} body
 * @returns {LambdaBody}
 */
function parse(body) {
  const start = startOfZip(body)
  if (start === undefined) {
    const input = body.length === 0 ? {} : JSON.parse(body.toString())
    return { input, zip: undefined, zipHash: undefined, described: input }
  }
  const end = body.indexOf('"', start)
  const zip = Buffer.from(body.toString('latin1', start, end), 'base64')
  const zipHash = createHash('sha256').update(zip).digest('base64')
  const input = JSON.parse(`${body.toString('utf8', 0, start)}${body.toString('utf8', end)}`)
  return { input, zip, zipHash, described: { ...input, ZipFile: { sha256: zipHash, size: zip.length } } }
}

/**
 * @param {Buffer} body
 * @returns {number | undefined} where the package's base64 begins
 */
function startOfZip(body) {
  for (const member of ZIP_MEMBERS) {
    const at = body.indexOf(member)
    if (at >= 0) return at + member.length
  }
  return undefined
}

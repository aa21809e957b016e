import { NotEmulated } from '../service-error.js'
import { invalidParameter } from './errors.js'

const END_RECORD = Buffer.from('PK\x05\x06')
const END_RECORD_SIZE = 22
const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02').readUInt32LE()
const UNZIPPED_LIMIT = 262_144_000

/**
 * Refuses what Lambda could not unpack: no zip, an empty one, one that grows too large. Only the central
 * directory is read.
 *
 * @param {Buffer} zip
 */
export function refuseBadZip(zip) {
  if (zip.length === 0) throw invalidParameter('Uploaded file must be a non-empty zip')
  const sizes = unzippedSizes(zip)
  if (!sizes) {
    throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.')
  }
  if (sizes.length === 0) throw invalidParameter('Uploaded file must be a non-empty zip')
  if (sizes.reduce((sum, size) => sum + size, 0) >= UNZIPPED_LIMIT) {
    throw invalidParameter(`Unzipped size must be smaller than ${UNZIPPED_LIMIT} bytes`)
  }
}

/**
 * @param {Buffer} zip
 * @returns {number[] | undefined} of each entry; undefined where there is no readable directory
 */
function unzippedSizes(zip) {
  const end = zip.lastIndexOf(END_RECORD)
  if (end < 0 || end + END_RECORD_SIZE > zip.length) return undefined
  const entries = zip.readUInt16LE(end + 10)
  if (entries === 0xffff) throw new NotEmulated('a package in zip64 format')
  const sizes = []
  let at = zip.readUInt32LE(end + 16)
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    sizes.push(zip.readUInt32LE(at + 24))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return sizes
}

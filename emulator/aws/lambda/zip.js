import { invalidParameter } from './errors.js'

const END_RECORD = 0x06054b50
const END_RECORD_64 = 0x06064b50
const DIRECTORY_ENTRY = 0x02014b50
const END_RECORD_SIZE = 22
const LONGEST_COMMENT = 0xffff
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
  const directory = findDirectory(zip)
  if (!directory) return undefined
  const sizes = []
  let at = directory.offset
  for (let entry = 0; entry < directory.entries; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
    sizes.push(zip.readUInt32LE(at + 24))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return sizes
}

/**
 * @param {Buffer} zip
 * @returns {{ entries: number, offset: number } | undefined}
 */
function findDirectory(zip) {
  const earliest = Math.max(0, zip.length - END_RECORD_SIZE - LONGEST_COMMENT)
  for (let at = zip.length - END_RECORD_SIZE; at >= earliest; at -= 1) {
    if (zip.readUInt32LE(at) === END_RECORD) return readEndRecord(zip, at)
  }
  return undefined
}

/**
 * @param {Buffer} zip
 * @param {number} at
 */
function readEndRecord(zip, at) {
  const entries = zip.readUInt16LE(at + 10)
  const offset = zip.readUInt32LE(at + 16)
  if (entries !== 0xffff && offset !== 0xffffffff) return { entries, offset }
  // More entries or bytes than the old record can count: a locator of 20 bytes stands before it.
  if (at < 20) return undefined
  const wide = Number(zip.readBigUInt64LE(at - 12))
  if (wide + 56 > zip.length || zip.readUInt32LE(wide) !== END_RECORD_64) return undefined
  return { entries: Number(zip.readBigUInt64LE(wide + 32)), offset: Number(zip.readBigUInt64LE(wide + 48)) }
}

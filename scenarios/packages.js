import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'

/** @param {Record<string, string>} files */
export function zipOf(files) {
  const encoder = new TextEncoder()
  const entries = Object.entries(files).map(([name, text]) => [name, encoder.encode(text)])
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 2) }))
}

/** @param {string} word what the handler answers, so that packages differ */
export const handlerZip = (word) => zipOf({ 'index.mjs': `export const handler = async () => "${word}"` })

/**
 * Bytes that nothing can compress, the same each time.
 *
 * @param {number} size
 */
export function noise(size) {
  const bytes = Buffer.alloc(size)
  let state = 0x9e3779b9
  for (let at = 0; at + 4 <= size; at += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes.writeInt32LE(state, at)
  }
  return bytes
}

/**
 * A zip that stays large.
 *
 * @param {number} size of its one large entry
 */
export function largeZip(size) {
  const files = { 'index.mjs': Buffer.from('export const handler = async () => 1'), noise: noise(size) }
  return Buffer.from(zipSync(files, { level: 0, mtime: new Date(1980, 0, 2) }))
}

/** @param {Buffer} bytes */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64')

export const OLD = handlerZip('old')
export const NEW = handlerZip('new')
export const OTHER = handlerZip('other')

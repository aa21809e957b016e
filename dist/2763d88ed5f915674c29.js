/**
 * Reads and compresses batches of chunks, on the main thread or as the code of a worker thread.
 *
 * Plain JavaScript that imports nothing of ours: the bundler copies a worker's file as it is.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { constants, crc32, deflateRawSync } from 'node:zlib'

/** @import { Batch, BatchResult, DeflatedChunk, Chunk } from './chunk.ts' */

/** Largest chunk, in bytes. Archives depend on it: another value gives large files another hash. */
export const CHUNK_SIZE = 512 * 1024

/** `workerData` of a worker thread that shall answer batches. */
export const DEFLATE_WORKER = 'deflate-worker'

/** Deflate looks back this far: a chunk gets the end of the one before it as its dictionary. */
const WINDOW_SIZE = 32 * 1024

/** Bytes of each of the three samples that tell whether a chunk can be compressed at all. */
const SAMPLE_SIZE = 4 * 1024

/** Smaller chunks are deflated faster than it takes to sample them. */
const WORTH_SAMPLING = 16 * SAMPLE_SIZE

/** Samples that do not shrink below this share of their size count as incompressible. */
const WORTHWHILE = 0.98

const input = Buffer.allocUnsafeSlow(WINDOW_SIZE + CHUNK_SIZE)

/**
 * Reads and compresses the chunks in order and stops at the first that cannot be read.
 *
 * @param {Batch} batch
 * @returns {BatchResult}
 */
export function deflateBatch(batch) {
  /** @type {DeflatedChunk[]} */
  const chunks = []
  /** @type {Uint8Array[]} */
  const compressed = []
  let offset = 0
  for (const [index, chunk] of batch.entries()) {
    try {
      const bytes = chunk.path === undefined ? Buffer.from(chunk.target ?? '') : read(chunk, chunk.path)
      if (bytes === undefined) return { failure: { index, code: undefined } }
      const { data, ...outcome } = deflateChunk(chunk, bytes)
      chunks.push({ ...outcome, offset, compressedSize: data.length })
      compressed.push(data)
      offset += data.length
    } catch (error) {
      return { failure: { index, code: codeOf(error) } }
    }
  }
  return { chunks, data: join(compressed, offset) }
}

/**
 * The chunk's bytes with as much of the window before them as there is; `undefined` where the file
 * is not what it was when the tree was read.
 *
 * @param {Chunk} chunk
 * @param {string} path
 */
function read(chunk, path) {
  const from = chunk.start - dictionaryLength(chunk)
  const wanted = chunk.start + chunk.length - from
  const descriptor = openSync(path, 'r')
  try {
    let length = 0
    while (length < wanted) {
      const count = readSync(descriptor, input, length, wanted - length, from + length)
      if (count === 0) break
      length += count
    }
    const { size, mtimeMs, ino } = fstatSync(descriptor)
    const same = size === chunk.size && mtimeMs === chunk.mtimeMs && ino === chunk.ino
    return same && length === wanted ? input.subarray(0, length) : undefined
  } finally {
    closeSync(descriptor)
  }
}

/** @param {Chunk} chunk */
function dictionaryLength(chunk) {
  return Math.min(WINDOW_SIZE, chunk.start)
}

/**
 * @param {Chunk} chunk
 * @param {Buffer} bytes The window before the chunk, and the chunk.
 */
function deflateChunk(chunk, bytes) {
  const dictionary = bytes.subarray(0, dictionaryLength(chunk))
  const raw = bytes.subarray(dictionary.length)
  const deflated = deflate(raw, dictionary, chunk.last)
  // The chunks of one file must all be part of one deflate stream; a file in one chunk can be stored.
  // A link always is, as other tools write it.
  const stored =
    chunk.path === undefined || (chunk.start === 0 && chunk.last && deflated.length >= raw.length)
  return {
    crc32: crc32(raw),
    method: /** @type {0 | 8} */ (stored ? 0 : 8),
    magic: Number.parseInt(raw.toString('hex', 0, 4).padEnd(8, '0'), 16),
    // `raw` lies in the buffer that the next chunk overwrites.
    data: stored ? Buffer.from(raw) : deflated,
  }
}

/**
 * Level 0 puts incompressible bytes into the stream as they are, at memory speed.
 *
 * The options keep the output the same on every processor: with a smaller `memLevel` the size of
 * Chromium zlib's hash table depends on the instruction set.
 *
 * @param {Buffer} raw
 * @param {Buffer} dictionary
 * @param {boolean} last
 */
function deflate(raw, dictionary, last) {
  return deflateRawSync(raw, {
    level: isIncompressible(raw) ? 0 : 6,
    memLevel: 8,
    // The output usually fits, so that it comes as one buffer; a larger one costs memory.
    chunkSize: Math.max(1024, raw.length >> 1),
    ...(dictionary.length > 0 && { dictionary }),
    finishFlush: last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
  })
}

/** @param {Buffer} raw */
function isIncompressible(raw) {
  if (raw.length < WORTH_SAMPLING) return false
  const samples = Buffer.concat(
    [0, raw.length / 2, raw.length - SAMPLE_SIZE].map((start) =>
      raw.subarray(Math.floor(start), Math.floor(start) + SAMPLE_SIZE),
    ),
  )
  return deflateRawSync(samples, { level: 1, memLevel: 8 }).length >= WORTHWHILE * samples.length
}

/**
 * One buffer of its own, so that it can be handed to another thread.
 *
 * @param {Uint8Array[]} compressed
 * @param {number} length
 */
function join(compressed, length) {
  const joined = new Uint8Array(length)
  let offset = 0
  for (const data of compressed) {
    joined.set(data, offset)
    offset += data.length
  }
  return joined
}

/** @param {unknown} error */
function codeOf(error) {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : String(error)
}

if (workerData === DEFLATE_WORKER) {
  parentPort?.on('message', (/** @type {Batch} */ batch) => {
    const result = deflateBatch(batch)
    parentPort?.postMessage(result, result.failure ? [] : [result.data.buffer])
  })
}

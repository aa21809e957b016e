/**
 * Reads and compresses batches of files, on the main thread or as the code of a worker thread.
 *
 * Plain JavaScript that imports nothing of ours: the bundler copies a worker's file as it is.
 */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { crc32 } from 'node:zlib'

/** @import { Batch, BatchFile, BatchResult, DeflatedFile } from './batch.ts' */

/**
 * What is used of libdeflate (https://github.com/ebiggers/libdeflate/blob/v1.26/libdeflate.h). Addresses are offsets
 * in the memory.
 *
 * @typedef {object} Libdeflate
 * @property {WebAssembly.Memory} memory
 * @property {() => void} _initialize
 * @property {(bytes: number) => number} malloc 0 where there is no room
 * @property {(address: number) => void} free
 * @property {(level: number) => number} libdeflate_alloc_compressor
 * @property {(compressor: number, input: number, size: number, output: number, room: number) => number}
 *   libdeflate_deflate_compress the size of the output, or 0 if it needs more room
 */

/** Archives depend on it: another level gives every package another hash. */
const LEVEL = 5

/** Files are read in steps: one call to the system takes at most 2 GiB. */
const READ_SIZE = 1024 * 1024 * 1024

/** Room for the files of most batches, in bytes. */
const USUAL_SIZE = 512 * 1024

/** So many samples of so many bytes tell whether a file can be compressed at all. */
const SAMPLES = 16
const SAMPLE_SIZE = 4 * 1024

/** Samples that do not shrink below this share of their size count as incompressible. */
const WORTHWHILE = 0.98

/** Compresses files by libdeflate, whose output is the same on every Node, system and processor. */
export class Deflater {
  #libdeflate
  #compressor
  #fast
  /** Addresses of two buffers of `#room` bytes. */
  #input = 0
  #output = 0
  #room = 0

  /** @param {WebAssembly.Module} module libdeflate */
  constructor(module) {
    this.#libdeflate = /** @type {Libdeflate} */ (
      /** @type {unknown} */ (new WebAssembly.Instance(module).exports)
    )
    this.#libdeflate._initialize()
    this.#compressor = this.#libdeflate.libdeflate_alloc_compressor(LEVEL)
    this.#fast = this.#libdeflate.libdeflate_alloc_compressor(1)
    this.#reserve(USUAL_SIZE)
  }

  /**
   * Reads and compresses the files in order and stops at the first that cannot be read.
   *
   * @param {Batch} batch
   * @returns {BatchResult}
   */
  deflate(batch) {
    /** @type {DeflatedFile[]} */
    const files = []
    /** @type {Uint8Array[]} */
    const compressed = []
    let offset = 0
    for (const [index, file] of batch.entries()) {
      try {
        const size = file.path === undefined ? this.#take(file.target ?? '') : this.#read(file, file.path)
        if (size === undefined) return { failure: { index, code: undefined } }
        const { data, ...outcome } = this.#deflateInput(size, file.path !== undefined)
        files.push({ ...outcome, offset, compressedSize: data.length })
        compressed.push(data)
        offset += data.length
      } catch (error) {
        return { failure: { index, code: codeOf(error) } }
      }
    }
    return { files, data: join(compressed, offset) }
  }

  /** @param {number} address @param {number} size */
  #bytes(address, size) {
    return new Uint8Array(this.#libdeflate.memory.buffer, address, size)
  }

  /** Makes both buffers so large at least. @param {number} size */
  #reserve(size) {
    if (size <= this.#room) return
    const { malloc, free } = this.#libdeflate
    for (const address of [this.#input, this.#output]) if (address !== 0) free(address)
    this.#room = 0
    this.#input = malloc(size)
    this.#output = malloc(size)
    if (this.#input === 0 || this.#output === 0) throw Object.assign(new Error('no room'), { code: 'ENOMEM' })
    this.#room = size
  }

  /** @param {string} text */
  #take(text) {
    const bytes = Buffer.from(text)
    this.#reserve(bytes.length)
    this.#bytes(this.#input, bytes.length).set(bytes)
    return bytes.length
  }

  /**
   * Reads a file into the input.
   *
   * @param {BatchFile} file
   * @param {string} path
   * @returns its size; `undefined` where it is not what it was when the tree was read
   */
  #read(file, path) {
    this.#reserve(file.size)
    // What has become a pipe since would keep the thread for ever.
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const input = this.#bytes(this.#input, file.size)
      let length = 0
      while (length < file.size) {
        const count = readSync(descriptor, input, length, Math.min(file.size - length, READ_SIZE), null)
        if (count === 0) break
        length += count
      }
      const { size, mtimeMs, ino } = fstatSync(descriptor)
      const same = size === file.size && mtimeMs === file.mtimeMs && ino === file.ino
      return same && length === size ? size : undefined
    } finally {
      closeSync(descriptor)
    }
  }

  /**
   * A link is always stored, as other tools write it, and so is what would not shrink.
   *
   * @param {number} size of the input
   * @param {boolean} compressible
   */
  #deflateInput(size, compressible) {
    const raw = this.#bytes(this.#input, size)
    const shrunk =
      compressible && !this.#isIncompressible(size) ? this.#compress(this.#compressor, size, size) : 0
    const stored = shrunk === 0 || shrunk >= size
    return {
      crc32: crc32(raw),
      method: /** @type {0 | 8} */ (stored ? 0 : 8),
      magic: Number.parseInt(Buffer.from(raw.subarray(0, 4)).toString('hex').padEnd(8, '0'), 16),
      // Both buffers are written to again for the next file.
      data: stored ? raw.slice() : this.#bytes(this.#output, shrunk).slice(),
    }
  }

  /** Whether samples, evenly spread, do not shrink. @param {number} size of the input */
  #isIncompressible(size) {
    if (size < SAMPLES * SAMPLE_SIZE * 2) return false
    const samples = SAMPLES * SAMPLE_SIZE
    const memory = this.#bytes(this.#output, samples)
    for (let sample = 0; sample < SAMPLES; sample++) {
      const start = Math.floor((sample * (size - SAMPLE_SIZE)) / (SAMPLES - 1))
      memory.set(this.#bytes(this.#input + start, SAMPLE_SIZE), sample * SAMPLE_SIZE)
    }
    const { libdeflate_deflate_compress: compress } = this.#libdeflate
    return (
      compress(
        this.#fast,
        this.#output,
        samples,
        this.#output + samples,
        Math.floor(samples * WORTHWHILE),
      ) === 0
    )
  }

  /** @param {number} compressor @param {number} size @param {number} room */
  #compress(compressor, size, room) {
    return this.#libdeflate.libdeflate_deflate_compress(compressor, this.#input, size, this.#output, room)
  }
}

/**
 * One buffer of its own, so that it can be handed to another thread.
 *
 * @param {Uint8Array[]} compressed
 * @param {number} length
 */
function join(compressed, length) {
  const [only] = compressed
  if (compressed.length === 1 && only?.buffer instanceof ArrayBuffer) return new Uint8Array(only.buffer)
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

if (workerData?.libdeflate instanceof WebAssembly.Module) {
  const deflater = new Deflater(workerData.libdeflate)
  parentPort?.on('message', (/** @type {Batch} */ batch) => {
    const result = deflater.deflate(batch)
    parentPort?.postMessage(result, result.failure ? [] : [result.data.buffer])
  })
}

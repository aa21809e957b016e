import { readSync } from 'node:fs'
import { RandomAccessReader } from 'yauzl'

/** Bytes read at a time; a central directory is read in steps of about a hundred bytes. */
const WINDOW_SIZE = 256 * 1024

/** Reads a file for yauzl through a window, so that thousands of small steps do not each wait for the disk. */
export class BufferedReader extends RandomAccessReader {
  readonly #descriptor: number
  readonly #window = Buffer.allocUnsafe(WINDOW_SIZE)
  #start = 0
  #length = 0

  /** The descriptor stays the caller's to close. */
  constructor(descriptor: number) {
    super()
    this.#descriptor = descriptor
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, bytesRead?: number) => void,
  ): void {
    try {
      callback(null, this.#read(buffer.subarray(offset, offset + length), position))
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #read(target: Buffer, position: number): number {
    if (target.length > WINDOW_SIZE) return readSync(this.#descriptor, target, 0, target.length, position)
    if (position < this.#start || position + target.length > this.#start + this.#length) {
      this.#start = position
      this.#length = readSync(this.#descriptor, this.#window, 0, WINDOW_SIZE, position)
    }
    const from = position - this.#start
    return this.#window.copy(target, 0, from, Math.min(from + target.length, this.#length))
  }
}

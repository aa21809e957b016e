/**
 * What of a file is compressed on its own: all of a small one, or a part of a large one, so that every
 * core can work on one large file, and memory stays small.
 */
export interface Chunk {
  /** Absolute path of the file; `undefined` for a link and a directory. */
  readonly path: string | undefined
  /** What a link leads to, which is its content; a directory has none. */
  readonly target?: string | undefined
  /** Offset of the first byte, and number of bytes. */
  readonly start: number
  readonly length: number
  /** The file ends with this chunk. */
  readonly last: boolean
  /** What the file was when the tree was read; anything else now means that it changed. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

/** What became of one {@link Chunk}. */
export interface DeflatedChunk {
  /** CRC-32 of the chunk's own bytes. */
  readonly crc32: number
  /** Compression method as APPNOTE 4.4.5 numbers it: 0 stored, 8 deflated. */
  readonly method: 0 | 8
  /** Where in the batch's `data` the compressed bytes are. */
  readonly offset: number
  readonly compressedSize: number
  /** The chunk's first four bytes as a big-endian number; zeros where there are fewer. */
  readonly magic: number
}

/** Why a chunk could not be read. */
export interface ReadFailure {
  /** Which chunk of the batch. */
  readonly index: number
  /** The operating system's code, e.g. `EACCES`; `undefined` where the file changed meanwhile. */
  readonly code: string | undefined
}

/** Pieces that travel to a worker together, because one message for each small file is slow. */
export type Batch = readonly Chunk[]

/** The outcome of a batch: all chunks in order with their bytes one after the other, or the first failure. */
export type BatchResult =
  | {
      readonly chunks: readonly DeflatedChunk[]
      readonly data: Uint8Array<ArrayBuffer>
      readonly failure?: never
    }
  | { readonly failure: ReadFailure }

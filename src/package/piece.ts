/**
 * A stretch of one file that is compressed on its own: a whole small file, or one segment of a
 * large one. Segments let every core work on one large file and keep memory small.
 */
export interface Piece {
  /** Absolute path of the file; `undefined` for a link and a directory. */
  readonly path: string | undefined
  /** What a link leads to, which is its content; a directory has none. */
  readonly target?: string | undefined
  /** Offset of the first byte, and number of bytes. */
  readonly start: number
  readonly length: number
  /** The file ends with this piece. */
  readonly last: boolean
  /** What the file was when the tree was read; anything else now means that it changed. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

/** What became of one {@link Piece}. */
export interface DeflatedPiece {
  /** CRC-32 of the piece's own bytes. */
  readonly crc32: number
  /** Compression method as APPNOTE 4.4.5 numbers it: 0 stored, 8 deflated. */
  readonly method: 0 | 8
  /** Where in the batch's `data` the compressed bytes are. */
  readonly offset: number
  readonly compressedSize: number
  /** The piece starts as a program does: `#!` or an ELF header. */
  readonly program: boolean
}

/** Why a piece could not be read. */
export interface PieceFailure {
  /** Which piece of the batch. */
  readonly index: number
  /** The operating system's code, e.g. `EACCES`; `undefined` where the file changed meanwhile. */
  readonly code: string | undefined
}

/** Pieces that travel to a worker together, because one message for each small file is slow. */
export type Batch = readonly Piece[]

/** The outcome of a batch: all pieces in order with their bytes one after the other, or the first failure. */
export type BatchResult =
  | {
      readonly pieces: readonly DeflatedPiece[]
      readonly data: Uint8Array<ArrayBuffer>
      readonly failure?: never
    }
  | { readonly failure: PieceFailure }

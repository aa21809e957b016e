/** A file, a link or an empty directory, as a thread gets it. */
export interface BatchFile {
  /** Absolute path of a file; `undefined` for a link and a directory. */
  readonly path: string | undefined
  /** What a link leads to, which is its content; a directory has none. */
  readonly target?: string | undefined
  /** What the file was when the tree was read; anything else now means that it changed. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
}

/** Files that travel to a thread together, because one message for each small file is slow. */
export type Batch = readonly BatchFile[]

/** What became of one {@link BatchFile}. */
export interface DeflatedFile {
  /** CRC-32 of the content. */
  readonly crc32: number
  /** Compression method as APPNOTE 4.4.5 numbers it: 0 stored, 8 deflated. */
  readonly method: 0 | 8
  /** Where in the batch's `data` the compressed bytes are. */
  readonly offset: number
  readonly compressedSize: number
  /** The content's first four bytes as a big-endian number; zeros where there are fewer. */
  readonly magic: number
}

/** Why a file could not be read. */
export interface ReadFailure {
  /** Which file of the batch. */
  readonly index: number
  /** The operating system's code, e.g. `EACCES`; `undefined` where the file changed meanwhile. */
  readonly code: string | undefined
}

/** The outcome of a batch: all files in order with their bytes one after the other, or the first failure. */
export type BatchResult =
  | {
      readonly files: readonly DeflatedFile[]
      readonly data: Uint8Array<ArrayBuffer>
      readonly failure?: never
    }
  | { readonly failure: ReadFailure }

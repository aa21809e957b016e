import { readSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { constants, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Entry, fromRandomAccessReader, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { isSymbolicLink } from '../file-mode.ts'
import { BufferedReader } from './buffered-reader.ts'

// What yauzl 3 has and its published types do not know yet.
declare module 'yauzl' {
  interface Entry {
    readonly fileNameRaw: Buffer
    readonly extraFieldRaw: Buffer
    readonly fileCommentRaw: Buffer
  }
  interface ZipFile {
    eachEntry(): AsyncIterableIterator<Entry>
    readLocalFileHeader(
      entry: Entry,
      options: { readonly minimal: true },
      callback: (error: Error | null, header: { readonly fileDataStart: number }) => void,
    ): void
  }
  function getFileNameLowLevel(
    flags: number,
    name: Buffer,
    extraFields: Entry['extraFields'],
    strict: boolean,
  ): string
}

/** More entries than this, or more bytes of names and comments, are not looked at. */
const MAX_ENTRIES = 100_000
const MAX_DIRECTORY_SIZE = 64 * 1024 * 1024

/** Compressed bytes that are read for an entry's first bytes: deflate makes at most a megabyte of them. */
const FIRST_BYTES_SIZE = 1024

/** Bytes of an entry's content that are read at a time. */
const READ_SIZE = 64 * 1024

/** APPNOTE 4.4.2: systems whose zips carry the permissions of Unix. */
const UNIX = 3
const MACOS = 19

/** An entry of the central directory. */
export interface ArchiveEntry {
  /** As the zip spells it; a directory's ends with a slash. */
  readonly name: string
  readonly isDirectory: boolean
  /** Sizes in bytes as the directory states them. */
  readonly size: number
  readonly compressedSize: number
  /** A symbolic link: its content is the target. */
  readonly isLink: boolean
  /** `st_mode` of Unix; undefined if the zip does not tell. */
  readonly mode: number | undefined
  readonly source: Entry
}

/** What the central directory of a zip says, and access to what it speaks of. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  /** There are more entries than were read. */
  readonly incomplete: boolean
  /** At least the first hundred bytes of the entry's content, or all of it. @throws DamagedZip */
  firstBytes(entry: ArchiveEntry): Promise<Buffer>
  /** The entry's content, chunk by chunk. @throws DamagedZip, or the error of zlib */
  content(entry: ArchiveEntry): AsyncIterable<Buffer>
}

/** The zip, or an entry of it, cannot be read as it is. */
export class DamagedZip extends Error {}

/** @throws DamagedZip if there is no central directory or it makes no sense. */
export async function readArchive(descriptor: number, size: number): Promise<Archive> {
  const { zip, entries, incomplete } = await toDamagedZip(() => readDirectory(descriptor, size))
  return {
    entries,
    incomplete,
    firstBytes: (entry) => toDamagedZip(() => readFirstBytes(descriptor, zip, entry)),
    content: (entry) => readContent(descriptor, zip, entry),
  }
}

async function readDirectory(descriptor: number, size: number) {
  const zip = await openDirectory(new BufferedReader(descriptor), size)
  const entries: ArchiveEntry[] = []
  let directorySize = 0
  for await (const entry of zip.eachEntry()) {
    directorySize += entry.fileNameRaw.length + entry.extraFieldRaw.length + entry.fileCommentRaw.length
    if (entries.length === MAX_ENTRIES || directorySize > MAX_DIRECTORY_SIZE) {
      return { zip, entries, incomplete: true }
    }
    const described = archiveEntry(entry)
    if (entry.relativeOffsetOfLocalHeader + entry.compressedSize > size) {
      throw new Error(`${described.name} would lie beyond the end of the file`)
    }
    entries.push(described)
  }
  return { zip, entries, incomplete: false }
}

async function readFirstBytes(descriptor: number, zip: ZipFile, entry: ArchiveEntry): Promise<Buffer> {
  const start = await dataStart(zip, entry)
  const bytes = Buffer.alloc(Math.min(FIRST_BYTES_SIZE, entry.compressedSize))
  readSync(descriptor, bytes, 0, bytes.length, start)
  return isDeflated(entry) ? inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes
}

async function* readContent(descriptor: number, zip: ZipFile, entry: ArchiveEntry): AsyncGenerator<Buffer> {
  if (entry.compressedSize === 0) return
  const start = await toDamagedZip(() => dataStart(zip, entry))
  const stored = readRange(descriptor, start, start + entry.compressedSize)
  // Whoever iterates hears of errors, and ends both by stopping early.
  yield* isDeflated(entry)
    ? pipeline(Readable.from(stored), createInflateRaw({ chunkSize: READ_SIZE }), () => undefined)
    : stored
}

/** Not a stream of Node's own: that would close the descriptor. */
function* readRange(descriptor: number, start: number, end: number): Generator<Buffer> {
  for (let position = start; position < end; ) {
    const bytes = Buffer.allocUnsafe(Math.min(READ_SIZE, end - position))
    const length = readSync(descriptor, bytes, 0, bytes.length, position)
    if (length === 0) return
    yield bytes.subarray(0, length)
    position += length
  }
}

async function toDamagedZip<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new DamagedZip(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function openDirectory(reader: BufferedReader, size: number): Promise<ZipFile> {
  // Names are decoded here: yauzl would stop at the first that is unsafe, and turn backslashes around.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: false }
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, size, options, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

function archiveEntry(entry: Entry): ArchiveEntry {
  const { generalPurposeBitFlag, fileNameRaw, extraFields, versionMadeBy, externalFileAttributes } = entry
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
  const host = versionMadeBy >>> 8
  const mode = host === UNIX || host === MACOS ? externalFileAttributes >>> 16 : 0
  return {
    name,
    isDirectory: name.endsWith('/'),
    isLink: isSymbolicLink(mode),
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    mode: mode === 0 ? undefined : mode,
    source: entry,
  }
}

function isDeflated({ source }: ArchiveEntry): boolean {
  return source.compressionMethod === 8
}

function dataStart(zip: ZipFile, { source }: ArchiveEntry): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(source, { minimal: true }, (error, header) =>
      error ? reject(error) : resolve(header.fileDataStart),
    )
  })
}

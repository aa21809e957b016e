import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { DeployError } from '../errors.ts'
import { combineCrc32 } from './crc32.ts'
import type { DeflatedPiece } from './piece.ts'
import {
  centralHeader,
  dataDescriptor,
  endOfCentralDirectory,
  localHeader,
  MAX_OFFSET,
  type ZipEntry,
} from './zip-records.ts'

/** Bytes that are gathered before they are written. */
const WRITE_SIZE = 1024 * 1024

/** One piece of an entry, compressed. */
export interface EntryPart {
  readonly name: Buffer
  readonly mode: number
  /** First and last piece of the entry; both for an entry in one piece. */
  readonly first: boolean
  readonly last: boolean
  /** Bytes before compression. */
  readonly size: number
  readonly deflated: DeflatedPiece
  /** Bytes after compression; must not change any more. */
  readonly data: Uint8Array
}

/** Writes entries one after the other and computes the SHA-256 of the file while it does. */
export class ZipWriter {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  readonly #central: Buffer[] = []
  #gathered: Uint8Array[] = []
  #gatheredSize = 0
  #offset = 0
  #open: { readonly entry: ZipEntry; readonly offset: number } | undefined

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** Adds the next piece. Parts of one entry come in order and with nothing in between. */
  async add(part: EntryPart): Promise<void> {
    if (part.first) {
      const entry = entryOf(part)
      this.#open = { entry, offset: this.#offset }
      this.#append(localHeader(entry))
    } else if (this.#open !== undefined) {
      this.#open = { ...this.#open, entry: extended(this.#open.entry, part) }
    }
    this.#append(part.data)
    if (part.last && this.#open !== undefined) {
      const { entry, offset } = this.#open
      if (entry.streamed) this.#append(dataDescriptor(entry))
      this.#central.push(centralHeader(entry, offset))
    }
    if (this.#gatheredSize >= WRITE_SIZE) await this.#flush()
  }

  /** Writes the central directory. The file stays open. */
  async finish(): Promise<{ readonly size: number; readonly sha256: string; readonly entries: number }> {
    const start = this.#offset
    for (const header of this.#central) this.#append(header)
    this.#append(endOfCentralDirectory(this.#central.length, this.#offset - start, start))
    await this.#flush()
    return { size: this.#offset, sha256: this.#hash.digest('base64'), entries: this.#central.length }
  }

  #append(bytes: Uint8Array): void {
    this.#gathered.push(bytes)
    this.#gatheredSize += bytes.length
    this.#offset += bytes.length
    if (this.#offset > MAX_OFFSET) throw tooLarge()
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#gathered, this.#gatheredSize)
    this.#gathered = []
    this.#gatheredSize = 0
    this.#hash.update(bytes)
    await this.#file.writeFile(bytes)
  }
}

function entryOf({ name, mode, last, size, deflated, data }: EntryPart): ZipEntry {
  const { method, crc32 } = deflated
  return { name, mode, method, streamed: !last, crc32, compressedSize: data.length, size }
}

function extended(entry: ZipEntry, { deflated, data, size }: EntryPart): ZipEntry {
  return {
    ...entry,
    crc32: combineCrc32(entry.crc32, deflated.crc32, size),
    compressedSize: entry.compressedSize + data.length,
    size: entry.size + size,
  }
}

function tooLarge(): DeployError {
  return new DeployError({
    what: 'Could not package the directory: the zip would be larger than 4 GiB.',
    why: 'Lambda takes at most 262,144,000 bytes, unzipped.',
    remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
  })
}

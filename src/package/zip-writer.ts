import { createHash } from 'node:crypto'
import { DeployError } from '../errors.ts'
import {
  centralHeader,
  endOfCentralDirectory,
  localHeader,
  MAX_OFFSET,
  type ZipEntry,
} from './zip-records.ts'

/** Bytes that are gathered before they are written. */
const WRITE_SIZE = 1024 * 1024

/** What was written in all. */
export interface ZipTotals {
  /** Size of the zip in bytes. */
  readonly size: number
  /** base64 of the zip's SHA-256. */
  readonly sha256: string
  /** Files, links and empty directories. */
  readonly entries: number
  /** Sum of the entries' sizes before compression, in bytes. */
  readonly unzippedSize: number
}

/** Writes entries one after the other and computes the SHA-256 of the file while it does. */
export class ZipWriter {
  readonly #write: (bytes: Uint8Array) => Promise<void>
  readonly #limit: number
  readonly #hash = createHash('sha256')
  readonly #central: Buffer[] = []
  #gathered: Uint8Array[] = []
  #gatheredSize = 0
  #offset = 0
  #unzippedSize = 0

  /**
   * @param write Appends to the file, all or nothing.
   * @param limit Largest offset in the file that a record may give.
   */
  constructor(write: (bytes: Uint8Array) => Promise<void>, limit = MAX_OFFSET) {
    this.#write = write
    this.#limit = limit
  }

  /**
   * Adds the next entry.
   *
   * @param data after compression; must not change any more
   */
  async add(entry: ZipEntry, data: Uint8Array): Promise<void> {
    this.#unzippedSize += entry.size
    this.#central.push(centralHeader(entry, this.#offset))
    this.#append(localHeader(entry))
    this.#append(data)
    if (this.#gatheredSize >= WRITE_SIZE) await this.#flush()
  }

  /** Writes the central directory. */
  async finish(): Promise<ZipTotals> {
    const start = this.#offset
    for (const header of this.#central) this.#append(header)
    this.#append(endOfCentralDirectory(this.#central.length, this.#offset - start, start))
    await this.#flush()
    return {
      size: this.#offset,
      sha256: this.#hash.digest('base64'),
      entries: this.#central.length,
      unzippedSize: this.#unzippedSize,
    }
  }

  #append(bytes: Uint8Array): void {
    this.#gathered.push(bytes)
    this.#gatheredSize += bytes.length
    this.#offset += bytes.length
    if (this.#offset > this.#limit) throw tooLarge()
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#gathered, this.#gatheredSize)
    this.#gathered = []
    this.#gatheredSize = 0
    this.#hash.update(bytes)
    await this.#write(bytes)
  }
}

function tooLarge(): DeployError {
  return new DeployError({
    what: 'Could not package the directory: the zip would be larger than 4 GiB.',
    why: 'Lambda takes at most 262,144,000 bytes, unzipped.',
    remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
  })
}

import { readFileSync } from 'node:fs'
import yauzl, { type Entry } from 'yauzl'

/** An entry as yauzl reads it. */
export interface ReadEntry {
  readonly name: string
  /** Type and permissions in octal, e.g. `100644`. */
  readonly mode: string
  readonly method: number
  readonly compressedSize: number
  readonly flags: number
  readonly date: string
  readonly extra: number
  readonly bytes: Buffer
}

/**
 * Every entry of a zip in its order; yauzl checks the names, and its stream the sizes.
 *
 * @param unsafeNames Let names with backslashes pass.
 */
export async function readEntries(path: string, { unsafeNames = false } = {}): Promise<ReadEntry[]> {
  const zip = await open(path, { decodeStrings: !unsafeNames })
  const entries: ReadEntry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push({
      name: String(entry.fileName),
      mode: (entry.externalFileAttributes >>> 16).toString(8),
      method: entry.compressionMethod,
      compressedSize: entry.compressedSize,
      flags: entry.generalPurposeBitFlag,
      date: `${entry.lastModFileDate}/${entry.lastModFileTime}`,
      extra: entry.extraFieldLength,
      bytes: await readBytes(zip, entry),
    })
  }
  return entries
}

function readBytes(zip: yauzl.ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', reject)
      stream.on('end', () => resolve(Buffer.concat(chunks)))
    })
  })
}

/** Names and contents as text, for small archives. */
export async function contentOf(path: string): Promise<Record<string, string>> {
  const entries = await readEntries(path)
  return Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes.toString()]))
}

/** Names in the order of the archive, with their CRCs; fast, as no content is read. */
export async function crcsOf(path: string): Promise<[name: string, crc32: number][]> {
  const zip = await open(path, {})
  const entries: [string, number][] = []
  for await (const entry of zip.eachEntry()) entries.push([entry.fileName, entry.crc32])
  return entries
}

/** Names in the order of the archive. */
export async function namesOf(path: string): Promise<string[]> {
  return (await crcsOf(path)).map(([name]) => name)
}

function open(path: string, options: yauzl.Options): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    const all = { lazyEntries: true, strictFileNames: true, autoClose: false, ...options }
    yauzl.fromBuffer(readFileSync(path), all, (error, zip) => (error ? reject(error) : resolve(zip)))
  })
}

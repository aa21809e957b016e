import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { temporaryFolder } from './fixtures.ts'

/** An entry as a test wants it, right or wrong. */
export interface Crafted {
  readonly content?: string | Uint8Array
  /** Permissions; with the type of a file, or of a directory where the name ends with a slash. */
  readonly mode?: number
  /** APPNOTE 4.4.2; 3 is Unix, 0 FAT. */
  readonly host?: number
  readonly store?: boolean
  /** The content is that method's already, or said to be. */
  readonly method?: 8
  /** What the central directory says instead of the truth. */
  readonly size?: number
  readonly compressedSize?: number
  readonly offset?: number
  /** External attributes, instead of those that host and mode make. */
  readonly attributes?: number
}

/** Contents or entries by name; pairs where a name is there twice. */
export type CraftedEntries =
  | Readonly<Record<string, Crafted | string>>
  | readonly (readonly [name: string, entry: Crafted | string])[]

/** Writes a zip with these entries into a new folder and says where. */
export function craftZip(entries: CraftedEntries): string {
  return writeZip(craftBytes(entries))
}

/** Writes bytes that may or may not be a zip. */
export function writeZip(bytes: Uint8Array, name = 'crafted.zip'): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return path
}

export function craftBytes(entries: CraftedEntries): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, entry] of Symbol.iterator in entries ? entries : Object.entries(entries)) {
    const crafted = typeof entry === 'string' ? { content: entry } : entry
    const { local, central } = records(Buffer.from(name), crafted, offset)
    locals.push(local)
    centrals.push(central)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

function records(name: Buffer, entry: Crafted, offset: number) {
  const { content = '', host = 3, method, store = method !== undefined } = entry
  const isDirectory = name.at(-1) === 0x2f
  const raw = Buffer.from(content)
  const data = store || isDirectory ? raw : deflateRawSync(raw)
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(0x800, 2)
  shared.writeUInt16LE(method ?? (data === raw ? 0 : 8), 4)
  shared.writeUInt16LE(33, 8)
  shared.writeUInt32LE(crc32(raw), 10)
  shared.writeUInt32LE(entry.compressedSize ?? data.length, 14)
  shared.writeUInt32LE(entry.size ?? raw.length, 18)
  shared.writeUInt16LE(name.length, 22)
  const tail = Buffer.alloc(14)
  const mode = (entry.mode ?? (isDirectory ? 0o755 : 0o644)) | (isDirectory ? 0o040000 : 0o100000)
  tail.writeUInt32LE(entry.attributes ?? (host === 3 ? mode * 0x10000 : 0x20), 6)
  tail.writeUInt32LE(entry.offset ?? offset, 10)
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name, data]),
    central: Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, host]), shared, tail, name]),
  }
}

/** A symbolic link. */
export function link(target: string): Crafted {
  return { mode: 0o120777, content: target, store: true }
}

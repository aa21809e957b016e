/**
 * The records of a zip file, as PKWARE's APPNOTE 6.3.10 lays them out. Sections are named beside each.
 *
 * Our own because no maintained library writes entries that were compressed elsewhere: yazl,
 * archiver and zip-stream compress by themselves, one entry at a time.
 */
import { DOS_DATE, DOS_TIME } from './timestamp.ts'

/** Longest archive and largest entry without the zip64 extension, in bytes. */
export const MAX_OFFSET = 0xffff_fffe
/** Most entries without the zip64 extension. */
export const MAX_ENTRIES = 0xffff

/** A file, link or directory of an archive. */
export interface ZipEntry {
  /** Path with forward slashes, as UTF-8; a directory's ends with a slash. */
  readonly name: Buffer
  /** `st_mode` of Unix: type and permissions. */
  readonly mode: number
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8
  /** Of the content before compression. */
  readonly crc32: number
  readonly compressedSize: number
  /** Bytes before compression. */
  readonly size: number
}

const VERSION_NEEDED = 20
/** 4.4.2: made on Unix, so that readers look at the mode. */
const MADE_BY = (3 << 8) | VERSION_NEEDED
/** 4.4.4: bit 11, the name is UTF-8. */
const FLAG_UTF8 = 1 << 11

/** 4.3.7 Local file header, with the name. */
export function localHeader(entry: ZipEntry): Buffer {
  const header = Buffer.alloc(30 + entry.name.length)
  header.writeUInt32LE(0x04034b50, 0)
  writeCommon(header, 4, entry)
  entry.name.copy(header, 30)
  return header
}

/** 4.3.12 Central directory header of an entry whose local header is at `offset`. */
export function centralHeader(entry: ZipEntry, offset: number): Buffer {
  const header = Buffer.alloc(46 + entry.name.length)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(MADE_BY, 4)
  writeCommon(header, 6, entry)
  header.writeUInt32LE(entry.mode * 0x10000, 38)
  header.writeUInt32LE(offset, 42)
  entry.name.copy(header, 46)
  return header
}

/** 4.3.16 End of central directory record. */
export function endOfCentralDirectory(entries: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(entries, 8)
  record.writeUInt16LE(entries, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

/** The fields that local and central headers share, from "version needed" to "file name length". */
function writeCommon(header: Buffer, at: number, entry: ZipEntry): void {
  header.writeUInt16LE(VERSION_NEEDED, at)
  header.writeUInt16LE(FLAG_UTF8, at + 2)
  header.writeUInt16LE(entry.method, at + 4)
  header.writeUInt16LE(DOS_TIME, at + 6)
  header.writeUInt16LE(DOS_DATE, at + 8)
  header.writeUInt32LE(entry.crc32, at + 10)
  header.writeUInt32LE(entry.compressedSize, at + 14)
  header.writeUInt32LE(entry.size, at + 18)
  header.writeUInt16LE(entry.name.length, at + 22)
}

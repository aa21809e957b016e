import { createHash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { DeployError } from '../errors.ts'
import { systemCode, systemReason } from '../system-error.ts'
import type { ZipPackage } from './artifact.ts'
import { kindOf, START_SIZE } from './file-kind.ts'
import { remedyForPath } from './missing-path.ts'

/** Bytes read at a time. */
const READ_SIZE = 1024 * 1024

/** The end record of a zip has 22 bytes and a comment of at most 65,535 (APPNOTE 4.3.16). */
const END_RECORD_SIZE = 22
const LONGEST_TAIL = END_RECORD_SIZE + 0xffff

const END_RECORD = Buffer.from('PK\x05\x06', 'latin1')
/** What a zip starts with: its first entry, or the end record where it has none. */
const STARTS = [Buffer.from('PK\x03\x04', 'latin1'), END_RECORD]

/**
 * A zip or jar that was made before, hashed in one pass over the file.
 *
 * @param file Path, relative to the working directory or absolute.
 * @param name what messages call it
 * @throws DeployError if it is missing, a directory, empty, not a zip, or changes meanwhile.
 */
export async function openZip(file: string, signal?: AbortSignal, name = file): Promise<ZipPackage> {
  const path = resolve(file)
  // Opening a pipe that nobody writes to would never end.
  const handle = await reading(name, () => open(path, constants.O_RDONLY | constants.O_NONBLOCK))
  try {
    const before = await handle.stat()
    refuseOtherKinds(name, before)
    const { sha256, size, head, tail } = await reading(name, () => scan(handle, signal))
    checkZip(name, head, tail)
    if (size !== before.size || (await handle.stat()).mtimeMs !== before.mtimeMs) throw changed(name)
    return { kind: 'zip', path, size, sha256 }
  } finally {
    await handle.close()
  }
}

function refuseOtherKinds(file: string, stats: Stats): void {
  if (stats.isDirectory()) {
    throw new DeployError({
      what: `${file} is a directory, not a zip.`,
      remedy: 'Give it as `source-dir` instead of `zip-file`, and it will be packaged.',
    })
  }
  if (!stats.isFile()) throw notAZip(file, 'It is not a regular file.')
  if (stats.size === 0) throw notAZip(file, 'It is empty.')
}

async function scan(handle: FileHandle, signal?: AbortSignal) {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(READ_SIZE)
  let size = 0
  let head: Buffer | undefined
  let tail = Buffer.alloc(0)
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await handle.read(buffer, 0, READ_SIZE, size)
    if (bytesRead === 0) return { sha256: hash.digest('base64'), size, head: head ?? tail, tail }
    const bytes = buffer.subarray(0, bytesRead)
    hash.update(bytes)
    size += bytesRead
    head ??= Buffer.from(bytes.subarray(0, START_SIZE))
    tail = Buffer.concat([tail, bytes.subarray(-LONGEST_TAIL)]).subarray(-LONGEST_TAIL)
  }
}

function checkZip(file: string, head: Buffer, tail: Buffer): void {
  if (!STARTS.some((start) => start.equals(head.subarray(0, start.length)))) {
    throw notAZip(file, `It is ${kindOf(head)}.`)
  }
  const end = tail.lastIndexOf(END_RECORD)
  if (end < 0 || end + END_RECORD_SIZE > tail.length) {
    throw notAZip(
      file,
      'It starts as a zip, but its end is missing: it was cut off while it was written or copied.',
    )
  }
}

async function reading<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const code = systemCode(error)
    // An abort is nothing the file is to blame for.
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error
    throw new DeployError({
      what: `Could not read the zip ${file}.`,
      why: systemReason(error),
      remedy: remedyForPath('zip-file', file),
      cause: error,
    })
  }
}

function notAZip(file: string, why: string): DeployError {
  return new DeployError({
    what: `${file} is not a zip that Lambda could unpack.`,
    why,
    remedy: 'Give a .zip or .jar as `zip-file`, or a directory as `source-dir`.',
  })
}

function changed(file: string): DeployError {
  return new DeployError({
    what: `${file} changed while it was being read.`,
    remedy: 'Let what writes it finish before this step.',
  })
}

import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { deflateBatches } from '../../../src/package/deflate-batches.ts'
import { DeflatePool } from '../../../src/package/deflate-pool.ts'
import type { TreeEntry } from '../../../src/package/file-tree.ts'
import { loadLibdeflate } from '../../../src/package/libdeflate.ts'
import { zipTree } from '../../../src/package/zip-tree.ts'
import { ZipWriter } from '../../../src/package/zip-writer.ts'
import { later, listing, makeTree, noise, prose, readAll, temporaryFolder } from './fixtures.ts'

/** Each in a group of its own. */
function zip(entries: Iterable<TreeEntry>, folder: string, signal?: AbortSignal, threads?: number) {
  return zipTree(later(Array.from(entries, (entry) => [entry])), folder, signal, threads)
}

const large = () => makeTree({ a: prose(900_000), b: noise(600_000), 'c/d': prose(2_000_000, 3), e: 'x' })

test('threads make the same archive as none', async () => {
  const entries = await readAll(large())
  const packed = [0, 2, 5].map((threads) => zip(entries, temporaryFolder(), undefined, threads))
  expect(new Set((await Promise.all(packed)).map(({ sha256 }) => sha256)).size).toBe(1)
})

describe('a file that is not what it was when the tree was read', () => {
  const date = new Date('2020-01-01')
  const changed = 'Could not package c/d: it changed while it was being read.'

  type Change = [name: string, change: (path: string) => void, message?: string]
  const PIPES: Change[] = process.platform === 'win32' ? [] : [['became a named pipe', replaceByPipe]]

  test.each<Change>([
    ['grew', (path) => appendFileSync(path, 'x')],
    ['shrank', (path) => truncateSync(path, 1_999_990)],
    ['was cut before its last part', (path) => truncateSync(path, 10)],
    ['was emptied', (path) => truncateSync(path)],
    ['was written anew', (path) => writeFileSync(path, prose(2_000_000, 4))],
    ['grew and was given its old date', (path) => withDate(path, () => appendFileSync(path, 'x'))],
    ['was replaced by one of the same size and date', (path) => withDate(path, () => replace(path))],
    ['vanished', (path) => rmSync(path)],
    ...PIPES,
    ['became a directory', (path) => replaceByDirectory(path), 'Could not read c/d to package it.'],
  ])('%s', async (_, change, message = changed) => {
    const root = large()
    withDate(join(root, 'c/d'), () => {})
    const entries = await readAll(root)
    change(join(root, 'c/d'))
    for (const threads of [0, 2]) {
      const folder = temporaryFolder()
      await expect(zip(entries, folder, undefined, threads)).rejects.toThrow(message)
      expect(listing(folder)).toEqual([])
    }
  })

  function withDate(path: string, work: () => void): void {
    work()
    utimesSync(path, date, date)
  }

  function replace(path: string): void {
    writeFileSync(`${path}.new`, readFileSync(path).fill('x'))
    renameSync(`${path}.new`, path)
  }

  function replaceByPipe(path: string): void {
    rmSync(path)
    execFileSync('mkfifo', [path])
  }

  function replaceByDirectory(path: string): void {
    rmSync(path)
    mkdirSync(path)
  }
})

describe('an abort', () => {
  test.each([0, 2])('in the middle ends it, with %i threads', async (threads) => {
    const folder = temporaryFolder()
    const controller = new AbortController()
    const entries = await readAll(large())
    function* aborting() {
      for (const entry of entries) {
        // As a signal comes: only when others have their turn.
        if (entry.name.toString() === 'b') setImmediate(() => controller.abort(new Error('cancelled')))
        yield entry
      }
    }
    await expect(zip(aborting(), folder, controller.signal, threads)).rejects.toThrow('cancelled')
    expect(listing(folder)).toEqual([])
  })

  test('while threads work ends their wait', async () => {
    const controller = new AbortController()
    const batch = await readAll(large())
    const first = deflateBatches(later([batch]), controller.signal, 2).next()
    controller.abort(new Error('cancelled'))
    await expect(first).rejects.toThrow('cancelled')
  })
})

describe('a pool of threads', () => {
  test('that is closed answers no more', async () => {
    const pool = new DeflatePool(1, loadLibdeflate())
    const waiting = pool.deflate([])
    await pool.close(new Error('closed'))
    await expect(waiting).rejects.toThrow('closed')
    await expect(pool.deflate([])).rejects.toThrow('closed')
  })

  test('fails the batches of a thread that dies', async () => {
    const empty = new WebAssembly.Module(Buffer.from('\0asm\x01\0\0\0', 'latin1'))
    const pool = new DeflatePool(1, empty)
    await expect(pool.deflate([])).rejects.toThrow('_initialize')
    await expect(pool.deflate([])).rejects.toThrow('_initialize')
    await pool.close(undefined)
  })
})

// Only root may mount, or who may become root without a password, as on hosted runners.
const root = process.getuid?.() === 0 ? [] : ['sudo', '-n']
const mounts = process.platform === 'linux' && spawnSync('env', [...root, 'true']).status === 0
const withMount = mounts ? test : test.skip

withMount('a full disk is told by its folder, and nothing is left', async () => {
  const folder = temporaryFolder()
  execFileSync('env', [...root, 'mount', '-t', 'tmpfs', '-o', 'size=1m,mode=1777', 'tmpfs', folder])
  try {
    await expect(zip(await readAll(makeTree({ a: noise(3_000_000) })), folder)).rejects.toThrow(
      `Could not write the package to the folder ${folder}.\nThe disk is full (ENOSPC).`,
    )
    expect(listing(folder)).toEqual([])
  } finally {
    execFileSync('env', [...root, 'umount', folder])
  }
})

test('a zip that outgrows its offsets is refused', async () => {
  const written: Uint8Array[] = []
  const writer = new ZipWriter(async (bytes) => void written.push(bytes), 1000)
  const sizes = { size: 500, compressedSize: 500 }
  const entry = { name: Buffer.from('x'), mode: 0o100644, method: 0, crc32: 0, ...sizes } as const
  await writer.add(entry, new Uint8Array(500))
  await expect(writer.add(entry, new Uint8Array(500))).rejects.toThrow('larger than 4 GiB')
  expect(written).toEqual([])
})

test('a file above 1 GiB is refused before it is read', async () => {
  const tree = makeTree({ 'a/big': '' })
  truncateSync(join(tree, 'a/big'), 2 ** 30 + 1)
  await expect(readAll(tree)).rejects.toThrow('The file a/big is larger than 1 GiB.')
})

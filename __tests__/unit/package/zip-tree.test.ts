import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { deflateBatches } from '../../../src/package/deflate-batches.ts'
import { DeflatePool } from '../../../src/package/deflate-pool.ts'
import type { TreeEntry } from '../../../src/package/file-tree.ts'
import { zipTree } from '../../../src/package/zip-tree.ts'
import { ZipWriter } from '../../../src/package/zip-writer.ts'
import { readEntries } from './archive-content.ts'
import { later, listing, makeTree, noise, prose, readAll, temporaryFolder } from './fixtures.ts'

/** Each in a group of its own. */
function zip(entries: Iterable<TreeEntry>, folder: string, signal?: AbortSignal, threads?: number) {
  return zipTree(later(Array.from(entries, (entry) => [entry])), folder, signal, threads)
}

const large = () => makeTree({ a: prose(900_000), b: noise(600_000), 'c/d': prose(2_000_000, 3), e: 'x' })

describe('threads', () => {
  test('make the same archive as none', async () => {
    const entries = await readAll(large())
    const hashes = new Set<string>()
    for (const threads of [0, 2, 5])
      hashes.add((await zip(entries, temporaryFolder(), undefined, threads)).sha256)
    expect(hashes.size).toBe(1)
  })

  test.each([0, 2])('a file that changed is named, with %i of them', async (threads) => {
    const root = large()
    const entries = await readAll(root)
    appendFileSync(join(root, 'c/d'), 'x')
    const folder = temporaryFolder()
    await expect(zip(entries, folder, undefined, threads)).rejects.toThrow(
      'Could not package c/d: it changed while it was being read.',
    )
    expect(listing(folder)).toEqual([])
  })

  test.each([0, 2])('a file that vanished has changed, with %i of them', async (threads) => {
    const root = large()
    const entries = await readAll(root)
    rmSync(join(root, 'e'))
    await expect(zip(entries, temporaryFolder(), undefined, threads)).rejects.toThrow(
      'Could not package e: it changed',
    )
  })

  test('a file that became a directory cannot be read', async () => {
    const root = large()
    const entries = await readAll(root)
    rmSync(join(root, 'e'))
    mkdirSync(join(root, 'e'))
    await expect(zip(entries, temporaryFolder())).rejects.toThrow('Could not read e to package it.')
  })

  test.each([0, 2])('an abort in the middle ends it, with %i of them', async (threads) => {
    const folder = temporaryFolder()
    const controller = new AbortController()
    const entries = await readAll(large())
    function* aborting() {
      for (const entry of entries) {
        if (entry.name.toString() === 'c/d') controller.abort(new Error('cancelled'))
        yield entry
      }
    }
    await expect(zip(aborting(), folder, controller.signal, threads)).rejects.toThrow('cancelled')
    expect(listing(folder)).toEqual([])
  })

  test('an abort while threads work ends their wait', async () => {
    const controller = new AbortController()
    const parts = (await readAll(large())).map((entry) => ({
      chunk: { path: entry.path, start: 0, length: 10, last: true, size: 10, mtimeMs: 0, ino: 0 },
    }))
    const results = deflateBatches(later([parts]), controller.signal, 2)
    const first = results.next()
    controller.abort(new Error('cancelled'))
    await expect(first).rejects.toThrow('cancelled')
  })

  test('a pool that is closed answers no more', async () => {
    const pool = new DeflatePool(1)
    const waiting = pool.deflate([])
    await pool.close(new Error('closed'))
    await expect(waiting).rejects.toThrow('closed')
    await expect(pool.deflate([])).rejects.toThrow('closed')
  })

  test('a thread that dies fails its batches', async () => {
    const pool = new DeflatePool(1)
    // Nothing a thread expects: it throws.
    const batch = pool.deflate(null as never)
    await expect(batch).rejects.toThrow('null')
    await expect(pool.deflate([])).rejects.toThrow('null')
    await pool.close(undefined)
  })
})

test('the first bytes tell a program that has lost its executable bit', async () => {
  const root = makeTree({ 'a.sh': '#!/bin/sh', b: '\x7fELF', 'c.js': 'x', empty: '', f: { directory: true } })
  const packed = await zip(await readAll(root), temporaryFolder())
  const modes = (await readEntries(packed.path)).map(({ name, mode }) => [name, mode])
  expect(modes).toEqual([
    ['a.sh', '100755'],
    ['b', '100755'],
    ['c.js', '100644'],
    ['empty', '100644'],
    ['f/', '40755'],
  ])
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
      `Could not write the package to the folder ${folder}.\nThe system says: the disk is full (ENOSPC).`,
    )
    expect(listing(folder)).toEqual([])
  } finally {
    execFileSync('env', [...root, 'umount', folder])
  }
})

describe('sizes', () => {
  test('a zip that outgrows its offsets is refused', async () => {
    const written: Uint8Array[] = []
    const writer = new ZipWriter(async (bytes) => void written.push(bytes), 1000)
    const part = {
      name: Buffer.from('x'),
      mode: 0o100644,
      first: true,
      last: true,
      method: 0,
      crc32: 0,
    } as const
    await writer.add({ ...part, size: 500, data: new Uint8Array(500) })
    await expect(writer.add({ ...part, size: 500, data: new Uint8Array(500) })).rejects.toThrow(
      'larger than 4 GiB',
    )
    expect(written).toEqual([])
  })

  test('a file above 4 GiB is refused before it is read', async () => {
    const root = makeTree({ 'a/big': '' })
    truncateSync(join(root, 'a/big'), 2 ** 32 - 1)
    await expect(readAll(root)).rejects.toThrow('The file a/big is larger than 4 GiB.')
  })
})

import { appendFileSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { cutBatches } from '../../../src/package/batches.ts'
import { deflateBatch, CHUNK_SIZE } from '../../../src/package/deflate.js'
import type { Batch, Chunk } from '../../../src/package/chunk.ts'
import { collect, later, makeTree, noise, prose, temporaryFolder } from './fixtures.ts'

async function chunksOf(path: string): Promise<Chunk[]> {
  const { size, mtimeMs, ino } = statSync(path)
  const entry = { name: Buffer.from('x'), path, size, mtimeMs, ino, executable: false }
  const batches = await collect(cutBatches(later([[entry]])))
  return batches.flat().map(({ chunk }) => chunk)
}

function fileOf(content: Uint8Array | string): string {
  return join(makeTree({ file: content }), 'file')
}

function deflated(batch: Batch) {
  const result = deflateBatch(batch)
  if (result.failure !== undefined) throw new Error(`failure ${JSON.stringify(result.failure)}`)
  return result
}

test('a small file is one deflated chunk', async () => {
  const content = prose(5000)
  const { chunks, data } = deflated(await chunksOf(fileOf(content)))
  expect(chunks).toEqual([
    { method: 8, crc32: crc32(content), offset: 0, compressedSize: data.length, program: false },
  ])
  expect(inflateRawSync(data)).toEqual(content)
})

test.each([
  ['an empty file', ''],
  ['a file that would grow', 'ab'],
  ['noise', noise(100_000)],
])('%s is stored', async (_, content) => {
  const { chunks, data } = deflated(await chunksOf(fileOf(content)))
  expect(chunks).toMatchObject([{ method: 0, crc32: crc32(content), compressedSize: content.length }])
  expect(Buffer.from(content).equals(data)).toBe(true)
})

test('a directory is an empty chunk', () => {
  const chunk = { path: undefined, start: 0, length: 0, last: true, size: 0, mtimeMs: 0, ino: 0 }
  expect(deflated([chunk]).chunks).toMatchObject([{ method: 0, crc32: 0, compressedSize: 0 }])
})

test('the segments of a large file make one deflate stream, as small as in one go', async () => {
  const content = prose(2 * CHUNK_SIZE + 12_345)
  const chunks = await chunksOf(fileOf(content))
  expect(chunks.map(({ length, last }) => [length, last])).toEqual([
    [CHUNK_SIZE, false],
    [CHUNK_SIZE, false],
    [12_345, true],
  ])
  const segments = chunks.map((chunk) => deflated([chunk]))
  const stream = Buffer.concat(segments.map(({ data }) => data))
  expect(inflateRawSync(stream).equals(content)).toBe(true)
  const atOnce = deflated(await chunksOf(fileOf(content.subarray(0, CHUNK_SIZE)))).data.length
  expect(segments[1]?.data.length).toBeLessThan(atOnce * 1.001)
})

test('an incompressible segment costs no more than it is, and stays in the stream', async () => {
  const content = Buffer.concat([prose(CHUNK_SIZE), noise(CHUNK_SIZE), prose(10)])
  const segments = (await chunksOf(fileOf(content))).map((chunk) => deflated([chunk]))
  expect(segments.map(({ chunks }) => chunks[0]?.method)).toEqual([8, 8, 8])
  // Deflate finds out by itself as well, but slowly, and in smaller blocks.
  expect(segments[1]?.data.length).toBeLessThan(CHUNK_SIZE + 100)
  expect(inflateRawSync(Buffer.concat(segments.map(({ data }) => data))).equals(content)).toBe(true)
})

test.each([
  ['#!/bin/sh', true],
  ['\x7fELF...', true],
  ['#', false],
  [' #!', false],
])('%j is a program: %s', async (content, program) => {
  expect(deflated(await chunksOf(fileOf(content))).chunks[0]?.program).toBe(program)
})

test('only the first segment tells a program', async () => {
  const content = Buffer.concat([prose(CHUNK_SIZE), Buffer.from('#!')])
  expect(deflated((await chunksOf(fileOf(content))).slice(1)).chunks[0]?.program).toBe(false)
})

describe('a file that is not what it was when the tree was read', () => {
  const date = new Date('2020-01-01')

  test.each<[string, (path: string) => void]>([
    ['grew', (path) => appendFileSync(path, 'x')],
    ['shrank', (path) => truncateSync(path, 10)],
    ['was emptied', (path) => truncateSync(path)],
    ['was written anew', (path) => writeFileSync(path, prose(100, 2))],
    [
      'grew and was given its old date',
      (path) => {
        appendFileSync(path, 'x')
        utimesSync(path, date, date)
      },
    ],
    [
      'was replaced by one of the same size and date',
      (path) => {
        writeFileSync(`${path}.new`, prose(100, 2))
        utimesSync(`${path}.new`, date, date)
        renameSync(`${path}.new`, path)
      },
    ],
  ])('%s: a failure without code', async (_, change) => {
    const path = fileOf(prose(100))
    utimesSync(path, date, date)
    const chunks = await chunksOf(path)
    expect(deflateBatch(chunks).failure).toBeUndefined()
    change(path)
    expect(deflateBatch(chunks)).toEqual({ failure: { index: 0, code: undefined } })
  })

  test('a segment whose file was cut before it', async () => {
    const path = fileOf(prose(CHUNK_SIZE * 2))
    const chunks = await chunksOf(path)
    truncateSync(path, 100)
    expect(deflateBatch(chunks.slice(1))).toEqual({ failure: { index: 0, code: undefined } })
  })

  test('vanished: the code of the system, and which it was', async () => {
    const gone = {
      path: join(temporaryFolder(), 'gone'),
      start: 0,
      length: 1,
      last: true,
      size: 1,
      mtimeMs: 0,
      ino: 0,
    }
    expect(deflateBatch([...(await chunksOf(fileOf('a'))), gone])).toEqual({
      failure: { index: 1, code: 'ENOENT' },
    })
  })

  test('became a directory', () => {
    const path = temporaryFolder()
    const chunk = { path, start: 0, length: 1, last: true, size: 1, mtimeMs: 0, ino: 0 }
    expect(deflateBatch([chunk])).toEqual({ failure: { index: 0, code: 'EISDIR' } })
  })
})

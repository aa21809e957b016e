import { cutBatches, type EntryBatch } from '../../../src/package/batches.ts'
import { CHUNK_SIZE } from '../../../src/package/deflate.js'
import { deflateBatches } from '../../../src/package/deflate-batches.ts'
import type { TreeEntry } from '../../../src/package/file-tree.ts'
import { collect, later } from './fixtures.ts'

function entry(size: number): TreeEntry {
  return { name: Buffer.from('x'), path: '/nowhere', size, mtimeMs: 0, ino: 0, executable: false }
}

const ones = (count: number) => Array.from({ length: count }, () => 1)

test.each<[name: string, sizes: number[], batches: number[][]]>([
  ['small files travel together', [10, 0, 20], [[10, 0, 20]]],
  ['up to the size of a chunk', [CHUNK_SIZE - 1, 1, 1], [[CHUNK_SIZE - 1, 1], [1]]],
  ['a file of a chunk travels alone', [1, CHUNK_SIZE, 1], [[1], [CHUNK_SIZE], [1]]],
  ['no more than 128 files', ones(300), [ones(128), ones(128), ones(44)]],
  ['large files are cut', [2 * CHUNK_SIZE, 5], [[CHUNK_SIZE], [CHUNK_SIZE], [5]]],
  ['what is left over travels with others', [CHUNK_SIZE + 1, 5], [[CHUNK_SIZE], [1, 5]]],
  ['nothing makes no batch', [], []],
])('%s', async (_, sizes, batches) => {
  const cut = await collect(cutBatches(later([sizes.map(entry)])))
  expect(cut.map((batch) => batch.map(({ chunk }) => chunk.length))).toEqual(batches)
})

test('batches are asked for as far ahead as keeps the threads busy, and no further', async () => {
  const chunk = { path: undefined, start: 0, length: 0, last: true, size: 0, mtimeMs: 0, ino: 0 }
  let asked = 0
  async function* batches(): AsyncGenerator<EntryBatch> {
    for (; asked < 50; asked++) yield [{ entry: entry(0), chunk }]
  }
  const results = deflateBatches(batches(), undefined, 2)
  await results.next()
  expect(asked).toBeGreaterThanOrEqual(7)
  expect(asked).toBeLessThanOrEqual(9)
  await results.return(undefined)
})

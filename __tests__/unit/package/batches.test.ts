import { type EntryBatch, gatherBatches } from '../../../src/package/batches.ts'
import { deflateBatches } from '../../../src/package/deflate-batches.ts'
import type { TreeEntry } from '../../../src/package/file-tree.ts'
import { collect, later } from './fixtures.ts'

const MOST = 512 * 1024

/** A link that says to be so long: its content is not read. */
function entry(size: number): TreeEntry {
  return { name: Buffer.from('x'), path: undefined, size, mtimeMs: 0, ino: 0, executable: false }
}

const ones = (count: number) => Array.from({ length: count }, () => 1)

test.each<[name: string, sizes: number[], batches: number[][]]>([
  ['small files travel together', [10, 0, 20], [[10, 0, 20]]],
  ['up to half a megabyte', [MOST - 1, 1, 1], [[MOST - 1, 1], [1]]],
  ['a large file travels alone', [1, 3 * MOST, 1], [[1], [3 * MOST], [1]]],
  ['no more than 128 files', ones(300), [ones(128), ones(128), ones(44)]],
  ['nothing makes no batch', [], []],
])('%s', async (_, sizes, expected) => {
  const batches = await collect(gatherBatches(later([sizes.map(entry)])))
  expect(batches.map((batch) => batch.map(({ size }) => size))).toEqual(expected)
})

test.each([
  ['128 small ones', 1, 127, 129],
  ['32 MiB of large ones', 10 * 1024 * 1024, 3, 4],
])('batches are asked for as far ahead as keeps two threads busy: %s', async (_, size, least, most) => {
  let asked = 0
  async function* batches(): AsyncGenerator<EntryBatch> {
    for (; asked < 500; asked++) yield [entry(size)]
  }
  const results = deflateBatches(batches(), undefined, 2)
  await results.next()
  expect(asked).toBeGreaterThanOrEqual(least)
  expect(asked).toBeLessThanOrEqual(most)
  await results.return(undefined)
})

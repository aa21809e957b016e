import { cutBatches } from '../../../src/package/batches.ts'
import { CHUNK_SIZE } from '../../../src/package/deflate.js'
import { deflateBatches } from '../../../src/package/deflate-batches.ts'
import type { TreeEntry } from '../../../src/package/file-tree.ts'
import { collect, later } from './fixtures.ts'

function entry(size: number): TreeEntry {
  return { name: Buffer.from('x'), path: '/nowhere', size, mtimeMs: 0, ino: 0, executable: false }
}

async function shape(sizes: readonly number[]) {
  const batches = await collect(cutBatches(later([sizes.map(entry)])))
  return batches.map((batch) => batch.map(({ chunk }) => chunk.length))
}

test('small files travel together, up to the size of a segment', async () => {
  expect(await shape([10, 0, 20])).toEqual([[10, 0, 20]])
  expect(await shape([CHUNK_SIZE - 1, 1, 1])).toEqual([[CHUNK_SIZE - 1, 1], [1]])
  expect(await shape([1, CHUNK_SIZE, 1])).toEqual([[1], [CHUNK_SIZE], [1]])
})

test('no more than 128 of them', async () => {
  expect((await shape(Array.from({ length: 300 }, () => 1))).map(({ length }) => length)).toEqual([
    128, 128, 44,
  ])
})

test('large files are cut', async () => {
  expect(await shape([2 * CHUNK_SIZE, 5])).toEqual([[CHUNK_SIZE], [CHUNK_SIZE], [5]])
  expect(await shape([CHUNK_SIZE + 1, 5])).toEqual([[CHUNK_SIZE], [1, 5]])
})

test('nothing makes no batch', async () => {
  expect(await shape([])).toEqual([])
})

describe('batches are compressed', () => {
  const directory = { path: undefined, start: 0, length: 0, last: true, size: 0, mtimeMs: 0, ino: 0 }

  function counting(total: number) {
    const given = { count: 0 }
    const batches = (async function* () {
      for (; given.count < total; given.count++) yield [{ chunk: directory, number: given.count }]
    })()
    return { given, batches }
  }

  test.each([0, 2])('in order, with %i threads', async (threads) => {
    const { batches } = counting(50)
    const numbers: number[] = []
    for await (const { batch } of deflateBatches(batches, undefined, threads))
      numbers.push(batch[0]?.number ?? -1)
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => index))
  })

  test('and asked for as far ahead as keeps the threads busy, and no further', async () => {
    const { given, batches } = counting(50)
    const results = deflateBatches(batches, undefined, 2)
    await results.next()
    expect(given.count).toBeGreaterThanOrEqual(7)
    expect(given.count).toBeLessThanOrEqual(9)
    await results.return(undefined)
  })

  test('so that an abort is heard without threads as well', async () => {
    const controller = new AbortController()
    setImmediate(() => controller.abort(new Error('cancelled')))
    const all = async () => {
      for await (const _ of deflateBatches(counting(50).batches, controller.signal, 0));
    }
    await expect(all()).rejects.toThrow('cancelled')
  })
})

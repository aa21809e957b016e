import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { packageDirectory } from '../../../../src/package/directory.ts'
import { readArchive } from '../../../../src/package/preflight/archive.ts'
import { preflight } from '../../../../src/package/preflight.ts'
import { craftBytes, craftZip, elf, writeZip } from '../craft-zip.ts'
import { makeTree, temporaryFolder } from '../fixtures.ts'
import { NODE } from './findings.ts'

function look(bytes: Uint8Array, traits = {}) {
  return preflight(writeZip(bytes), { ...NODE, ...traits })
}

const good = craftBytes([
  ['index.js', 'x'.repeat(1000)],
  ['lib/a.so', { content: elf(62) }],
])

describe('a file that is no zip', () => {
  test.each<[name: string, bytes: Uint8Array]>([
    ['empty', new Uint8Array()],
    ['text', Buffer.from('hello')],
    ['cut at the end', good.subarray(0, -5)],
    ['cut before the directory', good.subarray(0, -150)],
    ['missing its beginning', good.subarray(40)],
  ])('%s', async (_, bytes) => {
    expect(await look(bytes)).toMatchObject([
      {
        rule: 'damaged-zip',
        consequence: expect.stringContaining('Could not unzip uploaded file.'),
        certain: true,
      },
    ])
  })

  test('an entry beyond the end', async () => {
    for (const entry of [{ offset: 5_000_000 }, { compressedSize: 5_000_000 }]) {
      expect(await look(craftBytes([['index.js', { ...entry, content: 'x' }]]))).toMatchObject([
        {
          rule: 'damaged-zip',
          what: expect.stringContaining('index.js would lie beyond the end of the file'),
        },
      ])
    }
  })

  test('an entry whose header is none', async () => {
    expect(
      await look(
        craftBytes([
          ['index.js', 'x'],
          ['a.so', { content: elf(62), offset: 7 }],
        ]),
      ),
    ).toMatchObject([
      { rule: 'damaged-zip', what: expect.stringContaining('invalid local file header signature') },
    ])
  })

  test('one with bytes behind its end is not for every reader', async () => {
    const bytes = Buffer.concat([good, Buffer.from('more')])
    expect(await look(bytes)).toMatchObject([{ rule: 'damaged-zip', certain: false }])
  })

  test('nor is one with a field that is longer than its entry', async () => {
    const bytes = craftBytes([['index.js', 'x']])
    const header = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
    const [before, after] = [bytes.subarray(0, header + 46 + 8), bytes.subarray(header + 46 + 8)]
    before.writeUInt16LE(4, header + 30)
    const strange = Buffer.concat([before, Buffer.from([0, 0, 9, 0]), after])
    expect(await look(strange)).toMatchObject([
      { rule: 'damaged-zip', what: expect.stringContaining('extra field'), certain: false },
    ])
  })

  test('a missing file is an error of the caller', async () => {
    await expect(preflight(join(temporaryFolder(), 'gone'), NODE)).rejects.toThrow('ENOENT')
  })
})

describe('bounds', () => {
  test('the head of a bomb is a megabyte, not all of it', async () => {
    const bytes = craftBytes([['index.js'], ['a.so', { content: Buffer.alloc(20_000_000) }]])
    expect(await look(bytes)).toEqual([])
    const descriptor = openSync(writeZip(bytes), 'r')
    const archive = await readArchive(descriptor, bytes.length)
    const heads = await Promise.all(archive.entries.map((entry) => archive.firstBytes(entry)))
    closeSync(descriptor)
    expect(heads.map(({ length }) => length)).toEqual([0, expect.any(Number)])
    expect(heads[1]?.length).toBeGreaterThan(100)
    expect(heads[1]?.length).toBeLessThan(1_100_000)
  })

  test('bombs among the jars are unpacked so far and no further', async () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), { level: 1 })
    const jars = ['a', 'b', 'c'].map((name) => [`lib/${name}.jar`, { content: bomb, store: true }] as const)
    const bytes = craftBytes(jars)
    // As if the bytes were deflated by the zip, as which they can be read.
    for (const at of positions(bytes, 'PK\x03\x04')) bytes.writeUInt16LE(8, at + 8)
    for (const at of positions(bytes, 'PK\x01\x02')) bytes.writeUInt16LE(8, at + 10)
    expect(await look(bytes, { packageRuntime: 'java21', handler: 'a.B' })).toEqual([])
  })

  test('more than a hundred thousand entries are not looked at', async () => {
    const bytes = manyEntries(100_001)
    const findings = await look(bytes)
    expect(findings).toMatchObject([
      {
        rule: 'too-many-entries',
        what: 'The package has more than 100000 entries; only these were checked.',
        certain: false,
      },
    ])
  })
})

function positions(bytes: Buffer, signature: string): number[] {
  const found: number[] = []
  let at = bytes.indexOf(signature, 0, 'latin1')
  while (at >= 0) {
    found.push(at)
    at = bytes.indexOf(signature, at + 1, 'latin1')
  }
  return found
}

/** A zip64 whose directory says the same entry again and again. */
function manyEntries(count: number): Buffer {
  const one = craftBytes([['a', 'x']])
  const start = one.indexOf('PK\x01\x02', 0, 'latin1')
  const header = one.subarray(start, -22)
  const directory = Buffer.concat(Array.from({ length: count }, () => header))
  const end = Buffer.alloc(56 + 20 + 22)
  end.write('PK\x06\x06', 'latin1')
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(start), 48)
  end.write('PK\x06\x07', 56, 'latin1')
  end.writeBigUInt64LE(BigInt(start + directory.length), 64)
  end.write('PK\x05\x06', 76, 'latin1')
  return Buffer.concat([one.subarray(0, start), directory, end])
}

test('whatever bytes are flipped, it answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }),
      async (flips) => {
        const bytes = Buffer.from(good)
        for (const [at, value] of flips) bytes[at] = value
        expect(Array.isArray(await look(bytes, { architecture: 'arm64' }))).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('our own packages pass, whatever the modes were', async () => {
  const directory = makeTree({
    'index.js': { content: 'x', mode: 0o600 },
    'lib/a.so': { content: elf(62, 2_000_000), mode: 0o700 },
    empty: { directory: true },
  })
  const packed = await packageDirectory({ directory, include: [], exclude: [], temporary: temporaryFolder() })
  expect(await preflight(packed.path, NODE)).toEqual([])
  expect(readFileSync(packed.path).length).toBe(packed.size)
  expect(await preflight(craftZip([['index.js', { mode: 0o600 }]]), NODE)).toHaveLength(1)
})

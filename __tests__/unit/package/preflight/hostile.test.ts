import { closeSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readArchive } from '../../../../src/package/preflight/archive.ts'
import { preflight } from '../../../../src/package/preflight/preflight.ts'
import { craftBytes, craftZip, writeZip } from '../craft-zip.ts'
import { pack, temporaryFolder } from '../fixtures.ts'
import { elf } from './binary-headers.ts'
import { findingsOf, NODE } from './findings.ts'

function findingsIn(bytes: Uint8Array, target = {}) {
  return preflight(writeZip(bytes), { ...NODE, ...target })
}

const good = craftBytes({ 'index.js': 'x'.repeat(1000), 'lib/a.so': { content: elf(62) } })
const one = craftBytes({ 'index.js': 'x' })

/** The only entry has an extra field that is longer than itself. */
function withStrangeField(): Buffer {
  const bytes = Buffer.from(one)
  const header = bytes.lastIndexOf('PK\x01\x02', undefined, 'latin1')
  bytes.writeUInt16LE(4, header + 30)
  const end = header + 46 + 'index.js'.length
  return Buffer.concat([bytes.subarray(0, end), Buffer.from([0, 0, 9, 0]), bytes.subarray(end)])
}

const BEYOND = /index.js would lie beyond the end of the file/
const HEADER = /invalid local file header signature/

/** What every reader refuses, and at the end what some take. */
test.each<[name: string, bytes: Uint8Array, what: RegExp, certain: boolean]>([
  ['an empty file', new Uint8Array(), /not a zip/, true],
  ['text', Buffer.from('hello'), /not a zip/, true],
  ['a zip cut at the end', good.subarray(0, -5), /not a zip/, true],
  ['a zip cut before the directory', good.subarray(0, -150), /not a zip/, true],
  ['a zip without its beginning', good.subarray(40), /not a zip/, true],
  ['an entry beyond the end', craftBytes({ 'index.js': { offset: 5_000_000 } }), BEYOND, true],
  ['an entry that ends there', craftBytes({ 'index.js': { compressedSize: 5_000_000 } }), BEYOND, true],
  ['no header of an entry', craftBytes({ 'index.js': 'x', 'a.so': { offset: 7 } }), HEADER, true],
  ['bytes behind the end', Buffer.concat([good, Buffer.from('more')]), /not a zip/, false],
  ['a field longer than its entry', withStrangeField(), /extra field/, false],
])('%s', async (_, bytes, what, certain) => {
  expect(await findingsIn(bytes)).toMatchObject([
    {
      rule: 'damaged-zip',
      what: expect.stringMatching(what),
      consequence: expect.stringContaining('Could not unzip uploaded file.'),
      certain,
    },
  ])
})

test('a missing file is an error of the caller', async () => {
  await expect(preflight(join(temporaryFolder(), 'gone'), NODE)).rejects.toThrow('ENOENT')
})

describe('bounds', () => {
  test('the first bytes of a bomb are a megabyte, not all of it', async () => {
    const path = craftZip({ 'index.js': '', 'a.so': { content: Buffer.alloc(20_000_000) } })
    expect(await preflight(path, NODE)).toEqual([])
    const descriptor = openSync(path, 'r')
    const archive = await readArchive(descriptor, statSync(path).size)
    const [empty, bomb] = await Promise.all(archive.entries.map((entry) => archive.firstBytes(entry)))
    closeSync(descriptor)
    expect(empty).toHaveLength(0)
    expect(bomb?.length).toBeGreaterThan(100)
    expect(bomb?.length).toBeLessThan(1_100_000)
  })

  test('bombs among the jars are unpacked so far and no further', async () => {
    const content = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), { level: 1 })
    const jars = ['a', 'b', 'c'].map((name) => [`lib/${name}.jar`, { content, method: 8 }] as const)
    expect(await findingsOf(jars, { packageRuntime: 'java21', handler: 'a.B' })).toEqual([])
  })

  test('more than a hundred thousand entries are not looked at', async () => {
    expect(await findingsIn(manyEntries(100_001))).toMatchObject([
      {
        rule: 'too-many-entries',
        what: 'The package has more than 100000 entries; only these were checked.',
        certain: false,
      },
    ])
  })
})

/** A zip64 whose directory says the same entry again and again. */
function manyEntries(count: number): Buffer {
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
  const flip = fc.tuple(fc.nat(good.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { maxLength: 8 }), async (flips) => {
      const bytes = Buffer.from(good)
      for (const [at, value] of flips) bytes[at] = value
      expect(Array.isArray(await findingsIn(bytes, { architecture: 'arm64' }))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('our own packages pass, whatever the modes were', async () => {
  const library = { content: elf(62, 2_000_000), mode: 0o700 }
  const { path } = await pack({
    'index.js': { content: 'x', mode: 0o600 },
    'lib/a.so': library,
    'empty/': '',
  })
  expect(await preflight(path, NODE)).toEqual([])
  expect(await findingsOf({ 'index.js': { mode: 0o600 } })).toHaveLength(1)
})

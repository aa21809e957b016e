import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { crcsOf, readEntries } from './archive-content.ts'
import { type Node, type Nodes, noise, pack, prose, temporaryFolder } from './fixtures.ts'

/** What names a file system takes, and people do not think of. */
const ODD = [' ', '-rf', '%41', 'a\\b', 'a\nb', '\u0001', 'é', 'e\u0301', '...', '#x', '!']
const name = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'index.js', '.hidden', 'node_modules', 'A') },
    { weight: 1, arbitrary: fc.constantFrom(...ODD) },
    { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
  )
  .filter((text) => !/[/\0]/.test(text) && !['.', '..', '.git', '.lambdaignore'].includes(text))

const content = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 5, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 3, arbitrary: fc.uint8Array({ maxLength: 2000 }) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(700_000), fc.nat(255)).map(([size, seed]) => prose(size, seed)) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(700_000), fc.nat(255)).map(([size, seed]) => noise(size, seed)) },
)

const file: fc.Arbitrary<Node> = fc.oneof(
  { weight: 6, arbitrary: content },
  { weight: 2, arbitrary: fc.record({ content, mode: fc.constantFrom(0o600, 0o644, 0o700, 0o755, 0o777) }) },
)

const path = fc.array(name, { minLength: 1, maxLength: 8 }).map((names) => names.join('/'))
const node = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(path, file) },
  {
    weight: 1,
    arbitrary: fc.tuple(
      path.map((folder) => `${folder}/`),
      fc.constant(''),
    ),
  },
)

/** Paths and what is there; a path never leads through a file. */
const tree = fc
  .array(node, { minLength: 1, maxLength: 12 })
  .map((nodes) => {
    const kept = new Map<string, Node>()
    const folder = (one: string) => one.replace(/\/?$/, '/')
    const clash = (one: string, other: string) =>
      folder(one).startsWith(folder(other)) || folder(other).startsWith(folder(one))
    for (const [one, what] of nodes) {
      if (![...kept.keys()].some((other) => clash(one, other))) kept.set(one, what)
    }
    return Object.fromEntries(kept)
  })
  .filter((nodes) => Object.keys(nodes).some((one) => !one.endsWith('/')))

function expected(nodes: Nodes) {
  return Object.entries(nodes)
    .map(([path, what]) => {
      if (path.endsWith('/')) return { name: path, mode: '40755', bytes: Buffer.alloc(0) }
      const { content: bytes, mode } =
        typeof what === 'object' && 'mode' in what ? what : { content: what as string, mode: 0o644 }
      const executable = (mode & 0o100) !== 0 || isProgram(Buffer.from(bytes))
      return { name: path, mode: executable ? '100755' : '100644', bytes: Buffer.from(bytes) }
    })
    .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
}

/** What lost its bit on the way is told by its first bytes. */
function isProgram(bytes: Buffer): boolean {
  return ['#!', '\x7fELF'].some((start) => bytes.toString('latin1', 0, start.length) === start)
}

function comparable(entries: readonly { name: string; mode: string; bytes: Buffer }[]) {
  return entries.map(({ name: path, mode, bytes }) => [path, mode, bytes.length, crc32(bytes)])
}

test('any tree comes back as it was, and twice as the same bytes', async () => {
  const temporary = temporaryFolder()
  await fc.assert(
    fc.asyncProperty(tree, async (nodes) => {
      const packed = await pack(nodes, { temporary })
      // yauzl takes a backslash in a name for an attack, and unsafe names are tested for elsewhere.
      const read = await readEntries(packed.path, { unsafeNames: true })
      expect(comparable(read)).toEqual(comparable(expected(nodes)))
      const reversed = Object.fromEntries(Object.entries(nodes).reverse())
      expect((await pack(reversed, { temporary })).sha256).toBe(packed.sha256)
    }),
    { numRuns: 40 },
  )
})

test('ten thousand files in a hundred folders', async () => {
  const files = Array.from({ length: 10_000 }, (_, index): [path: string, text: string] => {
    return [`d${index % 100}/f${index}.js`, `exports = ${index}`]
  })
  const packed = await pack(Object.fromEntries(files))
  expect(packed.entries).toBe(10_000)
  const crcs = files.map(([path, text]): [string, number] => [path, crc32(text)])
  expect(new Map(await crcsOf(packed.path))).toEqual(new Map(crcs))
}, 60_000)

test('a file of 64 MB', async () => {
  const parts = [prose(1_000_000), noise(1_000_000), Buffer.alloc(2_000_000)]
  const big = Buffer.concat(Array.from({ length: 16 }, () => parts).flat())
  const packed = await pack({ big })
  expect(packed).toMatchObject({ entries: 1, unzippedSize: 64_000_000 })
  const [entry] = await readEntries(packed.path)
  expect(entry?.bytes.equals(big)).toBe(true)
}, 60_000)

test('a path as deep as the system allows', async () => {
  const path = Array.from({ length: 200 }, (_, index) => `folder-${index}`).join('/')
  const [entry] = await readEntries((await pack({ [`${path}/x`]: '1' })).path)
  expect(entry?.name).toBe(`${path}/x`)
})

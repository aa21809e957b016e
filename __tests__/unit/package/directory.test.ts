import { createHash } from 'node:crypto'
import { chmodSync, cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { contentOf, namesOf, readEntries } from './archive-content.ts'
import {
  asNobody,
  listing,
  makeTree,
  type Nodes,
  noise,
  pack,
  prose,
  signalThat,
  temporaryFolder,
} from './fixtures.ts'

describe('what is in the package', () => {
  test('says its path, size, hash, entries and unzipped size', async () => {
    const temporary = temporaryFolder()
    const packed = await pack({ 'index.js': 'x'.repeat(1000), 'empty/': '' }, { temporary })
    const bytes = readFileSync(packed.path)
    expect(packed).toEqual({
      kind: 'zip',
      path: join(temporary, listing(temporary)[0] ?? ''),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      entries: 2,
      unzippedSize: 1000,
      warnings: [],
    })
    expect(listing(temporary)).toHaveLength(1)
  })

  test('modes are 644 or 755, the date is fixed, names are UTF-8 and nothing is extra', async () => {
    const nodes = {
      'a.js': { content: 'a', mode: 0o600 },
      'b.sh': { content: 'b', mode: 0o700 },
      'c/ü': { content: '', mode: 0o666 },
      'd/': '',
      // What has lost its executable bit on the way is told by its first bytes.
      'lost.sh': '#!/bin/sh',
      'lost.so': '\x7fELF',
      short: '#',
      spaced: ' #!',
    }
    const entries = await readEntries((await pack(nodes)).path)
    expect(entries.map(({ name, mode }) => [name, mode])).toEqual([
      ['a.js', '100644'],
      ['b.sh', '100755'],
      ['c/ü', '100644'],
      ['d/', '40755'],
      ['lost.sh', '100755'],
      ['lost.so', '100755'],
      ['short', '100644'],
      ['spaced', '100644'],
    ])
    for (const entry of entries) expect(entry).toMatchObject({ flags: 0x800, date: '33/0', extra: 0 })
  })

  test('files are deflated where that makes them smaller, about as much as by zlib', async () => {
    const large = prose(1_000_000)
    // Only what a file starts with makes it a program.
    const mixed = Buffer.concat([prose(500_000), noise(500_000), Buffer.from('#!')])
    const contents = { empty: '', large, mixed, noise: noise(200_000), short: 'ab', text: prose(5000) }
    const entries = await readEntries((await pack(contents)).path)
    for (const { name, bytes } of entries)
      expect(bytes.equals(Buffer.from(contents[name as 'text']))).toBe(true)
    expect(entries).toMatchObject([
      { name: 'empty', method: 0, compressedSize: 0 },
      { name: 'large', method: 8 },
      { name: 'mixed', method: 8 },
      { name: 'noise', method: 0, compressedSize: 200_000 },
      { name: 'short', method: 0, compressedSize: 2 },
      { name: 'text', method: 8 },
    ])
    for (const { bytes, method, compressedSize } of entries) {
      if (method === 8) expect(compressedSize).toBeLessThan(deflateRawSync(bytes).length * 1.3)
    }
  })

  test('.lambdaignore, include and exclude choose', async () => {
    const root = makeTree({
      '.lambdaignore': '*.map\n',
      '.git/config': '',
      'dist/a.js': '',
      'dist/a.js.map': '',
      'dist/a.test.js': '',
      'src/a.ts': '',
    })
    expect(await namesOf((await pack(root)).path)).toEqual(['dist/a.js', 'dist/a.test.js', 'src/a.ts'])
    const options = { include: ['dist'], exclude: ['*.test.js'] }
    expect(await namesOf((await pack(root, options)).path)).toEqual(['dist/a.js'])
  })

  test('links are packaged as links, stored', async () => {
    const target = `lib/${'a'.repeat(200)}`
    const packed = await pack({
      'lib/run.sh': { content: '#!', mode: 0o755 },
      bin: { link: 'lib' },
      long: { link: target },
      x: { link: 'bin/run.sh' },
      '#!': { link: '#!' },
    })
    const entries = await readEntries(packed.path)
    expect(entries.map(({ name, mode, method, bytes }) => [name, mode, method, bytes.toString()])).toEqual([
      ['#!', '120777', 0, '#!'],
      ['bin', '120777', 0, 'lib'],
      ['lib/run.sh', '100755', 0, '#!'],
      ['long', '120777', 0, target],
      ['x', '120777', 0, 'bin/run.sh'],
    ])
    expect(packed).toMatchObject({ entries: 5, unzippedSize: 2 + 3 + 2 + 204 + 10 })
  })

  test('a link alone is something to package', async () => {
    const { path } = await pack({ 'index.mjs': { link: '/opt/index.mjs' } })
    expect(await contentOf(path)).toEqual({ 'index.mjs': '/opt/index.mjs' })
  })

  test('the directory itself may be a link', async () => {
    const root = makeTree({ 'real/a': '1', b: { link: 'real' } })
    expect(await contentOf((await pack(join(root, 'b'))).path)).toEqual({ a: '1' })
  })

  test('not the temporary folder in it, nor itself, but an older output', async () => {
    const root = makeTree({ a: '', 'tmp/old.zip': 'PK', 'tmp/x/y': '' })
    expect(await namesOf((await pack(root, { temporary: join(root, 'tmp') })).path)).toEqual(['a'])
    const first = await pack(root, { temporary: root, exclude: ['tmp'] })
    expect(await namesOf(first.path)).toEqual(['a'])
    writeFileSync(join(root, 'b'), '')
    expect((await pack(root, { temporary: root, exclude: ['tmp'] })).entries).toBe(3)
  })
})

describe('the same hash', () => {
  const files = () => ({
    'index.js': prose(3000),
    'node_modules/a/index.js': prose(700_000, 2),
    'node_modules/a/image.png': noise(80_000),
    'bin/run': { content: '#!/bin/sh\n', mode: 0o755 },
    'ä/\u{1F600}': 'x',
    'logs/': '',
  })

  test('is the one that every machine and version of Node.js makes', async () => {
    const { sha256, size } = await pack(files())
    expect({ sha256, size }).toEqual(GOLDEN)
  })

  test('after touch, with another umask, in another place, written in another order', async () => {
    const root = makeTree(files())
    utimesSync(join(root, 'index.js'), 1, 1)
    chmodSync(join(root, 'index.js'), 0o600)
    const umask = process.umask(0o077)
    const copy = join(temporaryFolder(), 'copy')
    cpSync(root, copy, { recursive: true })
    const reversed = makeTree(Object.fromEntries(Object.entries(files()).reverse()))
    for (const other of [root, copy, reversed]) expect((await pack(other)).sha256).toBe(GOLDEN.sha256)
    process.umask(umask)
  })

  test('but another one for other bytes, names or executable bits', async () => {
    const trees: Nodes[] = [{ x: 'a' }, { x: 'b' }, { x: { content: 'a', mode: 0o755 } }, { y: 'a' }]
    const packed = await Promise.all(trees.map((nodes) => pack(nodes)))
    expect(new Set(packed.map(({ sha256 }) => sha256)).size).toBe(4)
  })
})

const GOLDEN = { sha256: 'i1+F7YjBeUY5VCWrWfVyC6FIgh6hvdrBh0Jtdu6+9A8=', size: 160_164 }

describe('refusals', () => {
  const root = () => makeTree({ a: 'x' })
  const gone = () => join(temporaryFolder(), 'gone')

  test.each<
    [name: string, source: Nodes | (() => string), options: Parameters<typeof pack>[1], text: RegExp]
  >([
    [
      'nothing',
      { 'a/b/': '' },
      {},
      /^There is nothing to package in .*\nIt holds no file.\nCheck `source-dir`/,
    ],
    ['nothing by patterns', { a: '' }, { exclude: ['*'] }, /\nThe patterns leave no file.\nCheck `include`/],
    ['what is not there', gone, {}, /gone.\nNo such file or directory \(ENOENT\)/],
    ['a file', () => join(root(), 'a'), {}, /a: it is a file, not a directory.\nGive a zip/],
    [
      'links that lead out',
      { a: prose(9), 'z/b': { link: '/etc' } },
      {},
      /^Could not package the link z\/b\./,
    ],
  ])('%s', async (_, source, options, text) => {
    const temporary = temporaryFolder()
    const directory = typeof source === 'function' ? source() : source
    await expect(pack(directory, { temporary, ...options })).rejects.toThrow(text)
    expect(listing(temporary)).toEqual([])
  })

  test.each<[name: string, temporary: () => string, reason: string]>([
    ['not there', gone, 'No such file or directory (ENOENT)'],
    ['not a folder', () => join(root(), 'a'), 'Not a directory (ENOTDIR)'],
  ])('a temporary folder that is %s', async (_, place, reason) => {
    const temporary = place()
    await expect(pack(root(), { temporary })).rejects.toThrow(
      `Could not write the package to the folder ${temporary}.\n${reason}.`,
    )
  })

  test('a file, and a temporary folder, without permission', async () => {
    const file = makeTree({ a: { content: 'x', mode: 0 } })
    const other = root()
    const temporary = temporaryFolder()
    for (const folder of [file, other]) chmodSync(folder, 0o755)
    chmodSync(temporary, 0o555)
    const reason = 'Permission denied (EACCES).'
    await asNobody(async () => {
      await expect(pack(file, { temporary: tmpdir() })).rejects.toThrow(
        `Could not read a to package it.\n${reason}`,
      )
      await expect(pack(other, { temporary })).rejects.toThrow(
        `Could not write the package to the folder ${temporary}.\n${reason}`,
      )
    })
  })

  test('an abort while nothing is found', async () => {
    const root = makeTree(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}/x`, ''])))
    const temporary = temporaryFolder()
    const cancel = () => {
      throw new Error('cancelled')
    }
    // The signal is asked twice before the walk.
    const cancelled = pack(root, { temporary, include: ['*.none'] }, signalThat(cancel, 3))
    await expect(cancelled).rejects.toThrow('cancelled')
    expect(listing(temporary)).toEqual([])
  })

  test('an abort before the start', async () => {
    const temporary = temporaryFolder()
    const aborted = AbortSignal.abort(new Error('cancelled'))
    await expect(pack({ a: '' }, { temporary }, aborted)).rejects.toThrow('cancelled')
    expect(listing(temporary)).toEqual([])
  })
})

import { createHash } from 'node:crypto'
import { chmodSync, cpSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageDirectory } from '../../../src/package/directory.ts'
import { contentOf, namesOf, readEntries } from './archive-content.ts'
import { asNobody, listing, makeTree, noise, prose, temporaryFolder } from './fixtures.ts'

function pack(directory: string, options: Partial<Parameters<typeof packageDirectory>[0]> = {}) {
  return packageDirectory({ directory, include: [], exclude: [], temporary: temporaryFolder(), ...options })
}

describe('what is in the package', () => {
  test('says its path, size, hash, entries and unzipped size', async () => {
    const temporary = temporaryFolder()
    const packed = await pack(makeTree({ 'index.js': 'x'.repeat(1000), 'empty/': { directory: true } }), {
      temporary,
    })
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
    const root = makeTree({
      'a.js': { content: 'a', mode: 0o600 },
      'b.sh': { content: 'b', mode: 0o700 },
      'c/ü': { content: '', mode: 0o666 },
      d: { directory: true },
    })
    const entries = await readEntries((await pack(root)).path)
    const common = { flags: 0x800, date: '33/0', extra: 0 }
    expect(entries).toMatchObject([
      { name: 'a.js', mode: '100644', ...common },
      { name: 'b.sh', mode: '100755', ...common },
      { name: 'c/ü', mode: '100644', ...common },
      { name: 'd/', mode: '40755', method: 0, ...common },
    ])
  })

  test('a large file carries its numbers behind it', async () => {
    const content = Buffer.concat([prose(1_500_000), noise(10_000)])
    const [entry] = await readEntries((await pack(makeTree({ big: content }))).path)
    expect(entry).toMatchObject({ method: 8, flags: 0x808 })
    expect(entry?.bytes.equals(content)).toBe(true)
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
    const root = makeTree({
      'lib/run.sh': { content: '#!', mode: 0o755 },
      bin: { link: 'lib' },
      long: { link: target },
      x: { link: 'bin/run.sh' },
      '#!': { link: '#!' },
    })
    const packed = await pack(root)
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
    const root = makeTree({ 'index.mjs': { link: '/opt/index.mjs' } })
    expect(await contentOf((await pack(root)).path)).toEqual({ 'index.mjs': '/opt/index.mjs' })
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
    logs: { directory: true } as const,
  })

  test('is the one that every machine and version of Node.js makes', async () => {
    const { sha256, size } = await pack(makeTree(files()))
    expect({ sha256, size }).toEqual(GOLDEN)
  })

  test('after touch, with another umask, in another place, written in another order', async () => {
    const root = makeTree(files())
    const first = await pack(root)
    utimesSync(join(root, 'index.js'), 1, 1)
    chmodSync(join(root, 'index.js'), 0o600)
    const umask = process.umask(0o077)
    const reversed = Object.fromEntries(Object.entries(files()).reverse())
    const others = [root, makeTree(reversed), join(temporaryFolder(), 'copy')]
    cpSync(root, others[2] ?? '', { recursive: true })
    for (const other of others) expect((await pack(other)).sha256).toBe(first.sha256)
    process.umask(umask)
  })

  test('but another one for other bytes, names or executable bits', async () => {
    const hashes = new Set<string>()
    for (const node of ['a', 'b', { content: 'a', mode: 0o755 }])
      hashes.add((await pack(makeTree({ x: node }))).sha256)
    hashes.add((await pack(makeTree({ y: 'a' }))).sha256)
    expect(hashes.size).toBe(4)
  })
})

const GOLDEN = { sha256: '+SsQTbvKlsnn3xjbevjw8PdiKDNft7QRIt/2nEXT+Us=', size: 142_575 }

describe('refusals', () => {
  test.each<[name: string, options: Parameters<typeof pack>[1], message: RegExp]>([
    ['an empty directory', {}, /^There is nothing to package in .*\nIt holds no file.\nCheck `source-dir`/],
    ['patterns that leave nothing', { exclude: ['*'] }, /\nThe patterns leave no file.\nCheck `include`/],
  ])('%s', async (_, options, message) => {
    const temporary = temporaryFolder()
    const root = makeTree(options?.exclude ? { a: '' } : { 'only/empty': { directory: true } })
    await expect(pack(root, { temporary, ...options })).rejects.toThrow(message)
    expect(listing(temporary)).toEqual([])
  })

  test('a directory that is not there, or a file', async () => {
    const root = makeTree({ 'a.zip': '' })
    await expect(pack(join(root, 'gone'))).rejects.toThrow(
      /gone.\nThe system says: it does not exist \(ENOENT\)/,
    )
    await expect(pack(join(root, 'a.zip'))).rejects.toThrow(
      /a\.zip: it is a file, not a directory.\nGive a zip/,
    )
  })

  test('an ignore file that cannot be read', async () => {
    const root = makeTree({ '.lambdaignore': { directory: true }, a: '' })
    await expect(pack(root)).rejects.toThrow('Could not read .lambdaignore to package it.')
  })

  test('a temporary folder that is not there, or not a folder', async () => {
    const root = makeTree({ a: '' })
    const temporary = join(temporaryFolder(), 'gone')
    await expect(pack(root, { temporary })).rejects.toThrow(
      `Could not write the package to the folder ${temporary}.\nThe system says: it does not exist (ENOENT).`,
    )
    await expect(pack(root, { temporary: join(root, 'a') })).rejects.toThrow(
      'it is not a directory (ENOTDIR)',
    )
  })

  test('a file, and a temporary folder, without permission', async () => {
    const file = makeTree({ a: { content: 'x', mode: 0 } })
    const temporary = temporaryFolder()
    const other = makeTree({ a: '' })
    for (const folder of [file, other]) chmodSync(folder, 0o755)
    chmodSync(temporary, 0o555)
    await asNobody(async () => {
      await expect(pack(file, { temporary: tmpdir() })).rejects.toThrow(
        'Could not read a to package it.\nThe system says: permission denied (EACCES).',
      )
      await expect(pack(other, { temporary })).rejects.toThrow(
        `Could not write the package to the folder ${temporary}.\nThe system says: permission denied (EACCES).`,
      )
    })
  })

  test('a link that leads out, and leaves nothing behind', async () => {
    const temporary = temporaryFolder()
    const root = makeTree({ a: prose(100), 'z/b': { link: '/etc' } })
    await expect(pack(root, { temporary })).rejects.toThrow('Could not package the link z/b.')
    expect(listing(temporary)).toEqual([])
  })

  test('an abort while nothing is found', async () => {
    const root = makeTree(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}/x`, ''])))
    const source = { directory: root, include: ['*.none'], exclude: [], temporary: temporaryFolder() }
    // The signal is asked twice before the walk.
    let asked = 0
    const signal = {
      throwIfAborted() {
        if (++asked === 3) throw new Error('cancelled')
      },
    } as unknown as AbortSignal
    await expect(packageDirectory(source, signal)).rejects.toThrow('cancelled')
    expect(listing(source.temporary)).toEqual([])
  })

  test('an abort before the start', async () => {
    const temporary = temporaryFolder()
    const signal = AbortSignal.abort(new Error('cancelled'))
    const source = { directory: makeTree({ a: '' }), include: [], exclude: [], temporary }
    await expect(packageDirectory(source, signal)).rejects.toThrow('cancelled')
    expect(listing(temporary)).toEqual([])
  })
})

import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readTree } from '../../../src/package/file-tree.ts'
import { createSelection } from '../../../src/package/selection.ts'
import { asNobody, collect, makeTree, type Node, type Nodes, readAll, temporaryFolder } from './fixtures.ts'

const everything = createSelection({ include: [], exclude: [], ignoreFile: '' })

type Options = Parameters<typeof readAll>[1]

async function names(source: Nodes | string, options: Options = {}): Promise<string[]> {
  const root = typeof source === 'string' ? source : makeTree(source)
  return (await readAll(root, options)).map(({ name }) => name.toString())
}

/** Names of the links with what they lead to, and of all else. */
async function targets(root: string, options: Options = {}): Promise<Record<string, string | undefined>> {
  return Object.fromEntries((await readAll(root, options)).map(({ name, target }) => [String(name), target]))
}

test('sorts by the bytes of the whole path, not by folder, locale or UTF-16', async () => {
  const paths = ['a/b', 'a-b', 'a.b', 'a0', 'B', 'ä', 'z', '\u{1F600}', '\uFF21', 'a/B', 'a/ä/x']
  const sorted = paths.map((path) => Buffer.from(path)).sort(Buffer.compare)
  expect(await names(Object.fromEntries(paths.map((path) => [path, ''])))).toEqual(sorted.map(String))
})

const OUT = { link: '/etc' }
const LINKED: Nodes = { 'x/y': '', a: { link: 'x' }, 'a.b': '' }

test.each<[name: string, nodes: Nodes, options: Options, names: string[]]>([
  [
    'hidden files and empty directories, and no others',
    { '.env': '', 'a/.b': '', 'c/d/': '', 'e/f/g': '' },
    {},
    ['.env', 'a/.b', 'c/d/', 'e/f/g'],
  ],
  ['no directory whose files are all left out', { 'a/b.map': '', c: '' }, { exclude: ['*.map'] }, ['c']],
  ['no empty directory but by `include`', { 'dist/a/': '', 'b/': '' }, { include: ['dist'] }, ['dist/a/']],
  ['a name with a replacement character', { 'a\ufffdb': '' }, {}, ['a\ufffdb']],
  [
    'nothing of an excluded directory',
    { 'x/l': OUT, 'x/p': { fifo: true }, a: '' },
    { exclude: ['x'] },
    ['a'],
  ],
  ['no pipe that is left out', { 'a.js': '', pipe: { fifo: true } }, { include: ['*.js'] }, ['a.js']],
  ['no link that is left out', { a: '', b: OUT, 'd/e': OUT }, { exclude: ['/b', 'e'] }, ['a']],
  ['no link that `include` does not want', { 'a.js': '', b: OUT }, { include: ['*.js'] }, ['a.js']],
  ['a folder of two dots and more', { '..a/b': '', c: { link: '..a/b' } }, {}, ['..a/b', 'c']],
  ['a link to a directory, sorted as a file', LINKED, {}, ['a', 'a.b', 'x/y']],
  ['a link to a directory, matched as a file', LINKED, { exclude: ['a/', 'x/'] }, ['a', 'a.b']],
  ['no link to a directory by its name', LINKED, { exclude: ['a'] }, ['a.b', 'x/y']],
])('finds %s', async (_, nodes, options, found) => {
  expect(await names(nodes, options)).toEqual(found)
})

test('the executable bit of the owner counts, as for git', async () => {
  const modes = [0o600, 0o744, 0o655]
  const tree = makeTree(Object.fromEntries(modes.map((mode) => [`${mode}`, { content: '', mode }])))
  const executable = (await readAll(tree)).map((entry) => [String(entry.name), entry.executable])
  expect(Object.fromEntries(executable)).toEqual({ [0o600]: false, [0o744]: true, [0o655]: false })
})

describe('what is not walked', () => {
  test('a directory that is left out, readable or not', async () => {
    const root = makeTree({ 'dist/a': '', 'venv/bin/python': { link: '/usr/bin/python3' }, 'secret/b': '' })
    chmodSync(root, 0o755)
    chmodSync(join(root, 'secret'), 0)
    await asNobody(async () => {
      expect(await names(root, { include: ['/dist'] })).toEqual(['dist/a'])
      expect(await names(root, { exclude: ['secret/', 'venv'] })).toEqual(['dist/a'])
      await expect(names(root, { include: ['/secret'] })).rejects.toThrow('Could not read secret/ to')
    })
    chmodSync(join(root, 'secret'), 0o700)
  })

  test('the folder to skip', async () => {
    const root = makeTree({ 'a/b': '', 'tmp/c': '', d: { link: 'tmp' } })
    expect(await names(root, { skip: join(root, 'tmp') })).toEqual(['a/b', 'd'])
  })

  test('what is written into the root after the walk began', async () => {
    const root = makeTree({ a: '' })
    const entries = readTree({ root, selection: everything })
    writeFileSync(join(root, 'package.zip'), '')
    expect((await collect(entries)).flat()).toHaveLength(1)
  })

  test('the rest, once a signal came, though nothing is found', async () => {
    const root = makeTree(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}/x`, ''])))
    const controller = new AbortController()
    let entered = 0
    const enters = () => {
      // Nobody is heard before the walk pauses.
      if (++entered === 1) setImmediate(() => controller.abort(new Error('cancelled')))
      return true
    }
    const walk = readTree({ root, selection: { includes: () => false, enters } }, controller.signal)
    await expect(collect(walk)).rejects.toThrow('cancelled')
    expect(entered).toBe(300)
  })
})

describe('links', () => {
  test('stay links, with what they lead to', async () => {
    const links: Record<string, string> = {
      'a b': 'a\\b',
      'deep/own': '.',
      'deep/up': '../a/./b',
      file: 'a/b',
      folder: 'a',
      gone: 'a/../gone/too',
      itself: 'itself',
      // Places on Lambda.
      'l/1': '/opt',
      'l/2': '/opt/nodejs/node_modules',
      'l/3': '/var/task/lib',
      'l/4': '/tmp/cache',
      'l/5': '/opt/../tmp/x',
      root: '.',
    }
    const nodes = Object.entries(links).map(([name, link]): [string, Node] => [name, { link }])
    const root = makeTree({ 'a/b': '1', ...Object.fromEntries(nodes) })
    expect(await targets(root)).toEqual({ 'a/b': undefined, ...links })
    const [entry] = await readAll(root, { include: ['/gone'] })
    expect(entry).toMatchObject({ path: undefined, size: 13, executable: false })
  })

  test('by way of a link to a place on Lambda are kept, too', async () => {
    const root = makeTree({ tools: { link: '/tmp' }, a: { link: 'tools/..' }, b: { link: 'tools' } })
    await expect(readAll(root, { include: ['/a'] })).rejects.toThrow('leads to tools/.. and so to /, which')
    expect(await targets(root, { include: ['/b', '/tools'] })).toEqual({ b: 'tools', tools: '/tmp' })
  })

  test('that lead inside by another way are rewritten', async () => {
    const parent = makeTree({ 'app/a/b': '', 'app/lib/x': '', current: { link: 'app' } })
    const root = join(parent, 'app')
    const links: [name: string, link: string, rewritten: string][] = [
      ['absolute', join(root, 'a/b'), '../a/b'],
      ['dangling', `${root}/gone/`, '../gone'],
      ['itself', join(root, 'l'), '.'],
      ['other-name', '../../current/lib/x', '../lib/x'],
      ['out-and-in', '../../app/lib', '../lib'],
      ['through', join(root, 'l/absolute'), 'absolute'],
    ]
    makeTree(Object.fromEntries(links.map(([name, link]) => [`l/${name}`, { link }])), root)
    const rewritten = Object.fromEntries(links.map(([name, , target]) => [`l/${name}`, target]))
    expect(await targets(root, { include: ['/l'] })).toEqual(rewritten)
  })

  test.each<[name: string, link: string]>([
    ['by its full path', '/etc/hostname'],
    ['to nothing', '/nowhere/else'],
    ['by ..', '../..'],
    ['by a name of the same beginning', '/optional'],
    ['by way of a place on Lambda', '/opt/../etc'],
    ['by way of another place on Lambda', '/tmp/../var/lib'],
  ])('a link that leads out %s is refused by name and target', async (_, link) => {
    await expect(names({ 'a/b': { link } })).rejects.toThrow(
      `Could not package the link a/b.\nIt leads to ${link}, which is outside the directory and will not be there on Lambda.\nCopy what it leads to into the directory, or leave the link out with \`exclude\`: /a/b`,
    )
  })

  test('a link to a link that leads out is refused, and says where to', async () => {
    await expect(names({ a: { link: 'b' }, b: OUT }, { exclude: ['b'] })).rejects.toThrow(
      'the link a.\nIt leads to b and so to /etc, which is outside',
    )
  })

  test('a folder next to one of the same beginning is outside', async () => {
    const parent = makeTree({ 'app/a': { link: '../app-data/b' }, 'app-data/b': '' })
    await expect(names(join(parent, 'app'))).rejects.toThrow('which is outside the directory')
  })

  test('a package of a workspace that is elsewhere is refused with the tools that copy it', async () => {
    const root = makeTree({ 'app/node_modules/@x/lib': { link: '../../../lib' }, 'lib/index.js': '' })
    await expect(names(join(root, 'app'))).rejects.toThrow(
      /It leads to ..\/..\/..\/lib, which .*\n.*`pnpm --filter NAME deploy --prod DIR`.* `npm install --install-links`/,
    )
  })

  test('the link that `pnpm deploy` leaves to the package in the workspace is left out', async () => {
    const modules = 'out/node_modules/.pnpm'
    const root = makeTree({
      'packages/fn/index.js': '',
      'out/index.js': '',
      [`${modules}/node_modules/fn`]: { link: '../../../../packages/fn' },
      [`${modules}/node_modules/@x/fn`]: { link: '../../../../../packages/fn' },
      [`${modules}/node_modules/ms`]: { link: '../ms@2.0.0/node_modules/ms' },
    })
    expect(await names(join(root, 'out'))).toEqual(['index.js', 'node_modules/.pnpm/node_modules/ms'])
    makeTree({ [`${modules}/fn@1.0.0/node_modules/fn`]: { link: '../../../../../packages/fn' } }, root)
    const link = 'the link node_modules/.pnpm/fn@1.0.0/node_modules'
    await expect(names(join(root, 'out'))).rejects.toThrow(link)
  })

  test('24 packages that link to each other are 24 folders', async () => {
    const packages = Array.from({ length: 24 }, (_, index) => `packages/p${index}`)
    const root = makeTree({
      ...Object.fromEntries(packages.map((name) => [`${name}/index.js`, ''])),
      ...Object.fromEntries(
        packages.flatMap((name) =>
          packages.map((other): [string, Node] => [
            `${name}/node_modules/${other.slice(9)}`,
            { link: `../../${other.slice(9)}` },
          ]),
        ),
      ),
    })
    expect(await countFolders(root, [])).toEqual({ entered: 1 + 2 * 24, entries: 24 * 25 })
    expect(await countFolders(root, ['/packages/p7'])).toEqual({ entered: 3, entries: 25 })
  })
})

/** How many folders below the root a walk enters, and what it finds. */
async function countFolders(root: string, include: readonly string[]) {
  const { includes, enters } = createSelection({ include, exclude: [], ignoreFile: '' })
  let entered = 0
  const counting = (directory: string) => {
    const enter = enters(directory)
    if (enter) entered++
    return enter
  }
  const entries = await readAll(root, { selection: { includes, enters: counting } })
  return { entered, entries: entries.length }
}

describe('what cannot be packaged', () => {
  const invalid = Buffer.from([0x61, 0xe9])

  test('a name that is not UTF-8, but not one that is left out', async () => {
    const root = makeTree({ 'a.js': '' })
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), invalid]), '')
    const message = /a\ufffd: the name is not valid UTF-8.\nIts bytes are 61e9/
    await expect(names(root)).rejects.toThrow(message)
    expect(await names(root, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a target that is not UTF-8', async () => {
    const root = temporaryFolder()
    symlinkSync(invalid, join(root, 'a'))
    await expect(names(root)).rejects.toThrow('the link a: its target a\ufffd is not valid UTF-8.')
  })

  test('a named pipe, a socket and a device', async () => {
    const message = (name: string) => `Could not package ${name}: it is a socket, a named pipe or a device.`
    await expect(names({ 'a/pipe': { fifo: true } })).rejects.toThrow(message('a/pipe'))
    await expect(names('/dev', { exclude: ['*', '!/null'] })).rejects.toThrow(message('null'))
    const root = temporaryFolder()
    const server = createServer().listen(join(root, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(names(root)).rejects.toThrow(message('socket'))
    server.close()
  })

  test('more than a zip can hold', async () => {
    const root = makeTree({ a: '', b: { link: 'a' }, 'c/d/': '' })
    expect(await readAll(root, { limit: 3 })).toHaveLength(3)
    await expect(readAll(root, { limit: 2 })).rejects.toThrow(
      'It holds more than 2 files, links and empty directories.\nA zip without extensions cannot hold it',
    )
  })

  test('a file that vanishes between listing and looking', async () => {
    const root = makeTree({ a: '', 'b/c': '' })
    // Asked where the walk stands between the names in a folder and what is behind them.
    const includes = (path: string) => {
      if (path === 'b/c') rmSync(join(root, path))
      return true
    }
    await expect(readAll(root, { selection: { ...everything, includes } })).rejects.toThrow(
      'Could not read b/c to package it.\nNo such file or directory (ENOENT).',
    )
  })
})

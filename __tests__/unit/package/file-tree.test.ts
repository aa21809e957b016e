import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createSelection } from '../../../src/package/selection.ts'
import { readTree } from '../../../src/package/file-tree.ts'
import { asNobody, collect, makeTree, type Node, readAll, temporaryFolder } from './fixtures.ts'

const everything = createSelection({ include: [], exclude: [], ignoreFile: '' })

type Options = Parameters<typeof readAll>[1]

async function names(nodes: Record<string, Node>, options: Options = {}): Promise<string[]> {
  return namesIn(makeTree(nodes), options)
}

async function namesIn(root: string, options: Options = {}): Promise<string[]> {
  return (await readAll(root, options)).map(({ name }) => name.toString())
}

/** Names of the links with what they lead to, and of all else. */
async function targets(root: string, options: Options = {}): Promise<Record<string, string | undefined>> {
  return Object.fromEntries((await readAll(root, options)).map(({ name, target }) => [String(name), target]))
}

describe('order and names', () => {
  test('sorts by the bytes of the whole path, not by folder, locale or UTF-16', async () => {
    const paths = ['a/b', 'a-b', 'a.b', 'a0', 'B', 'ä', 'z', '\u{1F600}', '\uFF21', 'a/B', 'a/ä/x']
    const sorted = paths.map((path) => Buffer.from(path)).sort(Buffer.compare)
    expect(await names(Object.fromEntries(paths.map((path) => [path, ''])))).toEqual(sorted.map(String))
  })

  test('takes hidden files and empty directories along, and no others', async () => {
    const tree = { '.env': '', 'a/.b': '', 'c/d': { directory: true }, 'e/f/g': '' } as const
    expect(await names(tree)).toEqual(['.env', 'a/.b', 'c/d/', 'e/f/g'])
  })

  test('a directory whose files are all left out is not an empty one', async () => {
    expect(await names({ 'a/b.map': '', c: '' }, { exclude: ['*.map'] })).toEqual(['c'])
  })

  test('empty directories follow include', async () => {
    const tree = { 'dist/logs': { directory: true }, src: { directory: true } } as const
    expect(await names(tree, { include: ['dist'] })).toEqual(['dist/logs/'])
  })

  test('refuses a name that is not UTF-8, and says its bytes', async () => {
    const root = temporaryFolder()
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '')
    await expect(readAll(root)).rejects.toThrow(
      /caf\ufffd: the name is not valid UTF-8.\nIts bytes are 636166e9/,
    )
  })

  test('but not of a name that is left out', async () => {
    const root = makeTree({ 'a.js': '' })
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '')
    expect(await namesIn(root, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a replacement character in a name is a character as any other', async () => {
    expect(await names({ 'a\ufffdb': '' })).toEqual(['a\ufffdb'])
  })
})

describe('what is not walked', () => {
  test('an excluded directory, whatever is in it', async () => {
    const tree = {
      'node_modules/.bin/x': { link: '/nowhere' },
      'node_modules/pipe': { fifo: true },
      a: '',
    } as const
    expect(await names(tree, { exclude: ['node_modules'] })).toEqual(['a'])
    const root = makeTree({ 'secret/a': '', b: '' })
    chmodSync(join(root, 'secret'), 0)
    expect(await namesIn(root, { exclude: ['secret/'] })).toEqual(['b'])
    chmodSync(join(root, 'secret'), 0o700)
  })

  test('a directory in which `include` wants nothing, readable or not', async () => {
    const root = makeTree({ 'dist/a': '', 'venv/bin/python': { link: '/usr/bin/python3' }, 'secret/b': '' })
    chmodSync(root, 0o755)
    chmodSync(join(root, 'secret'), 0)
    await asNobody(async () => {
      expect(await namesIn(root, { include: ['/dist'] })).toEqual(['dist/a'])
      await expect(namesIn(root, { include: ['/secret'] })).rejects.toThrow('Could not read secret/ to')
    })
    chmodSync(join(root, 'secret'), 0o700)
  })

  test('the folder to skip', async () => {
    const root = makeTree({ 'a/b': '', 'tmp/c': '', d: { link: 'tmp' } })
    expect(await namesIn(root, { skip: join(root, 'tmp') })).toEqual(['a/b', 'd'])
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
    const root = makeTree({
      'a/b': '1',
      file: { link: 'a/b' },
      folder: { link: 'a' },
      'deep/up': { link: '../a/./b' },
      'deep/own': { link: '.' },
      root: { link: '.' },
      itself: { link: 'itself' },
      gone: { link: 'a/../gone/too' },
      'a b': { link: 'a\\b' },
    })
    expect(await targets(root)).toEqual({
      'a b': 'a\\b',
      'a/b': undefined,
      'deep/own': '.',
      'deep/up': '../a/./b',
      file: 'a/b',
      folder: 'a',
      gone: 'a/../gone/too',
      itself: 'itself',
      root: '.',
    })
    const [entry] = await readAll(root, { include: ['/gone'] })
    expect(entry).toMatchObject({ path: undefined, size: 13, executable: false })
  })

  test('a link to a directory sorts as a file, and matches as one', async () => {
    const tree = { 'x/y': '', a: { link: 'x' }, 'a.b': '' }
    expect(await names(tree)).toEqual(['a', 'a.b', 'x/y'])
    expect(await names(tree, { exclude: ['a/', 'x/'] })).toEqual(['a', 'a.b'])
    expect(await names(tree, { exclude: ['a'] })).toEqual(['a.b', 'x/y'])
  })

  test.each(['/opt', '/opt/nodejs/node_modules', '/var/task/lib', '/tmp/cache', '/opt/../tmp/x'])(
    'to %s are kept for Lambda',
    async (link) => {
      expect(await targets(makeTree({ 'a/b': { link } }))).toEqual({ 'a/b': link })
    },
  )

  test('by way of such a link are kept, too', async () => {
    const root = makeTree({ tools: { link: '/tmp' }, a: { link: 'tools/..' }, b: { link: 'tools' } })
    await expect(readAll(root, { include: ['/a'] })).rejects.toThrow(
      'It leads to tools/.. and so to /, which',
    )
    expect(await targets(root, { include: ['/b', '/tools'] })).toEqual({ b: 'tools', tools: '/tmp' })
  })

  test('that lead inside by another way are rewritten', async () => {
    const parent = makeTree({ 'app/a/b': '', 'app/lib/x': '', current: { link: 'app' } })
    const root = join(parent, 'app')
    makeTree(
      {
        'l/absolute': { link: join(root, 'a/b') },
        'l/dangling': { link: `${root}/gone/` },
        'l/itself': { link: join(root, 'l') },
        'l/out-and-in': { link: '../../app/lib' },
        'l/other-name': { link: '../../current/lib/x' },
        'l/through': { link: join(root, 'l/absolute') },
      },
      root,
    )
    expect(await targets(root, { include: ['/l'] })).toEqual({
      'l/absolute': '../a/b',
      'l/dangling': '../gone',
      'l/itself': '.',
      'l/other-name': '../lib/x',
      'l/out-and-in': '../lib',
      'l/through': 'absolute',
    })
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
    await expect(names({ a: { link: 'b' }, b: { link: '/etc' } }, { exclude: ['b'] })).rejects.toThrow(
      'the link a.\nIt leads to b and so to /etc, which is outside',
    )
  })

  test('a package of a workspace that is elsewhere is refused with the tools that copy it', async () => {
    const root = makeTree({ 'app/node_modules/@x/lib': { link: '../../../lib' }, 'lib/index.js': '' })
    await expect(namesIn(join(root, 'app'))).rejects.toThrow(
      /It leads to ..\/..\/..\/lib, which .*\n.*`pnpm --filter NAME deploy --prod DIR`.* `npm install --install-links`/,
    )
  })

  test('the link that `pnpm deploy` leaves to the package in the workspace is left out', async () => {
    const root = makeTree({
      'packages/fn/index.js': '',
      'out/index.js': '',
      'out/node_modules/.pnpm/node_modules/fn': { link: '../../../../packages/fn' },
      'out/node_modules/.pnpm/node_modules/@x/fn': { link: '../../../../../packages/fn' },
      'out/node_modules/.pnpm/node_modules/ms': { link: '../ms@2.0.0/node_modules/ms' },
    })
    expect(await namesIn(join(root, 'out'))).toEqual(['index.js', 'node_modules/.pnpm/node_modules/ms'])
    makeTree(
      { 'out/node_modules/.pnpm/fn@1.0.0/node_modules/fn': { link: '../../../../../packages/fn' } },
      root,
    )
    await expect(namesIn(join(root, 'out'))).rejects.toThrow(
      'the link node_modules/.pnpm/fn@1.0.0/node_modules',
    )
  })

  test('links that are left out may lead anywhere', async () => {
    const tree = { a: '', b: { link: '/etc' }, 'd/e': { link: '../../..' } }
    expect(await names(tree, { exclude: ['/b', 'e'] })).toEqual(['a'])
    expect(await names({ 'a.js': '', b: { link: '/etc' } }, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a folder next to one of the same beginning is outside', async () => {
    const parent = makeTree({ 'app/a': { link: '../app-data/b' }, 'app-data/b': '' })
    await expect(namesIn(join(parent, 'app'))).rejects.toThrow('which is outside the directory')
    expect(await names({ '..a/b': '', c: { link: '..a/b' } })).toEqual(['..a/b', 'c'])
  })

  test('a target that is not UTF-8', async () => {
    const root = temporaryFolder()
    symlinkSync(Buffer.from([0x61, 0xe9]), join(root, 'a'))
    await expect(namesIn(root)).rejects.toThrow('the link a: its target a\ufffd is not valid UTF-8.')
  })

  test('24 packages that link to each other are 24 folders', async () => {
    const packages = Array.from({ length: 24 }, (_, index) => `p${index}`)
    const root = makeTree(
      Object.fromEntries(
        packages.flatMap((name): [string, Node][] => [
          [`packages/${name}/index.js`, name],
          ...packages.map((other): [string, Node] => [
            `packages/${name}/node_modules/${other}`,
            { link: `../../${other}` },
          ]),
        ]),
      ),
    )
    expect(await countLooks(root, [])).toEqual({ entered: 1 + 2 * 24, entries: 24 * 25 })
    expect(await countLooks(root, ['/packages/p7'])).toEqual({ entered: 3, entries: 25 })
  })
})

/** How many folders below the root a walk enters, and what it finds. */
async function countLooks(root: string, include: readonly string[]) {
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
  test('a named pipe, but not one that is left out', async () => {
    await expect(names({ 'a/pipe': { fifo: true } })).rejects.toThrow(
      /^Could not package a\/pipe: it is a socket, a named pipe/,
    )
    expect(await names({ a: '', pipe: { fifo: true } }, { exclude: ['pipe'] })).toEqual(['a'])
    expect(await names({ 'a.js': '', pipe: { fifo: true } }, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a socket', async () => {
    const root = makeTree({ a: '' })
    const server = createServer().listen(join(root, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(namesIn(root)).rejects.toThrow(/Could not package socket: it is a socket/)
    server.close()
  })

  test('a device', async () => {
    await expect(namesIn('/dev', { exclude: ['*', '!/null'] })).rejects.toThrow(
      'Could not package null: it is a socket, a named',
    )
  })

  test('more than a zip can hold', async () => {
    const root = makeTree({ a: '', b: { link: 'a' }, 'c/d': { directory: true } })
    expect(await readAll(root, { limit: 3 })).toHaveLength(3)
    await expect(readAll(root, { limit: 2 })).rejects.toThrow(
      'It holds more than 2 files, links and empty directories.\nA zip without extensions cannot hold it',
    )
  })

  test('a file that vanishes between listing and looking', async () => {
    const root = makeTree({ a: '', 'b/c': '' })
    const selection = { ...everything, includes: (path: string) => vanish(root, path) }
    await expect(readAll(root, { selection })).rejects.toThrow(
      'Could not read b/c to package it.\nThe system says: it does not exist (ENOENT).',
    )
  })
})

/** Runs where the walk stands between the names in a folder and what is behind them. */
function vanish(root: string, path: string): boolean {
  if (path === 'b/c') rmSync(join(root, path))
  return true
}

test('the executable bit of the owner counts, as for git', async () => {
  const tree = {
    a: { content: '', mode: 0o600 },
    b: { content: '', mode: 0o744 },
    c: { content: '', mode: 0o655 },
  }
  const entries = await readAll(makeTree(tree))
  expect(entries.map(({ executable }) => executable)).toEqual([false, true, false])
})

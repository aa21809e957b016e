import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DeployError } from '../../src/errors.ts'
import { createSelection } from '../../src/package/selection.ts'
import { readTree, type TreeOptions } from '../../src/package/tree.ts'
import { makeTree, type Node, temporaryFolder } from './trees.ts'

function read(root: string, options: Partial<TreeOptions> & { exclude?: string[]; include?: string[] } = {}) {
  const { exclude = [], include = [] } = options
  const selection = createSelection({ include, exclude, ignoreFile: '' })
  return [...readTree({ root, selection, ...options })]
}

function names(nodes: Record<string, Node>, options: Parameters<typeof read>[1] = {}): string[] {
  return read(makeTree(nodes), options).map(({ name }) => name.toString())
}

function problem(nodes: Record<string, Node>, options: Parameters<typeof read>[1] = {}): string {
  try {
    names(nodes, options)
  } catch (error) {
    if (error instanceof DeployError) return error.message
    throw error
  }
  return 'nothing'
}

describe('order and names', () => {
  test('sorts by the bytes of the whole path, not by folder, locale or UTF-16', () => {
    const paths = ['a/b', 'a-b', 'a.b', 'a0', 'B', 'ä', 'z', '\u{1F600}', '\uFF21', 'a/B', 'a/ä/x']
    const sorted = paths.map((path) => Buffer.from(path)).sort(Buffer.compare)
    expect(names(Object.fromEntries(paths.map((path) => [path, ''])))).toEqual(sorted.map(String))
  })

  test('takes hidden files and empty directories along, and no others', () => {
    const tree = { '.env': '', 'a/.b': '', 'c/d': { directory: true }, 'e/f/g': '' } as const
    expect(names(tree)).toEqual(['.env', 'a/.b', 'c/d/', 'e/f/g'])
  })

  test('a directory whose files are all left out is not an empty one', () => {
    expect(names({ 'a/b.map': '', c: '' }, { exclude: ['*.map'] })).toEqual(['c'])
  })

  test('empty directories follow include', () => {
    const tree = { 'dist/logs': { directory: true }, src: { directory: true } } as const
    expect(names(tree, { include: ['dist'] })).toEqual(['dist/logs/'])
  })

  test('refuses a name that is not UTF-8, and says its bytes', () => {
    const root = temporaryFolder()
    writeFileSync(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '')
    expect(() => read(root)).toThrow(/caf\ufffd: the name is not valid UTF-8.\nIts bytes are 636166e9/)
  })

  test('a replacement character in a name is a character as any other', () => {
    expect(names({ 'a\ufffdb': '' })).toEqual(['a\ufffdb'])
  })
})

describe('what is not walked', () => {
  test('an excluded directory, whatever is in it', () => {
    const tree = {
      'node_modules/.bin/x': { link: '/nowhere' },
      'node_modules/pipe': { fifo: true },
      a: '',
    } as const
    expect(names(tree, { exclude: ['node_modules'] })).toEqual(['a'])
    const root = makeTree({ 'secret/a': '', b: '' })
    chmodSync(join(root, 'secret'), 0)
    expect(read(root, { exclude: ['secret/'] }).map(String)).toHaveLength(1)
    chmodSync(join(root, 'secret'), 0o700)
  })

  test('the folder to skip, also by way of a link', () => {
    const root = makeTree({ 'a/b': '', 'tmp/c': '', d: { link: 'tmp' } })
    expect(read(root, { skip: join(root, 'tmp') }).map(({ name }) => name.toString())).toEqual(['a/b'])
  })

  test('what is written into the root after the walk began', () => {
    const root = makeTree({ a: '' })
    const entries = readTree({
      root,
      selection: createSelection({ include: [], exclude: [], ignoreFile: '' }),
    })
    writeFileSync(join(root, 'package.zip'), '')
    expect([...entries]).toHaveLength(1)
  })
})

describe('links', () => {
  test('to files and directories in the tree are followed', () => {
    const tree = { 'a/b': '1', file: { link: 'a/b' }, folder: { link: 'a' }, 'deep/up': { link: '../a/b' } }
    expect(names(tree)).toEqual(['a/b', 'deep/up', 'file', 'folder/b'])
  })

  test('a link to a directory sorts as a directory', () => {
    expect(names({ 'x/y': '', a: { link: 'x' }, 'a.b': '' })).toEqual(['a.b', 'a/y', 'x/y'])
  })

  test.each<[name: string, tree: Record<string, Node>, message: string]>([
    [
      'dangles',
      { a: { link: 'gone' } },
      'the link a.\nLinks are followed, and it leads to gone, which does not exist.',
    ],
    [
      'leads out',
      { 'a/b': { link: '/etc/hostname' } },
      'the link a/b.\nLinks are followed, and it leads to /etc/hostname, which is outside',
    ],
    ['leads out by ..', { 'a/b': { link: '../..' } }, 'it leads to ../.., which is outside the directory.'],
    ['leads to itself', { a: { link: 'a' } }, 'it leads to a, so that following it never ends.'],
    [
      'leads to a folder above',
      { 'a/b/c': { link: '..' } },
      'the link a/b/c.\nLinks are followed, and it leads to .., so that',
    ],
    ['leads to the root', { 'a/b': { link: '..' } }, 'it leads to .., so that following it never ends.'],
    ['leads round', { 'a/x': { link: '../b' }, 'b/y': { link: '../a' } }, 'the link a/x/y.'],
  ])('a link that %s is refused by name and target', (_, tree, message) => {
    expect(problem(tree)).toContain(message)
  })

  test('links that are left out may lead anywhere', () => {
    const tree = { a: '', b: { link: '/etc' }, c: { link: 'gone' }, 'd/e': { link: '..' } }
    expect(names(tree, { exclude: ['/b', 'c', 'e/'] })).toEqual(['a'])
    expect(names({ 'a.js': '', b: { link: 'gone' } }, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a folder next to one of the same beginning is outside', () => {
    const parent = makeTree({ 'app/a': { link: '../app-data/b' }, 'app-data/b': '' })
    expect(() => read(join(parent, 'app'))).toThrow('which is outside the directory')
    expect(names({ '..a/b': '', c: { link: '..a/b' } })).toEqual(['..a/b', 'c'])
  })

  test('links that multiply files end at the limit of a zip', () => {
    const files = Array.from({ length: 256 }, (_, index) => [`real/${index}`, ''])
    const links = Array.from({ length: 255 }, (_, index) => [`link${index}`, { link: 'real' }])
    const tree = Object.fromEntries([...files, ...links])
    expect(problem(tree)).toContain('more than 65,535 files')
    delete tree['real/0']
    expect(names(tree)).toHaveLength(255 * 256)
  })
})

describe('what cannot be packaged', () => {
  test('a named pipe, but not one that is left out', () => {
    expect(problem({ 'a/pipe': { fifo: true } })).toMatch(
      /^Could not package a\/pipe: it is a socket, a named pipe/,
    )
    expect(names({ a: '', pipe: { fifo: true } }, { exclude: ['pipe'] })).toEqual(['a'])
    expect(names({ 'a.js': '', pipe: { fifo: true } }, { include: ['*.js'] })).toEqual(['a.js'])
  })

  test('a socket, and a link to one', async () => {
    const root = makeTree({ link: { link: 'socket' } })
    const server = createServer().listen(join(root, 'socket'))
    await new Promise((resolve) => server.once('listening', resolve))
    expect(() => read(root)).toThrow(/Could not package link: it is a socket/)
    server.close()
  })

  test('a device', () => {
    expect(() => read('/dev', { exclude: ['*', '!/null'] })).toThrow(
      'Could not package null: it is a socket, a named',
    )
  })

  test('a file that vanishes between listing and looking', () => {
    const root = makeTree({ a: '', 'b/c': '' })
    const selection = createSelection({ include: [], exclude: [], ignoreFile: '' })
    const entries = readTree({ root, selection: { ...selection, wants: (path) => vanish(root, path) } })
    expect(() => [...entries]).toThrow(
      'Could not read b/c to package it.\nThe system says: it does not exist (ENOENT).',
    )
  })
})

/** Runs where the walk stands between the names in a folder and what is behind them. */
function vanish(root: string, path: string): boolean {
  if (path === 'b/c') rmSync(join(root, path))
  return true
}

describe('executable bits', () => {
  const tree = {
    a: { content: '', mode: 0o600 },
    b: { content: '', mode: 0o744 },
    c: { content: '', mode: 0o655 },
  }

  test('the bit of the owner counts, as for git', () => {
    expect(read(makeTree(tree)).map(({ executable }) => executable)).toEqual([false, true, false])
  })

  test('Windows does not tell', () => {
    const entries = read(makeTree(tree), { platform: 'win32' })
    expect(entries.map(({ executable }) => executable)).toEqual([undefined, undefined, undefined])
  })
})

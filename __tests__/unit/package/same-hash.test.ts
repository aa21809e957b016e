import { createCipheriv } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { packageDirectory } from '../../../src/package/directory.ts'

/** Bytes that cannot be compressed; the same every time. */
const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(
  Buffer.alloc(80_000),
)

/** A file in one piece and in several, one that is stored, a program, and names beyond ASCII. */
const FILES = {
  'index.js': 'export const handler = async (event) => event.body\n'.repeat(60),
  'node_modules/a/index.js': 'return await handler(event)\n'.repeat(30_000),
  'node_modules/a/image.png': noise,
  'bin/run': '#!/bin/sh\n',
  'ä/\u{1F600}': 'x',
  'empty file': '',
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'same-hash-'))
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), content)
  }
  mkdirSync(join(root, 'logs'))
})
afterEach(() => rmSync(root, { recursive: true }))

async function hash(): Promise<string> {
  const temporary = join(root, 'temporary')
  mkdirSync(temporary)
  return (await packageDirectory({ directory: root, include: [], exclude: [], temporary })).sha256
}

test('every system and version of Node.js makes the same package', async () => {
  expect(await hash()).toBe('RRYcEzKQClrOBzI8D95YtBwIGI2JPuAxJBySj17g6Eo=')
})

test('and the same links in it', async () => {
  mkdirSync(join(root, 'links'))
  symlinkSync(join('..', 'bin', 'run'), join(root, 'links', 'run'))
  expect(await hash()).toBe('7E7rXaNY8pOwyhGqIw19zFGyu818g+PMjIfgofvXEzE=')
})

import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { openZip } from '../../../src/package/zip-file.ts'
import { craftBytes, craftZip, writeZip } from './craft-zip.ts'
import { inWorkspace, makeTree, noise, pack, signalThat, temporaryFolder } from './fixtures.ts'

test('says path, size and hash, of a relative path as well', async () => {
  const path = craftZip({ 'index.js': 'x' })
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  const expected = { kind: 'zip', path, size: bytes.length, sha256 }
  expect(await openZip(path)).toEqual(expected)
  expect(await openZip(relative(process.cwd(), path))).toEqual(expected)
})

test('reads a zip of several megabytes, one with a comment, one behind a link, and an empty one', async () => {
  const large = craftBytes({ a: { content: noise(3_500_000), store: true } })
  const path = writeZip(large)
  expect((await openZip(path)).sha256).toBe(createHash('sha256').update(large).digest('base64'))

  const comment = Buffer.alloc(65_535, 'x')
  const commented = Buffer.concat([craftBytes({ a: 'x' }), comment])
  commented.writeUInt16LE(comment.length, commented.length - comment.length - 2)
  expect((await openZip(writeZip(commented))).size).toBe(commented.length)

  symlinkSync(path, join(dirname(path), 'link.jar'))
  expect((await openZip(join(dirname(path), 'link.jar'))).size).toBe(large.length)

  expect((await openZip(writeZip(craftBytes([])))).size).toBe(22)
})

test('finds the end record wherever the reads fall', async () => {
  // The record begins 78 bytes after the content and is read in steps of a megabyte.
  for (const before of [150, 100, 99, 90, 79, 78, 0]) {
    const size = 1024 * 1024 - before
    const bytes = craftBytes({ a: { content: noise(size), store: true } })
    expect((await openZip(writeZip(bytes))).size).toBe(bytes.length)
  }
})

test.each<[name: string, path: () => string, message: RegExp]>([
  [
    'a missing file',
    () => join(temporaryFolder(), 'gone.zip'),
    /^Could not read the zip .*gone.zip.\nNo such file or directory \(ENOENT\).\nCheck `zip-file`/,
  ],
  [
    'a directory of the name of a zip',
    () => join(makeTree({ 'a.zip/x': '' }), 'a.zip'),
    /is a directory, not a zip.\nGive it as `source-dir`/,
  ],
  ['an empty file', () => writeZip(Buffer.alloc(0)), /is not a zip that Lambda could unpack.\nIt is empty./],
  [
    'text',
    () => writeZip(Buffer.from('hello world, not a zip')),
    /It is a file that starts with the bytes 68656c6c./,
  ],
  ['one byte', () => writeZip(Buffer.from('P')), /It is a file that starts with the bytes 50\./],
  [
    'half a zip',
    () => writeZip(craftBytes({ a: 'x'.repeat(99) }).subarray(0, -30)),
    /its end is missing: it was cut off/,
  ],
  [
    'a zip cut inside the end record',
    () => writeZip(craftBytes({ a: 'x' }).subarray(0, -1)),
    /its end is missing/,
  ],
  ['a gzip', () => writeZip(Buffer.from('1f8b0800', 'hex')), /It is a gzip, such as a .tar.gz\./],
  [
    'a pointer of Git LFS',
    () => writeZip(Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n')),
    /It is a pointer of Git LFS: check out with `lfs: true`\./,
  ],
  [
    'the page of a failed download',
    () => writeZip(Buffer.from('<html><body>404</body></html>')),
    /It is a page of HTML or XML/,
  ],
  ['a device', () => '/dev/null', /It is not a regular file./],
  ['a named pipe', () => join(makeTree({ 'a.zip': { fifo: true } }), 'a.zip'), /It is not a regular file./],
])('refuses %s', async (_, path, message) => {
  await expect(openZip(path())).rejects.toThrow(message)
})

test('refuses a file that grows while it is read', async () => {
  const path = writeZip(craftBytes({ a: { content: noise(3_000_000), store: true } }))
  // The signal is asked before each read.
  const signal = signalThat(() => appendFileSync(path, craftBytes([])), 2)
  await expect(openZip(path, signal)).rejects.toThrow('changed while it was being read.')
})

test('an abort ends it', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'))
  await expect(openZip(craftZip({ a: 'x' }), signal)).rejects.toThrow('cancelled')
})

describe('a missing file', () => {
  // On Windows it separates.
  const whereBackslashIsAName = process.platform === 'win32' ? test.skip : test

  whereBackslashIsAName('with backslashes wants forward slashes', async () => {
    await expect(openZip('build\\gone.zip')).rejects.toThrow(
      /\(ENOENT\)\.\nUse forward slashes: build\/gone\.zip$/,
    )
  })

  test('in a workspace with nothing in it lacks a step', async () => {
    await inWorkspace(temporaryFolder(), async () => {
      const message = /\(ENOENT\)\.\nThe workspace is empty: .*`actions\/checkout`/
      await expect(openZip('gone.zip')).rejects.toThrow(message)
      await expect(pack('gone')).rejects.toThrow(message)
      await expect(pack('.')).rejects.toThrow(
        /There is nothing to package in \.\.\nIt holds no file\.\nThe workspace is empty/,
      )
    })
  })
})

import { createCipheriv } from 'node:crypto'
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes that cannot be compressed; the same every time. @param {number} size @param {number} seed */
const noise = (size, seed) =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(size))

/** Text that repeats itself now and then, as source code does. @param {number} size @param {number} seed */
function prose(size, seed) {
  const picks = noise(size, seed)
  const words = 'return |const x = |await |(event)|{ |}\n|;\n|handler|lambda|=> |body|1|await fetch(|)'.split(
    '|',
  )
  let text = ''
  for (let at = 0; text.length < size; at++) text += words[(picks[at] ?? 0) % (1 + (at % words.length))]
  return text.slice(0, size)
}

/** One of everything that is packaged in a way of its own, and enough for threads. @type {[string, string | Buffer][]} */
const FILES = [
  ['index.mjs', 'export const handler = async () => "hello"\n'],
  ['node_modules/bundle.js', prose(3_000_000, 1)],
  ['node_modules/native.node', Buffer.concat([noise(400_000, 2), Buffer.from(prose(400_000, 3))])],
  ['assets/picture.png', noise(700_000, 4)],
  ['assets/small.png', noise(2_000, 5)],
  ['ä ö/\u{1F600}.txt', 'names beyond ASCII'],
  ['İstanbul/ı.txt', 'and such that a locale might sort'],
  ['empty', ''],
  ['bin/run', '#!/bin/sh\n'],
  ...Array.from(
    { length: 2_000 },
    (_, at) => /** @type {[string, string]} */ ([`lib/${at % 40}/${at}.js`, prose(at, at % 250)]),
  ),
]

/**
 * The tree that is packaged, the same every time.
 *
 * @param {string} root
 * @param {{ reversed?: boolean, umask?: number }} [how]
 */
export async function makeTree(root, { reversed = false, umask = 0o022 } = {}) {
  const before = process.umask(umask)
  for (const [name, content] of reversed ? FILES.toReversed() : FILES) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
  await chmod(join(root, 'bin/run'), 0o755)
  await symlink('../bin/run', join(root, 'assets/link'))
  await mkdir(join(root, 'logs'))
  process.umask(before)
}

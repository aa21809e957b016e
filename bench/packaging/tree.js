/** The tree that is packaged: real packages, the same files every time for the same lockfile. */
import { createHash } from 'node:crypto'
import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const FILES = 8_600
const LARGEST = 12_000_000

/**
 * Copies files of installed packages into a folder, picked by a hash of their path.
 *
 * @param {string} root
 * @returns {{ files: number, bytes: number }}
 */
export function makeTree(root) {
  const modules = join(import.meta.dirname, '../../node_modules')
  const picked = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((path) => isPickable(join(modules, path)))
    .map((path) => ({ path, order: createHash('sha256').update(path).digest('hex') }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, FILES)
  let bytes = 0
  for (const { path } of picked) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    copyFileSync(join(modules, path), join(root, path))
    bytes += lstatSync(join(root, path)).size
  }
  return { files: picked.length, bytes }
}

/** @param {string} path */
function isPickable(path) {
  const stats = lstatSync(path)
  return stats.isFile() && stats.size <= LARGEST
}

/**
 * One hash over the paths and contents of all files below a folder.
 *
 * @param {string} root
 */
export function digestTree(root) {
  const hash = createHash('sha256')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  for (const path of paths) {
    if (lstatSync(join(root, path)).isFile())
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

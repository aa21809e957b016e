import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from '../conformance/programs/cache.js'

const TREES = join(import.meta.dirname, 'trees')
const INSTALLERS = ['installers.js', 'own-trees.js']

/**
 * How a tree is made where its own files are already.
 *
 * @typedef {object} Install
 * @property {string[]} words what it depends on beside the files: the program, its version, a platform
 * @property {(folder: string) => Promise<void>} run
 */

/** @type {Map<string, Promise<string>>} so that those who want the same tree at once make it once */
const MADE = new Map()

/**
 * A tree as a user has it before the deployment: the files in `trees/`, and what an ordinary client installs
 * beside them. Made once; another lockfile, handler or installer is another tree.
 *
 * @param {string} name a folder in `trees/`; one without files of its own has none there
 * @param {Install} install
 * @returns {Promise<string>} the folder, which nothing may change
 */
export function madeTree(name, install) {
  const key = JSON.stringify([name, install.words])
  const made = MADE.get(key) ?? makeTree(name, install)
  MADE.set(key, made)
  return made
}

/**
 * @param {string} name
 * @param {Install} install
 */
async function makeTree(name, { words, run }) {
  const files = await ownFiles(name)
  const hash = createHash('sha256').update(JSON.stringify(words))
  for (const file of INSTALLERS) hash.update(await readFile(join(import.meta.dirname, file)))
  for (const file of files) hash.update(file).update(await readFile(join(TREES, name, file)))
  const title = `tree-${[name, ...words].join('-').replaceAll(/[^\w.]+/g, '-')}`
  const folder = await cached(`${title}-${hash.digest('hex').slice(0, 12)}`, async (target) => {
    const tree = join(target, 'tree')
    await mkdir(tree)
    for (const file of files) await cp(join(TREES, name, file), join(tree, file))
    await run(tree)
  })
  return join(folder, 'tree')
}

/**
 * @param {string} name
 * @returns {Promise<string[]>} paths from its folder, in order
 */
async function ownFiles(name) {
  const folder = join(TREES, name)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

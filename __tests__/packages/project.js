import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from '../conformance/programs/cache.js'

const PROJECTS = join(import.meta.dirname, 'projects')

/**
 * How the dependencies of a project are installed where its own files are already.
 *
 * @typedef {object} Install
 * @property {string[]} key what it depends on beside the files: the program, its version, a platform
 * @property {(folder: string) => Promise<void>} run
 */

/** @type {Map<string, Promise<string>>} so that those who want the same project at once install it once */
const INSTALLED = new Map()

/**
 * A project as a user has it before the deployment: the files in `projects/`, and what an ordinary client installs
 * beside them. Installed once; another lockfile, handler or installer makes it another one.
 *
 * @param {string} name a folder in `projects/`; one without files of its own has none there
 * @param {Install} install
 * @returns {Promise<string>} the folder, which nothing may change
 */
export function installedProject(name, install) {
  const key = JSON.stringify([name, install.key])
  const installed = INSTALLED.get(key) ?? installProject(name, install)
  INSTALLED.set(key, installed)
  return installed
}

/**
 * @param {string} name
 * @param {Install} install
 */
async function installProject(name, { key, run }) {
  const files = await ownFiles(name)
  const hash = createHash('sha256').update(JSON.stringify(key))
  hash.update(await readFile(join(import.meta.dirname, 'installers.js')))
  for (const file of files) hash.update(file).update(await readFile(join(PROJECTS, name, file)))
  const title = `project-${[name, ...key].join('-').replaceAll(/[^\w.]+/g, '-')}`
  const folder = await cached(`${title}-${hash.digest('hex').slice(0, 12)}`, async (target) => {
    const project = join(target, 'project')
    await mkdir(project)
    for (const file of files) await cp(join(PROJECTS, name, file), join(project, file))
    await run(project)
  })
  return join(folder, 'project')
}

/**
 * @param {string} name
 * @returns {Promise<string[]>} paths from its folder, in order
 */
async function ownFiles(name) {
  const folder = join(PROJECTS, name)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

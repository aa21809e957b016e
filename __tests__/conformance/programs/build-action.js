import { cp, mkdir, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ROOT } from './cache.js'
import { mustRun } from './run.js'

const SOURCES = ['package.json', 'tsconfig.json', 'action.yml', 'src']

/**
 * Builds the action in a folder of its own, so that the tree stays as it is.
 *
 * @param {string} folder that does not exist yet
 * @param {(folder: string) => Promise<void>} [change] what is changed in the copy before it is built
 * @param {string} [from] the folder that is copied
 */
export async function buildAction(folder, change = async () => {}, from = ROOT) {
  await mkdir(folder, { recursive: true })
  for (const name of SOURCES) await cp(join(from, name), join(folder, name), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await change(folder)
  const ncc = join(ROOT, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js')
  await mustRun(process.execPath, [ncc, 'build', 'src/index.ts', '-o', 'dist'], { cwd: folder })
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder] = process.argv
  if (folder === undefined) throw new Error('Usage: build-action.js FOLDER')
  await buildAction(resolve(folder))
}

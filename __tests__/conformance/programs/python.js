import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CACHE, cached } from './cache.js'
import { mustRun } from './run.js'

const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt')

/**
 * The folder with the programs of a virtual environment that holds exactly the pinned packages.
 *
 * @returns {Promise<string>}
 */
export async function pythonPrograms() {
  const pins = await readFile(REQUIREMENTS)
  // The place counts as well: a virtual environment that was moved does not start.
  const name = `python-${createHash('sha256').update(pins).update(CACHE).digest('hex').slice(0, 12)}`
  const folder = await cached(name, async (target) => {
    console.log(`Installing ${REQUIREMENTS} into ${target}`)
    await mustRun('python3', ['-m', 'venv', target])
    // Without dependencies, so that nothing is installed that the file does not name.
    await mustRun(join(target, 'bin', 'pip'), ['install', '--quiet', '--no-deps', '-r', REQUIREMENTS])
    await mustRun(join(target, 'bin', 'pip'), ['check'])
  })
  return join(folder, 'bin')
}

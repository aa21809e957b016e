import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../../..')

/** Where installed tools go: ignored by git, kept between runs. */
export const CACHE = process.env['CONFORMANCE_CACHE'] ?? join(ROOT, '.cache', 'conformance')

/**
 * A folder of the cache, filled on first use. A folder without its mark was interrupted and starts anew.
 *
 * @param {string} name names the exact versions too, so that another version is another folder
 * @param {(folder: string) => Promise<void>} fill throws where something cannot be installed
 * @returns {Promise<string>}
 */
export async function cached(name, fill) {
  const folder = join(CACHE, name)
  if (existsSync(join(folder, '.complete'))) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await fill(folder)
  await writeFile(join(folder, '.complete'), '')
  return folder
}

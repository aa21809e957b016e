import { createHash } from 'node:crypto'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from '../programs/cache.js'
import { mustRun } from '../programs/run.js'

/** What the workflows build and deploy: a function that needs a package of the registry. */
export const APPLICATION = join(import.meta.dirname, 'application')

/**
 * Environment in which npm installs what the application needs without a network.
 *
 * @returns {Promise<Record<string, string>>}
 */
export async function npmOffline() {
  const lock = await readFile(join(APPLICATION, 'package-lock.json'))
  const name = `application-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`
  const folder = await cached(name, async (target) => {
    console.log(`Installing the packages of ${APPLICATION}`)
    const project = join(target, 'project')
    await cp(APPLICATION, project, { recursive: true })
    await mustRun('npm', ['ci', '--cache', join(target, 'npm')], { cwd: project })
  })
  return {
    npm_config_cache: join(folder, 'npm'),
    npm_config_offline: 'true',
    // The packages are stored by the address that they came from.
    npm_config_registry: (await mustRun('npm', ['config', 'get', 'registry'])).trim(),
  }
}

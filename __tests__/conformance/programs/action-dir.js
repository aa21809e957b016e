import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './cache.js'

/**
 * The action that is under test: the repository's own, unless ACTION_DIR names another.
 *
 * @returns {string}
 */
export function actionDir() {
  const folder = resolve(process.env['ACTION_DIR'] ?? ROOT)
  for (const file of ['action.yml', 'dist/index.js']) {
    if (!existsSync(join(folder, file))) throw new Error(`${folder} has no ${file}: build the action first`)
  }
  return folder
}

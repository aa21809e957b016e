import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAMES = /** @type {const} */ (['output', 'state', 'summary', 'env', 'path'])

/** @typedef {(typeof NAMES)[number]} FileName */

const VARIABLES = {
  output: 'GITHUB_OUTPUT',
  state: 'GITHUB_STATE',
  summary: 'GITHUB_STEP_SUMMARY',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
}

/**
 * The folders and files of one step, all of them new.
 *
 * @typedef {object} StepFiles
 * @property {string} home
 * @property {string} temporary RUNNER_TEMP
 * @property {string} workspace an empty one, where the caller has none
 * @property {Record<string, string>} variables paths of the command files, by variable
 * @property {() => Promise<Record<FileName, string>>} read what the step left in them
 * @property {() => Promise<void>} remove
 */

/** @returns {Promise<StepFiles>} */
export async function createStepFiles() {
  const root = await mkdtemp(join(tmpdir(), 'runner-'))
  const home = join(root, 'home')
  const temporary = join(root, 'temp')
  const workspace = join(root, 'workspace')
  const commands = join(root, 'commands')
  for (const directory of [home, temporary, workspace, commands]) await mkdir(directory)
  /** @type {Record<string, string>} */
  const variables = {}
  for (const name of NAMES) {
    variables[VARIABLES[name]] = join(commands, name)
    await writeFile(join(commands, name), '')
  }
  return {
    home,
    temporary,
    workspace,
    variables,
    read: async () => {
      const texts = await Promise.all(
        NAMES.map((name) => readFile(join(commands, name), 'utf8').catch(() => '')),
      )
      return /** @type {Record<FileName, string>} */ (
        Object.fromEntries(NAMES.map((name, index) => [name, texts[index] ?? '']))
      )
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

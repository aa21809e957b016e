import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { actionDir } from '../programs/action-dir.js'
import { ROOT } from '../programs/cache.js'
import { goProgram } from '../programs/go.js'
import { NODE_FOLDER } from '../programs/node.js'
import { mustRun, run } from '../programs/run.js'
import { APPLICATION, npmOffline } from './application.js'

/** @import { Ended } from '../programs/run.js' */

/**
 * @typedef {object} Repository
 * @property {(event: string, workflow: string, how: { env: Record<string, string>, payload: object }) => Promise<Ended>} act
 * @property {() => Promise<void>} remove
 */

/**
 * A repository of its own that holds an application to deploy, the action and its examples: what act leaves
 * behind goes with it.
 *
 * @returns {Promise<Repository>}
 */
export async function createRepository() {
  const folder = await mkdtemp(join(tmpdir(), 'act-'))
  const repository = join(folder, 'repository')
  await cp(APPLICATION, repository, { recursive: true })
  for (const name of ['action.yml', 'dist'])
    await cp(join(actionDir(), name), join(repository, name), { recursive: true })
  for (const name of ['examples', '__tests__/conformance/workflows/cases']) {
    await cp(join(ROOT, name), join(repository, name), { recursive: true })
  }
  const git = (/** @type {string[]} */ ...args) => mustRun('git', args, { cwd: repository })
  await git('init', '--quiet', '--initial-branch=main')
  await git('remote', 'add', 'origin', 'https://github.com/octo-org/checkout.git')
  await git('add', '.')
  const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com']
  await git(...author, 'commit', '--quiet', '-m', 'Start')
  const program = await goProgram('act')
  const npm = await npmOffline()
  return {
    act: async (event, workflow, { env, payload }) => {
      const eventFile = join(folder, 'event.json')
      await writeFile(eventFile, JSON.stringify(payload))
      const options = ['-P', 'ubuntu-latest=-self-hosted', '-W', workflow, '-e', eventFile]
      return run(program, [event, ...options], {
        cwd: repository,
        env: environment(folder, { ...npm, ...env }),
      })
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/**
 * Nothing of this machine's own reaches the jobs, PATH apart; act hides none of it from their steps.
 *
 * @param {string} folder
 * @param {Record<string, string>} env
 * @returns {Record<string, string>}
 */
function environment(folder, env) {
  return {
    PATH: `${NODE_FOLDER}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: join(folder, 'home'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    LANG: 'C.UTF-8',
    // Whatever would be fetched fails at once: checkout is a copy, and the action is in the repository.
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1',
    ...env,
  }
}

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { JOB_TOKEN } from '../../../emulator/github/run-action.js'
import { actionDir } from '../programs/action-dir.js'
import { ROOT } from '../programs/cache.js'
import { goProgram } from '../programs/go.js'
import { NODE_FOLDER } from '../programs/node.js'
import { mustRun, run } from '../programs/run.js'
import { APPLICATION, npmOffline } from './application.js'
import { FIRST_WORKFLOW } from './case.js'

/** @import { Ended } from '../programs/run.js' */

/**
 * @typedef {object} How
 * @property {Record<string, string>} env
 * @property {object} payload of the event
 * @property {string | undefined} api URL of GitHub's API, which knows the job's token
 */

/**
 * @typedef {object} Repository
 * @property {(event: string, workflow: string, how: How) => Promise<Ended>} act
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
  await leaveOutQueues(join(repository, 'examples'))
  await writeFile(join(repository, FIRST_WORKFLOW), await firstWorkflow())
  const git = (/** @type {string[]} */ ...args) => mustRun('git', args, { cwd: repository })
  await git('init', '--quiet', '--initial-branch=main')
  await git('remote', 'add', 'origin', 'https://github.com/octo-org/checkout.git')
  await git('add', '.')
  const author = ['-c', 'user.name=octocat', '-c', 'user.email=octocat@example.com']
  await git(...author, 'commit', '--quiet', '-m', 'Start')
  const program = await goProgram('act')
  const npm = await npmOffline()
  return {
    act: async (event, workflow, { env, payload, api }) => {
      const eventFile = join(folder, 'event.json')
      await writeFile(eventFile, JSON.stringify(payload))
      const options = ['-P', 'ubuntu-latest=-self-hosted', '-W', workflow, '-e', eventFile]
      // Act's own value for it would win over the environment's.
      if (api !== undefined) options.push('--env', `GITHUB_API_URL=${api}`, '-s', `GITHUB_TOKEN=${JOB_TOKEN}`)
      return run(program, [event, ...options], {
        cwd: repository,
        env: environment(folder, { ...npm, ...env }),
      })
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The workflow that the README begins with, as somebody pastes it. */
async function firstWorkflow() {
  const [, workflow] = /```yaml\n(on:.*?)```/s.exec(await readFile(join(ROOT, 'README.md'), 'utf8')) ?? []
  if (workflow === undefined) throw new Error('README.md begins with no workflow')
  return workflow.replace(/OWNER\/REPO@v\d+/, './')
}

/**
 * GitHub's `queue` of a concurrency group is a key that act refuses; it runs one workflow at a time in any case.
 *
 * @param {string} folder
 */
async function leaveOutQueues(folder) {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.yml'))) {
    const file = join(folder, name)
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^ +queue: max\n/m, ''))
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

import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { documents, workflowsIn } from '../../harness/documents.js'
import { Checks } from '../checks/checks.js'
import { ROOT } from '../programs/cache.js'
import { goProgram } from '../programs/go.js'
import { pythonPrograms } from '../programs/python.js'
import { run } from '../programs/run.js'
import { problemsOf } from './parser.js'

const FOLDERS = ['.github/workflows', 'examples', '__tests__/conformance/workflows/cases']
const ACTION = 'action.yml'
const DEPENDABOT = '.github/dependabot.yml'
/** Refused by every linter: a key that does not exist, and an event's text in a script. */
const BAD = `on: issues
jobs:
  greet:
    runs-on: ubuntu-latest
    stepps: []
    steps:
      - run: echo "\${{ github.event.issue.title }}"
`

const QUEUE = '^unexpected key "queue" for "concurrency" section'

const actionlint = await goProgram('actionlint')
const zizmor = join(await pythonPrograms(), 'zizmor')
const zizmorConfig = join(import.meta.dirname, 'zizmor.yml')

/** @type {{ name: string, skips: string[], problems: (file: string) => Promise<string> }[]} */
const LINTERS = [
  {
    name: "GitHub's own parser",
    skips: [DEPENDABOT],
    problems: async (file) => problemsOf(file, await readFile(resolve(ROOT, file), 'utf8')).join('\n'),
  },
  {
    name: 'actionlint',
    // It reads an action.yml with the workflows that use it.
    skips: [ACTION, DEPENDABOT],
    // Programs that it calls where it finds them would make its answer depend on the machine. A key of GitHub's that this
    // version does not know yet is left to GitHub's own parser.
    problems: (file) =>
      complaint(actionlint, ['-shellcheck=', '-pyflakes=', '-no-color', '-ignore', QUEUE, file]),
  },
  {
    name: 'zizmor',
    skips: [],
    problems: (file) =>
      complaint(zizmor, [
        ...['--offline', '--quiet', '--no-progress', '--persona=pedantic'],
        ...['--config', zizmorConfig, file],
      ]),
  },
]

// Below the root, where linters find action.yml.
const documented = await mkdtemp(join(ROOT, 'node_modules/documented-'))
const files = [...(await Promise.all(FOLDERS.map(workflowsOf))).flat(), ACTION, DEPENDABOT]
const folder = await mkdtemp(join(tmpdir(), 'bad-'))
const bad = join(folder, 'bad.yml')
await writeFile(bad, BAD)
const checks = new Checks()
for (const { name, skips, problems } of LINTERS) {
  for (const file of files.filter((own) => !skips.includes(own))) {
    await checks.check(name, file, async () => assert.equal(await problems(file), ''))
  }
  // What is to be copied names no commit, which zizmor asks for.
  for (const file of name === 'zizmor' ? [] : await documentedWorkflows()) {
    await checks.check(name, file, async () => assert.equal(await problems(file), ''))
  }
  await checks.check(name, 'refuses a bad workflow', async () => assert.notEqual(await problems(bad), ''))
}
await rm(folder, { recursive: true })
await rm(documented, { recursive: true })
checks.finish()

/** The workflows of README.md and docs/, as files relative to the root. */
async function documentedWorkflows() {
  const files = []
  for (const [path, text] of documents()) {
    for (const [at, workflow] of workflowsIn(text).entries()) {
      const file = join(documented, `${path.replaceAll('/', '-')}-${at + 1}.yml`)
      await writeFile(file, workflow)
      files.push(relative(ROOT, file))
    }
  }
  return files
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string>} nothing where it has nothing to say
 */
async function complaint(program, args) {
  const { code, stdout, stderr } = await run(program, args, { cwd: ROOT })
  return code === 0 ? '' : `${stdout}${stderr}` || `ended with ${code}`
}

/**
 * @param {string} from
 * @returns {Promise<string[]>} relative to the root
 */
async function workflowsOf(from) {
  const names = await readdir(join(ROOT, from))
  return names.filter((name) => name.endsWith('.yml')).map((name) => `${from}/${name}`)
}

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAction } from '../conformance/programs/build-action.js'
import { ROOT } from '../conformance/programs/cache.js'
import { run } from '../conformance/programs/run.js'
import { MUTATIONS } from './mutations.js'

/** @import { Mutation } from './mutations.js' */

/** What stands between a broken action and its users: first the parts that nobody here wrote. */
const CHECKS = /** @type {const} */ ([
  ['the AWS CLI', ['__tests__/conformance/cli/main.js']],
  ['moto', ['__tests__/conformance/scenarios/main.js', 'moto']],
  ['local endpoint', ['__tests__/conformance/scenarios/main.js', 'local']],
])

/** With `--all` every check runs on every mutant; otherwise those up to the first that catches it. */
const all = process.argv.includes('--all')
const folder = await mkdtemp(join(tmpdir(), 'mutants-'))
const base = join(folder, 'as-it-is')
let caught = 0
let survived = 0
try {
  await buildAction(base)
  const sound = await catchers(base)
  if (sound.length > 0) throw new Error(`The action fails as it is: ${sound.join('; ')}`)
  const queue = [...MUTATIONS.entries()]
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await tryMutant(...next)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(
  `${caught} passed, ${survived} failed (${MUTATIONS.length} mutants against ${CHECKS.length} checks)`,
)
process.exitCode = survived > 0 || caught === 0 ? 1 : 0

/**
 * @param {number} index
 * @param {Mutation} mutation
 */
async function tryMutant(index, mutation) {
  const mutant = join(folder, String(index))
  await buildAction(mutant, (copy) => mutate(copy, mutation), base)
  const by = await catchers(mutant)
  if (by.length > 0) caught += 1
  else survived += 1
  console.log(`${by.length > 0 ? 'caught  ' : 'SURVIVED'} ${mutation.name}`)
  for (const one of by) console.log(`           ${one}`)
}

/**
 * @param {string} copy
 * @param {Mutation} mutation
 */
async function mutate(copy, { name, file, from, to }) {
  const path = join(copy, file)
  const [before, after, ...more] = (await readFile(path, 'utf8')).split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`«${name}» does not fit any more: ${file} holds ${JSON.stringify(from)} not exactly once`)
  }
  await writeFile(path, `${before}${to}${after}`)
}

/**
 * @param {string} actionDir
 * @returns {Promise<string[]>} one line for each command that fails, with its first failing check
 */
async function catchers(actionDir) {
  const lines = []
  for (const [name, args] of CHECKS) {
    const line = await complaint(actionDir, name, args)
    if (line !== undefined) lines.push(line)
    if (lines.length > 0 && !all) return lines
  }
  return lines
}

/**
 * @param {string} actionDir
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>}
 */
async function complaint(actionDir, name, args) {
  /** @type {Record<string, string>} */
  const env = { .../** @type {Record<string, string>} */ (process.env), ACTION_DIR: actionDir }
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: ROOT, env })
  if (code === 0) return undefined
  const failed = [...stdout.matchAll(/^FAILED {2}(.*)$/gm)].map(([, check]) => check)
  // A command that breaks has caught nothing.
  if (failed.length === 0) throw new Error(`${name} did not run\n${stdout}${stderr}`)
  return `${failed[0]}${failed.length > 1 ? `, and ${failed.length - 1} more` : ''}`
}

import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../conformance/programs/cache.js'
import { run } from '../conformance/programs/run.js'
import { MUTATIONS } from './mutations.js'

/** @import { Mutation } from './mutations.js' */

/** What stands between a broken action and its users; first what nobody here wrote. */
const CHECKS = new Map([
  ['the AWS CLI', ['__tests__/conformance/cli/main.js']],
  ['moto', ['__tests__/conformance/catalogue/main.js', 'moto']],
  ['local endpoint', ['__tests__/conformance/catalogue/main.js', 'local']],
])

const folder = await mkdtemp(join(tmpdir(), 'mutants-'))
const sound = join(folder, 'sound')
let survived = 0
try {
  await copyAction(sound)
  // Those that take longest come first, so that the lanes end together.
  const queue = [...MUTATIONS.entries()].sort(
    ([, a], [, b]) => Number('caughtBy' in b) - Number('caughtBy' in a),
  )
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await tryMutant(...next)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, lane))
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
console.log(`${MUTATIONS.length - survived} passed, ${survived} failed (${MUTATIONS.length} mutants)`)
process.exitCode = survived > 0 ? 1 : 0

/**
 * The action in a folder of its own. Node runs its source as it is: what is bundled is not in question here.
 *
 * @param {string} copy
 */
async function copyAction(copy) {
  await mkdir(join(copy, 'dist'), { recursive: true })
  for (const name of ['package.json', 'action.yml', 'src']) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  const cache = JSON.stringify(join(folder, 'compiled'))
  await writeFile(
    join(copy, 'dist/index.js'),
    `import { enableCompileCache } from 'node:module'\nenableCompileCache(${cache})\nawait import('../src/index.ts')\n`,
  )
}

/**
 * @param {number} index
 * @param {Mutation} mutation
 */
async function tryMutant(index, mutation) {
  const mutant = join(folder, String(index))
  await copyAction(mutant)
  await mutate(mutant, mutation)
  const { caughtBy = 'the AWS CLI' } = mutation
  for (const check of new Set([caughtBy, ...CHECKS.keys()])) {
    const failure = await firstFailure(mutant, check)
    if (failure === undefined) continue
    if (await firstFailure(sound, check, failure)) throw new Error(`The action fails as it is: ${failure}`)
    console.log(`caught   ${mutation.name}\n           ${failure}`)
    return
  }
  survived += 1
  console.log(`SURVIVED ${mutation.name}`)
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
 * @param {string} check
 * @param {string} [only] name of its one assertion to run
 * @returns {Promise<string | undefined>} name of the first that fails
 */
async function firstFailure(actionDir, check, only) {
  /** @type {Record<string, string>} */
  const env = {
    .../** @type {Record<string, string>} */ (process.env),
    ACTION_DIR: actionDir,
    CHECKS_UNTIL_FAILURE: 'true',
    ...(only !== undefined && { CHECKS_ONLY: only }),
  }
  const { code, stdout, stderr } = await run(process.execPath, CHECKS.get(check) ?? [], { cwd: ROOT, env })
  if (code === 0) return undefined
  const [, failure] = /^FAILED {2}(.*)$/m.exec(stdout) ?? []
  // A command that breaks has caught nothing.
  if (failure === undefined) throw new Error(`${check} did not run\n${stdout}${stderr}`)
  return failure
}

import { availableParallelism } from 'node:os'
import { Checks } from '../conformance/checks/checks.js'
import { mustRun } from '../conformance/programs/run.js'
import { refused, withDeployed } from './deploy-package.js'
import { invoke } from './invoke.js'
import { countsOf, listingOf, mustBeSame } from './listing.js'
import { packagesFor } from './packages.js'

/** @import { Deployed } from './deploy-package.js' */
/** @import { Package } from './packages.js' */

/*
 * Packages as users make them, from the registries: deployed by the built action, unpacked as Lambda unpacks them,
 * and run. With a word as argument only those whose name has it:
 *
 *   npm run test:packages -- [word]
 */

const only = process.argv[2] ?? ''
const checks = new Checks()
const python = (await mustRun('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'])).trim()

const waiting = packagesFor(python).filter(({ name }) => name.includes(only))
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
checks.finish()

/** Takes one package after the other. */
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) await checkPackage(next)
}

/** @param {Package} wanted */
async function checkPackage(wanted) {
  /** @type {(name: string, verify: () => Promise<void> | void) => Promise<void>} */
  const check = (name, verify) => checks.check(wanted.name, name, verify)
  if (wanted.refused) return check('is refused by name', () => mustRefuse(wanted))
  try {
    await withDeployed(wanted, async (deployed) => {
      const { source, first, again, folder } = deployed
      await check(`${countsOf(source)} arrive as they were`, async () =>
        mustBeSame(source, await listingOf(folder)),
      )
      await check(`findings: ${wanted.findings?.length ?? 0}`, () => mustFind(wanted, deployed))
      if (wanted.answer === undefined) return
      await check('runs', () => mustAnswer(wanted, folder))
      await check('packaged again from elsewhere, it is the same', async () => {
        const { outputs } = await again()
        const [one, other] = [first, { outputs }].map((run) => run.outputs['code-sha256'])
        if (one !== other || outputs['changed'] !== 'false') throw new Error(`${one} became ${other}`)
      })
    })
  } catch (error) {
    await check('is deployed', () => {
      throw error
    })
  }
}

/**
 * @param {Package} wanted
 * @param {string} folder
 */
async function mustAnswer(wanted, folder) {
  const { answer } = await invoke(folder, wanted.fn)
  const [got, right] = [answer, wanted.answer].map((value) => JSON.stringify(value))
  if (got !== right) throw new Error(`the handler answered ${got}, not ${right}`)
}

/**
 * @param {Package} wanted
 * @param {Deployed} deployed
 */
function mustFind({ findings = [] }, { first }) {
  const said = first.annotations.map(({ level, message }) => `${level}: ${message}`)
  const right =
    said.length === findings.length &&
    findings.every((words, at) => said[at]?.startsWith('warning: ') && words.test(said[at]))
  if (!right) {
    throw new Error(`expected ${findings.length} warnings ${findings.join(' ')}, got:\n${said.join('\n')}`)
  }
}

/** @param {Package} wanted */
async function mustRefuse(wanted) {
  const { annotations } = await refused(wanted)
  const said = annotations.map(({ level, message }) => `${level}: ${message}`).join('\n')
  if (!said.startsWith('error: ') || !wanted.refused?.test(said)) throw new Error(said)
}

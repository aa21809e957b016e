import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { TestEnvironment } from 'jest-environment-node'

const { MUTANTS_REACHED, MUTANT_HIT_LIMIT } = process.env

/** Notes which mutants a test file reaches, ends their endless loops, and skips what comes after a failed test. */
export default class extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} args */
  constructor(...args) {
    super(...args)
    this.id = relative(process.cwd(), args[1].testPath)
    this.start = performance.now()
    const limit = MUTANT_HIT_LIMIT && { hitCount: 0, hitLimit: Number(MUTANT_HIT_LIMIT) }
    /** What the mutated code finds and leaves here. */
    this.stryker = { mutantCoverage: { static: {}, perTest: {} }, ...limit }
    this.global['__stryker__'] = this.stryker
    this.failed = false
  }

  /** @param {{ name: string, test?: { errors: unknown[], mode: string } }} event */
  handleTestEvent({ name, test }) {
    if (name === 'test_done' && test?.errors.length) this.failed = true
    if (name === 'test_start' && test && this.failed) test.mode = 'skip'
  }

  /** @override */
  async teardown() {
    const timeSpentMs = Math.round(performance.now() - this.start)
    const note = JSON.stringify({ id: this.id, timeSpentMs, hits: this.stryker.mutantCoverage.static })
    if (MUTANTS_REACHED) writeFileSync(`${MUTANTS_REACHED}/${this.id.replaceAll('/', ' ')}`, note)
    await super.teardown()
  }
}

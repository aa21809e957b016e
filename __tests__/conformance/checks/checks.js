/**
 * What a run of checks came to.
 *
 * @typedef {object} Tally
 * @property {string} part what the checks ran against
 * @property {number} passed
 * @property {number} failed
 */

/** Counts checks, prints a line for each, and ends a command with its exit code. */
export class Checks {
  /** @type {Map<string, Tally>} */
  #tallies = new Map()

  /**
   * Runs one check; it fails by throwing.
   *
   * @param {string} part what it runs against
   * @param {string} name
   * @param {() => Promise<void> | void} work
   */
  async check(part, name, work) {
    const tally = this.#tallies.get(part) ?? { part, passed: 0, failed: 0 }
    this.#tallies.set(part, tally)
    try {
      await work()
      tally.passed += 1
      console.log(`ok      ${part}: ${name}`)
    } catch (error) {
      tally.failed += 1
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.log(`FAILED  ${part}: ${name}\n${words.replaceAll(/^/gm, '        ')}`)
    }
  }

  /** @returns {Tally[]} */
  get tallies() {
    return [...this.#tallies.values()]
  }

  /** The last line of a command, and its exit code. A command that checked nothing has failed. */
  finish() {
    const passed = this.tallies.reduce((sum, own) => sum + own.passed, 0)
    const failed = this.tallies.reduce((sum, own) => sum + own.failed, 0)
    const parts = this.tallies.map((own) => `${own.passed + own.failed} against ${own.part}`).join(', ')
    console.log(`${passed} passed, ${failed} failed (${parts})`)
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0
  }
}

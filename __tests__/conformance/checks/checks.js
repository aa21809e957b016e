/** The only check to run, as its line names it. */
const ONLY = process.env['CHECKS_ONLY']
/** Whether the first check that fails ends the command. */
const ONE_IS_ENOUGH = process.env['CHECKS_UNTIL_FAILURE'] === 'true'

/** Counts checks, prints a line for each, and ends a command with its exit code. */
export class Checks {
  #passed = 0
  #failed = 0

  /**
   * Runs one check; it fails by throwing.
   *
   * @param {string} against what it runs against
   * @param {string} name
   * @param {() => Promise<void> | void} work
   */
  async check(against, name, work) {
    const line = `${against}: ${name}`
    if (ONLY !== undefined && line !== ONLY) return
    try {
      await work()
      this.#passed += 1
      console.log(`ok      ${line}`)
    } catch (error) {
      this.#failed += 1
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
      console.log(`FAILED  ${line}\n${words.replaceAll(/^/gm, '        ')}`)
      if (ONE_IS_ENOUGH) process.exit(1)
    }
  }

  /** The last line of a command, and its exit code. A command that checked nothing has failed. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`)
    process.exitCode = this.#failed > 0 || this.#passed === 0 ? 1 : 0
  }
}

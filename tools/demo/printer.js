/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
/** @import { RunResult } from '../../emulator/github/run-action.js' */

const GREEN = 32
const RED = 31
const CYAN = 36
const BOLD = 1
const DIM = 2
/** Of an error, unless everything is shown. */
const MOST_ERROR_LINES = 3

/** Prints the story: short, unless everything is wanted; in color where that is shown. */
export class Printer {
  #verbose
  #color
  #facts = 0
  failed = false

  /** @param {{ verbose: boolean, env: NodeJS.ProcessEnv, isTerminal: boolean }} options */
  constructor({ verbose, env, isTerminal }) {
    this.#verbose = verbose
    this.#color = !env['NO_COLOR'] && (isTerminal || Boolean(env['FORCE_COLOR']))
  }

  /**
   * @param {string} where
   * @param {number} leftOut chapters that cannot be shown there
   */
  introduce(where, leftOut) {
    const without = leftOut === 0 ? '' : ` ${leftOut} chapters need the local endpoint and are left out.`
    this.#say(this.#paint(`Deploying a function to ${where}, as a workflow would.${without}`, BOLD))
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  title(title, text) {
    this.#say('', this.#paint(title, BOLD, CYAN), this.#paint(text, DIM))
  }

  /**
   * @param {Record<string, string>} inputs
   * @param {RunResult} result
   * @param {readonly RequestRecord[]} requests
   * @param {'whole log' | 'result only'} shown
   */
  step(inputs, result, requests, shown) {
    const given = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`)
    this.#say(`  with: { ${given.join(', ')} }`)
    const log = (this.#color ? result.coloredLog : result.log).trimEnd().split('\n')
    const lines = this.#verbose ? log : log.filter((line) => !line.startsWith('https://'))
    const chosen = shown === 'result only' && !this.#verbose ? lines.slice(-1) : this.#shortened(lines)
    this.#say(...chosen.map((line) => `  ${this.#asShown(line)}`))
    if (!this.#verbose) return
    this.#section(
      'outputs',
      Object.entries(result.outputs).map(([name, value]) => `${name} = ${value}`),
    )
    this.#section(
      'requests',
      requests.map(({ operation, status }) => `${operation} ${status}`),
    )
    this.#section('job summary', result.summary.trimEnd().split('\n'))
  }

  /**
   * @param {boolean} holds
   * @param {string} fact
   */
  fact(holds, fact) {
    this.#facts += 1
    if (!holds) this.failed = true
    this.#say(this.#paint(holds ? `  → ${fact}` : `  NOT TRUE: ${fact}`, holds ? GREEN : RED))
  }

  /**
   * @param {number} chapters
   * @param {number} seconds
   * @param {string} [page] where the job summaries are
   */
  close(chapters, seconds, page) {
    const held = this.failed ? 'and not all of it was true' : `and all ${this.#facts} facts held`
    this.#say('', this.#paint(`${chapters} chapters in ${seconds.toFixed(1)} s, ${held}.`, BOLD))
    if (page !== undefined) this.#say(`The job summaries are in ${page}`)
    this.#say(
      'Set it up for a function of yours: README.md, "Set-up". Everything in full: npm run demo -- --verbose',
    )
  }

  /**
   * An error comes last, and is long: what is to be copied is shown to whoever asks.
   *
   * @param {readonly string[]} lines
   */
  #shortened(lines) {
    const at = lines.findIndex((line) => line.startsWith('##[error]'))
    const left = lines.length - at - MOST_ERROR_LINES
    if (this.#verbose || at < 0 || left <= 0) return lines
    return [...lines.slice(0, at + MOST_ERROR_LINES), `… ${left} more lines`]
  }

  /** @param {string} line */
  #asShown(line) {
    return line
      .replace(/^##\[error\](.*)/, (_, text) => this.#paint(`Error: ${text}`, RED))
      .replace(/^##\[warning\](.*)/, (_, text) => this.#paint(`Warning: ${text}`, 33))
  }

  /**
   * @param {string} name
   * @param {readonly string[]} lines
   */
  #section(name, lines) {
    this.#say(this.#paint(`  ${name}`, BOLD), ...lines.map((line) => `    ${line}`))
  }

  /**
   * @param {string} text
   * @param {...number} codes
   */
  #paint(text, ...codes) {
    return this.#color ? `\u001b[${codes.join(';')}m${text}\u001b[0m` : text
  }

  /** @param {...string} lines */
  #say(...lines) {
    for (const line of lines) console.log(line)
  }
}

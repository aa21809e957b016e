import { painter } from './color.js'
import { Excerpts } from './excerpt.js'

/** @import { Check } from './chapters.js' */
/** @import { Step } from './workspace.js' */

/** Prints the story: short, unless everything is wanted; in color where that is shown. */
export class Printer {
  #verbose
  #color
  #paint
  #excerpts = new Excerpts()

  /** @param {{ verbose: boolean, color: boolean }} options */
  constructor({ verbose, color }) {
    this.#verbose = verbose
    this.#color = color
    this.#paint = painter(color)
  }

  /**
   * @param {string} where
   * @param {Record<string, string>} inputs of every step
   * @param {readonly string[]} leftOut titles of the chapters that cannot be told there
   */
  introduce(where, inputs, leftOut) {
    this.#say(this.#paint(`A function is deployed to ${where}, as a workflow would do it.`, 'bold'))
    if (leftOut.length > 0) this.#say(`Only the local endpoint can show: ${listOf(leftOut)}.`)
    this.#say('Every step has these inputs, and those of its chapter:')
    this.#inputs(inputs)
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  title(title, text) {
    this.#say('', this.#paint(title, 'bold', 'cyan'), text)
  }

  /**
   * @param {Step} step
   * @param {'its end'} [part] that is shown, unless everything is wanted
   */
  step({ inputs, result, requests }, part) {
    this.#inputs(inputs)
    const log = (this.#color ? result.coloredLog : result.log).trimEnd().split('\n')
    const excerpt = this.#excerpts.of(log)
    const short = part === undefined ? excerpt : excerpt.slice(-1)
    this.#say(...(this.#verbose ? log : short).map((line) => `  ${this.#asShown(line)}`))
    if (!this.#verbose) return
    const outputs = Object.entries(result.outputs)
    this.#section(
      'outputs',
      outputs.map(([name, value]) => `${name} = ${value}`),
    )
    this.#section(
      'requests',
      requests.map(({ operation, status, bodyBytes }) => `${operation} ${status}, ${bodyBytes} B sent`),
    )
    this.#section('job summary', result.summary.trimEnd().split('\n'))
  }

  /** @param {readonly Check[]} checks of a chapter */
  checks(checks) {
    const failed = checks.filter(([holds]) => !holds).map(([, fact]) => `  NOT TRUE: ${fact}`)
    const held = checks.filter(([holds]) => holds).map(([, fact]) => fact)
    if (held.length > 0) this.#say(this.#paint(`  → ${held.join(', ')}`, 'bold', 'green'))
    this.#say(...failed.map((line) => this.#paint(line, 'bold', 'red')))
  }

  /**
   * @param {readonly string[]} titles of the chapters
   * @param {readonly Check[]} checks of all of them
   * @param {number} seconds
   */
  close(titles, checks, seconds) {
    const held = checks.filter(([holds]) => holds).length
    const count =
      held === checks.length ? `all ${held} checks held` : `only ${held} of ${checks.length} checks held`
    this.#say('', this.#paint(`Shown in ${seconds.toFixed(1)} s, and ${count}: ${listOf(titles)}.`, 'bold'))
    this.#say(
      'Next: set it up for a function of yours (README.md, "Set-up"). npm run demo -- --verbose shows everything.',
    )
  }

  /** @param {Record<string, string>} inputs */
  #inputs(inputs) {
    for (const [name, value] of Object.entries(inputs))
      this.#say(`    ${this.#paint(`${name}:`, 'cyan')} ${/^[[{]/.test(value) ? `'${value}'` : value}`)
  }

  /** @param {string} line as a runner writes it */
  #asShown(line) {
    return line
      .replace(/^##\[error\](.*)/, (_, text) => this.#paint(`Error: ${text}`, 'red'))
      .replace(/^##\[warning\](.*)/, (_, text) => this.#paint(`Warning: ${text}`, 'yellow'))
  }

  /**
   * @param {string} name
   * @param {readonly string[]} lines
   */
  #section(name, lines) {
    this.#say(this.#paint(`  ${name}`, 'bold'), ...lines.map((line) => `    ${line}`))
  }

  /** @param {...string} lines */
  #say(...lines) {
    for (const line of lines) console.log(line)
  }
}

/** @param {readonly string[]} titles */
function listOf(titles) {
  return titles.map((title) => title[0]?.toLowerCase() + title.slice(1)).join(', ')
}

import { Masks } from './masks.js'
import { parseCommand } from './workflow-command.js'

/** @import { WorkflowCommand } from './workflow-command.js' */

/**
 * @typedef {object} Annotation
 * @property {'error' | 'warning' | 'notice'} level
 * @property {string} message masked, and cut as the runner cuts it
 * @property {Record<string, string>} properties title, file, line...
 */

const LONGEST_MESSAGE = 4096
const MOST_OF_A_KIND = 10

/** What a runner makes of a step's output, line by line. */
export class StepLog {
  #masks = new Masks()
  #debug
  /** @type {string | undefined} the token that ends `stop-commands` */
  #resume
  /** @type {string[]} masked */
  lines = []
  /** @type {WorkflowCommand[]} in order */
  commands = []
  /** @type {Annotation[]} at most ten of a kind: the page shows no more */
  annotations = []

  /** @param {{ debug?: boolean }} [options] debug where the job runs with debug logging: its lines are shown */
  constructor({ debug = false } = {}) {
    this.#debug = debug
  }

  /** @returns {string[]} */
  get masks() {
    return this.#masks.values
  }

  /** @param {string} line */
  accept(line) {
    const command = parseCommand(line, this.#resume)
    if (!command || (this.#resume !== undefined && command.name !== this.#resume)) return this.#write(line)
    this.commands.push(command)
    this.#run(command)
  }

  /**
   * @param {Annotation['level']} level
   * @param {string} message
   * @param {Record<string, string>} [properties]
   */
  annotate(level, message, properties = {}) {
    const text = this.mask(message).slice(0, LONGEST_MESSAGE)
    this.#write(`##[${level}]${text}`)
    if (this.annotations.filter((own) => own.level === level).length < MOST_OF_A_KIND) {
      this.annotations.push({ level, message: text, properties })
    }
  }

  /**
   * @param {string} text
   * @returns {string}
   */
  mask(text) {
    return this.#masks.apply(text)
  }

  /** @param {WorkflowCommand} command */
  #run({ name, properties, data }) {
    if (name === this.#resume) this.#resume = undefined
    else if (name === 'stop-commands') this.#resume = data
    else if (name === 'add-mask') this.#addMask(data)
    else if (name === 'error' || name === 'warning' || name === 'notice')
      this.annotate(name, data, properties)
    else if (name === 'group') this.#write(`##[group]${data}`)
    else if (name === 'endgroup') this.#write('##[endgroup]')
    else if (name === 'debug' && this.#debug) this.#write(`##[debug]${data}`)
  }

  /** @param {string} value */
  #addMask(value) {
    if (value.trim() === '') {
      this.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
    } else {
      this.#masks.add(value)
    }
  }

  /** @param {string} text */
  #write(text) {
    this.lines.push(this.mask(text))
  }
}

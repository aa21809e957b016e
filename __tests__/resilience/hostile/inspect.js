import MarkdownIt from 'markdown-it'
import { lineSplitter } from '../../../emulator/github/runner/lines.js'
import { StepLog } from '../../../emulator/github/runner/step-log.js'
import { summaryProblem } from './summary-problem.js'
import { MARK, WORKFLOW_SECRET } from './texts.js'

/** @import { WorkflowCommand } from '../../../emulator/github/runner/workflow-command.js' */

/**
 * What a step left behind, as the runner reads it.
 *
 * @typedef {object} Left
 * @property {string} stdout
 * @property {string} summary
 * @property {Record<string, string>} outputs
 * @property {boolean} succeeded
 */

/** A part of a secret this long is worth something to somebody. */
const FRAGMENT = 12
const { unescapeAll } = new MarkdownIt().utils
const OBEYED = new Set(['add-mask', 'error', 'warning', 'group', 'endgroup'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
/** The action's own colors: of the mark that a line begins with, or of a whole line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a color is one
const COLORED = /^\u001b\[3[12]m([✓✗])\u001b\[0m|^\u001b\[(?:1|33)m(.*)\u001b\[0m$/

/**
 * @param {Left} left
 * @param {readonly string[]} secrets
 * @param {readonly string[]} outputNames
 * @param {readonly string[]} [values] that are masked, and shown nowhere
 * @returns {string | undefined} what an outside text could do
 */
export function inspect(left, secrets, outputNames, values = []) {
  const log = new StepLog()
  log.accept(`::add-mask::${WORKFLOW_SECRET}`)
  const splitter = lineSplitter((line) => log.accept(line))
  splitter.push(Buffer.from(left.stdout))
  splitter.end()
  return (
    commandProblem(log.commands, left, values) ??
    valueProblem(left, values) ??
    linesProblem(log) ??
    summaryProblem(left.summary) ??
    outputProblem(left.outputs, outputNames) ??
    leak(`${log.lines.join('\n')}\n${unescapeAll(log.mask(left.summary))}`, secrets)
  )
}

/**
 * @param {readonly WorkflowCommand[]} commands
 * @param {{ succeeded: boolean, outputs: Record<string, string> }} left
 * @param {readonly string[]} values
 */
function commandProblem(commands, { succeeded, outputs }, values) {
  const strange = commands.find(({ name, data, properties }) => {
    // A mask that begins so is of what the step was given.
    if (name === 'add-mask' && values.some((value) => value.toWellFormed().includes(data))) return false
    const own = Object.keys(properties).every((key) => key === 'title')
    return !OBEYED.has(name) || !own || data.trimStart().startsWith(MARK)
  })
  if (strange) return `the command ${JSON.stringify(strange).slice(0, 500)} took effect`
  const count = (/** @type {string} */ name) => commands.filter((command) => command.name === name).length
  const targets = JSON.parse(outputs['results'] ?? '[{}]').length
  const errors = count('error')
  if (succeeded ? errors > 0 : errors < 1 || errors > targets) return `${errors} errors are annotated`
  return groupProblem(commands, targets)
}

/**
 * One target has no group, and no text may open or close one of several.
 *
 * @param {readonly WorkflowCommand[]} commands
 * @param {number} targets
 */
function groupProblem(commands, targets) {
  const marks = commands.map(({ name }) => name).filter((name) => name.endsWith('group'))
  const isInTurn = marks.every((name, at) => name === (at % 2 === 0 ? 'group' : 'endgroup'))
  const most = targets === 1 ? 0 : targets
  if (isInTurn && marks.length % 2 === 0 && marks.length / 2 <= most) return undefined
  return `${targets} targets have the groups ${marks.join(', ')}`
}

/** @param {StepLog} log */
function linesProblem({ lines }) {
  const raw = lines.find((line) => CONTROL.test(line.replace(COLORED, '$1$2')))
  return raw && `a line holds control characters: ${JSON.stringify(raw).slice(0, 500)}`
}

/**
 * @param {Record<string, string>} outputs
 * @param {readonly string[]} names
 */
function outputProblem(outputs, names) {
  const other = Object.keys(outputs).find((name) => !names.includes(name))
  if (other !== undefined) return `there is an output ${JSON.stringify(other).slice(0, 200)}`
  const [result] = JSON.parse(outputs['results'] ?? '[]')
  if (result === undefined) return 'there are no results'
  // Each output is what the results say in JSON, which no line end can cut.
  for (const [name, value] of Object.entries(outputs)) {
    if (name === 'results') continue
    const said = String(result[name]).toWellFormed()
    if (value !== said)
      return `the output ${name} is ${JSON.stringify(value).slice(0, 300)}, not ${JSON.stringify(said).slice(0, 300)}`
  }
  return undefined
}

/**
 * @param {string} shown
 * @param {readonly string[]} secrets
 */
function leak(shown, secrets) {
  for (const secret of secrets) {
    for (let at = 0; at + FRAGMENT <= secret.length; at += 1) {
      const fragment = secret.slice(at, at + FRAGMENT)
      if (shown.includes(fragment)) return `the part ${fragment} of a secret is readable`
    }
  }
  return undefined
}

/**
 * Whether a line of a value that nothing else could say is shown, masked or not.
 *
 * @param {Left} left
 * @param {readonly string[]} values
 */
function valueProblem({ stdout, summary, outputs }, values) {
  const shown = stdout.replace(/^::add-mask::[^\n]*/gm, '') + summary + JSON.stringify(outputs)
  const lines = values.flatMap((value) => value.split(/[\r\n]+/)).filter((line) => line.includes(MARK))
  const line = lines.find((own) => shown.includes(own))
  return line === undefined ? undefined : `shows the value ${JSON.stringify(line).slice(0, 300)}`
}

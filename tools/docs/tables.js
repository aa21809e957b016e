import { isMap, isScalar, parse, parseDocument } from 'yaml'
import { variableOf } from '../../src/inputs/fields.ts'
import { readInputs } from '../../src/inputs/inputs.ts'
import { Problems } from '../../src/inputs/problems.ts'
import { between } from './between.js'

/**
 * @typedef {object} ActionFile
 * @property {Record<string, { description: string, required?: boolean, default?: string }>} inputs
 * @property {Record<string, { description: string }>} outputs
 */

/**
 * Puts the tables of action.yml's inputs and outputs between their markers.
 *
 * @param {string} readme
 * @param {string} actionFile text of action.yml
 * @returns {string} the README as it has to be
 */
export function withTables(readme, actionFile) {
  const { inputs, outputs } = /** @type {ActionFile} */ (parse(actionFile))
  const groups = groupsOf(actionFile)
  const inputRows = Object.entries(inputs).flatMap(([name, { description, required, default: preset }]) => {
    const group = groups.get(name)
    const value = required ? 'required' : preset === undefined ? '' : `\`${preset}\``
    const row = `| \`${name}\` | ${valuesOf(name)} | ${value} | ${cell(description)} |`
    return group === undefined ? [row] : [`| **${group}** | | | |`, row]
  })
  const outputRows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  const withInputs = between(readme, 'inputs', 'action.yml', [
    '| Input | Values | Default | Meaning |',
    '|---|---|---|---|',
    ...inputRows,
  ])
  return between(withInputs, 'outputs', 'action.yml', ['| Output | Meaning |', '|---|---|', ...outputRows])
}

/**
 * The comments above inputs, each of which begins a group, by the group's first input.
 *
 * @param {string} actionFile
 * @returns {Map<string, string>}
 */
function groupsOf(actionFile) {
  const inputs = parseDocument(actionFile).get('inputs')
  if (!isMap(inputs)) throw new Error('action.yml has no inputs')
  /** @type {Map<string, string>} */
  const groups = new Map()
  inputs.items.forEach(({ key }, at) => {
    // The comment above the first is the map's own.
    const comment = (isScalar(key) && key.commentBefore) || (at === 0 && inputs.commentBefore)
    if (comment) groups.set(String(key), comment.trim())
  })
  return groups
}

/**
 * Which values an input takes, as the action itself says when it gets another.
 *
 * @param {string} name
 */
function valuesOf(name) {
  const problem = refusalOf({ [variableOf(name)]: '?' })
  if (problem.includes('must be true or false')) return '`true`, `false`'
  const [, words] = / must be one of ([\w, ]+);/.exec(problem) ?? []
  if (words !== undefined) return words.replaceAll(/\w+/g, '`$&`')
  const [, from, to] = / from (\d+) to (\d+);/.exec(problem) ?? []
  if (from !== undefined) return `${from} to ${to}`
  return problem.includes('ARN') ? 'ARN' : 'text'
}

/**
 * @param {Record<string, string>} env
 * @returns {string}
 */
function refusalOf(env) {
  const problems = new Problems()
  readInputs(env, problems)
  try {
    problems.refuse()
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim()
}

import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

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
  const inputRows = Object.entries(inputs).map(
    ([name, { description, required, default: value }]) =>
      `| \`${name}\` | ${required ? 'required' : value === undefined ? '' : `\`${value}\``} | ${cell(description)} |`,
  )
  const outputRows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  )
  const withInputs = between(readme, 'inputs', 'action.yml', [
    '| Input | Default | Meaning |',
    '|---|---|---|',
    ...inputRows,
  ])
  return between(withInputs, 'outputs', 'action.yml', ['| Output | Meaning |', '|---|---|', ...outputRows])
}

/** @param {string} text */
function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').trim()
}

/**
 * @param {string} text
 * @param {string} name
 * @param {string} source where the lines are from
 * @param {string[]} lines
 */
export function between(text, name, source, lines) {
  const [start, end] = [`<!-- ${name}: from ${source} -->`, `<!-- end of ${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`README.md lacks the markers ${start} and ${end}`)
  return `${text.slice(0, from)}${start}\n\n${lines.join('\n')}\n\n${text.slice(to)}`
}

if (process.argv[1] === import.meta.filename) {
  const file = new URL('../README.md', import.meta.url)
  const action = readFileSync(new URL('../action.yml', import.meta.url), 'utf8')
  writeFileSync(file, withTables(readFileSync(file, 'utf8'), action))
}

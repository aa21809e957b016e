import { stripVTControlCharacters } from 'node:util'

const MORE = '… (--verbose shows all)'

/** What matters of the log of one step after the other. */
export class Excerpts {
  /** @type {Set<string>} */
  #said = new Set()

  /**
   * Leaves out links to the console and what an earlier step said of credentials and function in the same words, and
   * folds what an error says to copy, or quotes.
   *
   * @param {readonly string[]} log
   * @returns {string[]}
   */
  of(log) {
    const end = log.findIndex((line) => line.startsWith('##[error]'))
    const at = end < 0 ? log.length : end
    const error = log.slice(at).filter((line) => line.trim() !== '' && !isLink(line))
    return [...log.slice(0, at).filter((line) => !isLink(line) && this.#isNew(line)), ...folded(error)]
  }

  /** @param {string} line */
  #isNew(line) {
    const text = stripVTControlCharacters(line)
    const isResult = text.startsWith('✓') || / s$/.test(text)
    if (!isResult && this.#said.has(text)) return false
    this.#said.add(text)
    return true
  }
}

/** @param {string} line */
const isLink = (line) => stripVTControlCharacters(line).startsWith('https://')

/**
 * Of the lines below a heading only the first, on the line of the heading.
 *
 * @param {readonly string[]} error
 */
function folded(error) {
  /** @type {string[]} */
  const lines = []
  let inBlock = false
  for (const line of error) {
    const indented = line.startsWith(' ')
    if (!indented) lines.push(line)
    else if (!inBlock) lines.push(`${lines.pop() ?? ''} ${line.trim()} ${MORE}`)
    inBlock = indented
  }
  return lines
}

import { EOL } from 'node:os'

/** As for the runner, lines end as the system's own do; on Windows a line feed alone ends one, too. */
const LINE_END = EOL === '\n' ? '\n' : /\r?\n/

/**
 * Reads a file of `key=value` and `key<<DELIMITER` entries, as GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE are.
 *
 * @param {string} text
 * @returns {Record<string, string>} a later entry replaces an earlier one
 * @throws {Error} in the runner's words, which fail the step
 */
export function parseKeyValueFile(text) {
  /** @type {Record<string, string>} */
  const values = {}
  const lines = text.split(LINE_END)
  while (lines.length > 0) {
    const line = lines.shift() ?? ''
    if (line === '') continue
    const [key, value] = readEntry(line, lines)
    values[key] = value
  }
  return values
}

/**
 * @param {string} line
 * @param {string[]} following consumed as far as the entry reaches
 * @returns {[key: string, value: string]}
 */
function readEntry(line, following) {
  const equals = line.indexOf('=')
  const heredoc = line.indexOf('<<')
  if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
    const delimiter = line.slice(heredoc + 2)
    if (heredoc === 0 || delimiter === '') {
      throw new Error(`Invalid format '${line}'. Name must not be empty and delimiter must not be empty`)
    }
    const end = following.indexOf(delimiter)
    if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
    const value = following.splice(0, end + 1).slice(0, -1)
    return [line.slice(0, heredoc), value.join('\n')]
  }
  if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
  if (equals < 0) throw new Error(`Invalid format '${line}'`)
  return [line.slice(0, equals), line.slice(equals + 1)]
}

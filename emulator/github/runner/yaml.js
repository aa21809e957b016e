/** @typedef {Map<string, string | YamlMap>} YamlMap */

/** @typedef {{ indent: number, text: string, number: number }} Line */

const ENTRY = /^([A-Za-z_](?:[\w -]*[\w-])?):(?:\s+(.*))?$/

/**
 * The part of YAML that an action.yml is written in: mappings, and plain or quoted texts on one line. Everything else
 * throws, so that a file is never read for something it does not say. It is no library's work because the demo runs
 * before any is installed; a test holds it to one.
 *
 * @param {string} text
 * @returns {YamlMap}
 */
export function parseYaml(text) {
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({
      indent: line.length - line.trimStart().length,
      text: line.trim(),
      number: index + 1,
    }))
    .filter((line) => !/^(#.*|---)?$/.test(line.text))
  const map = readMap(lines, 0)
  const [rest] = lines
  if (rest) throw unreadable(rest)
  return map
}

/**
 * @param {Line[]} lines consumed as far as the mapping reaches
 * @param {number} indent
 * @returns {YamlMap}
 */
function readMap(lines, indent) {
  /** @type {YamlMap} */
  const map = new Map()
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const [, key, value = ''] = ENTRY.exec(line.text) ?? []
    if (key === undefined) throw unreadable(line)
    if (map.has(key)) throw new Error(`action.yml line ${line.number}: ${key} twice`)
    lines.shift()
    const [below] = lines
    const nested = below !== undefined && below.indent > indent
    if (nested && value !== '') throw unreadable(below)
    map.set(key, nested ? readMap(lines, below.indent) : readScalar(line, value))
  }
  return map
}

/**
 * @param {Line} line
 * @param {string} value
 */
function readScalar(line, value) {
  const single = /^'((?:[^']|'')*)'(\s+#.*)?$/.exec(value)?.[1]
  if (single !== undefined) return single.replaceAll("''", "'")
  const double = /^("(?:[^"\\]|\\["\\nt/])*")(\s+#.*)?$/.exec(value)?.[1]
  if (double !== undefined) return String(JSON.parse(double))
  const plain = value.replace(/(^|\s)#.*$/, '').trim()
  if (/^[[\]{}&*!|>%@`'"-]|: /.test(plain)) throw unreadable(line)
  return plain
}

/** @param {Line} line */
function unreadable(line) {
  return new Error(`action.yml line ${line.number} is not in a form that is read here: ${line.text}`)
}

/** @typedef {Map<string, string | YamlMap>} YamlMap */

/** @typedef {{ indent: number, text: string, number: number }} Line */

/**
 * The part of YAML that an action.yml is written in: mappings, and plain, quoted or block texts. Everything
 * else throws, so that a file is never read for something it does not say.
 *
 * @param {string} text
 * @returns {YamlMap}
 */
export function parseYaml(text) {
  const lines = text.split(/\r?\n/).map((line, index) => ({
    indent: line.length - line.trimStart().length,
    text: line,
    number: index + 1,
  }))
  const reader = { lines, at: 0 }
  const map = readMap(reader, 0)
  skipBlank(reader)
  const rest = reader.lines[reader.at]
  if (rest) throw unreadable(rest)
  return map
}

/**
 * @param {{ lines: Line[], at: number }} reader
 * @param {number} indent
 * @returns {YamlMap}
 */
function readMap(reader, indent) {
  /** @type {YamlMap} */
  const map = new Map()
  for (let line = next(reader); line && line.indent === indent; line = next(reader)) {
    const entry = /^\s*([A-Za-z_](?:[\w -]*[\w-])?|'[^']*'|"[^"]*"):(?:\s+(.*))?$/.exec(line.text)
    if (!entry) throw unreadable(line)
    const key = (entry[1] ?? '').replace(/^['"]|['"]$/g, '')
    if (map.has(key)) throw new Error(`action.yml line ${line.number}: ${key} twice`)
    reader.at += 1
    map.set(key, readValue(reader, line, withoutComment(entry[2] ?? '')))
  }
  return map
}

/**
 * @param {{ lines: Line[], at: number }} reader
 * @param {Line} line
 * @param {string} value what follows the colon
 */
function readValue(reader, line, value) {
  if (/^[|>][+-]?$/.test(value)) return readBlock(reader, line.indent, value)
  const below = next(reader)
  const nested = below !== undefined && below.indent > line.indent
  if (value === '') return nested ? readMap(reader, below.indent) : ''
  if (nested) throw unreadable(below)
  return readScalar(line, value)
}

/**
 * @param {{ lines: Line[], at: number }} reader
 * @param {number} indent of the key
 * @param {string} style `|`, `>`, `|-` or `>-`
 */
function readBlock(reader, indent, style) {
  /** @type {string[]} */
  const texts = []
  let own = 0
  for (let line = reader.lines[reader.at]; line; line = reader.lines[reader.at]) {
    const blank = line.text.trim() === ''
    if (!blank && line.indent <= indent) break
    if (!blank && own === 0) own = line.indent
    texts.push(blank ? '' : line.text.slice(own))
    reader.at += 1
  }
  while (texts.at(-1) === '') texts.pop()
  const joined = style.startsWith('|') ? texts.join('\n') : texts.join(' ').replace(/ {2,}/g, '\n')
  return style.endsWith('-') ? joined : `${joined}\n`
}

/**
 * @param {Line} line
 * @param {string} value
 */
function readScalar(line, value) {
  const single = /^'((?:[^']|'')*)'$/.exec(value)
  if (single) return (single[1] ?? '').replaceAll("''", "'")
  if (/^"(?:[^"\\]|\\["\\nt/])*"$/.test(value)) return String(JSON.parse(value))
  if (/^[\s[\]{}&*!|>%@`'"#-]|: | #/.test(value)) throw unreadable(line)
  return value
}

/** @param {string} value */
function withoutComment(value) {
  if (/^['"]/.test(value)) return value.replace(/(['"])\s+#.*$/, '$1').trim()
  return value.replace(/(^|\s)#.*$/, '').trim()
}

/** @param {{ lines: Line[], at: number }} reader */
function next(reader) {
  skipBlank(reader)
  return reader.lines[reader.at]
}

/** @param {{ lines: Line[], at: number }} reader */
function skipBlank(reader) {
  while (/^\s*(#.*|---)?$/.test(reader.lines[reader.at]?.text ?? 'end')) reader.at += 1
}

/** @param {Line} line */
function unreadable(line) {
  return new Error(`action.yml line ${line.number} is not in a form that is read here: ${line.text.trim()}`)
}

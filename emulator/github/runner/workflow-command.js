/**
 * A line that speaks to the runner.
 *
 * @typedef {object} WorkflowCommand
 * @property {string} name in lower case
 * @property {Record<string, string>} properties
 * @property {string} data
 */

/** What the runner obeys; a line with any other name is ordinary output. */
const NAMES = new Set(
  'add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output stop-commands warning'.split(
    ' ',
  ),
)

/**
 * Reads `::name key=value::data`, after leading spaces, and the older `##[name key=value]data`, anywhere in a line.
 *
 * @param {string} line
 * @param {string} [resume] the token that ends `stop-commands`, which is a command too
 * @returns {WorkflowCommand | undefined}
 */
export function parseCommand(line, resume) {
  return parseNewer(line.trimStart(), resume) ?? parseOlder(line, resume)
}

/**
 * @param {string} line
 * @param {string | undefined} resume
 * @returns {WorkflowCommand | undefined}
 */
function parseNewer(line, resume) {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  if (end < 0) return undefined
  return command(line.slice(2, end), ',', decodeEscapes(line.slice(end + 2), DATA), PROPERTY, resume)
}

/**
 * @param {string} line
 * @param {string | undefined} resume
 * @returns {WorkflowCommand | undefined}
 */
function parseOlder(line, resume) {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return undefined
  return command(line.slice(start + 3, end), ';', decodeEscapes(line.slice(end + 1), OLDER), OLDER, resume)
}

/**
 * @param {string} info the name and the properties
 * @param {string} separator of properties
 * @param {string} data
 * @param {readonly (readonly [string, string])[]} escapes in property values
 * @param {string | undefined} resume
 * @returns {WorkflowCommand | undefined}
 */
function command(info, separator, data, escapes, resume) {
  const [, given = '', rest = ''] = /^(\S*)(?: (.*))?$/s.exec(info) ?? []
  const name = given === resume ? given : given.toLowerCase()
  if (given !== resume && !NAMES.has(name)) return undefined
  /** @type {Record<string, string>} */
  const properties = {}
  for (const pair of rest.trim().split(separator)) {
    const [key = '', value] = pair.split(/=(.*)/s)
    if (value) properties[key.trim()] = decodeEscapes(value, escapes)
  }
  return { name, properties, data }
}

/** @type {readonly (readonly [string, string])[]} */
const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]

/** @type {readonly (readonly [string, string])[]} */
const PROPERTY = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]

/** @type {readonly (readonly [string, string])[]} */
const OLDER = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
]

/**
 * @param {string} text
 * @param {readonly (readonly [string, string])[]} escapes
 */
function decodeEscapes(text, escapes) {
  return escapes.reduce((done, [from, to]) => done.replaceAll(from, to), text)
}

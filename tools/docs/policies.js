import { policiesFor } from '../../src/policy/policies.ts'

/** The inputs that a policy is for, in a comment, and the policy below it. */
const EXAMPLE = /<!-- (?<part>policy|trust|statements): (?<inputs>[^>]+) -->\n```json\n[^`]*```/g
const WIDTH = 112

/**
 * Fills in the IAM policies of a document, each of which has the inputs that it is for in a comment above it:
 * `policy` is that of the role, `statements` what these inputs add to those of a zip, `trust` the trust policy.
 *
 * @param {string} text of the document
 */
export function withPolicies(text) {
  return text.replaceAll(EXAMPLE, (...match) => {
    const { part, inputs } = match.at(-1)
    return `<!-- ${part}: ${inputs} -->\n\`\`\`json\n${format(policyFor(part, inputs))}\n\`\`\``
  })
}

/**
 * @param {'policy' | 'trust' | 'statements'} part
 * @param {string} words each `name=value`
 * @returns {unknown}
 */
function policyFor(part, words) {
  const given = Object.fromEntries(words.split(' ').map((word) => word.split(/=(.*)/s).slice(0, 2)))
  const { repository, ref, environment, ...inputs } = given
  const job = Object.fromEntries(
    Object.entries({ repository, ref, environment }).filter(([, value]) => value),
  )
  const { permissions, trust } = policiesFor(inputs, job)
  if (part === 'policy') return permissions
  if (part === 'trust') return trust
  const base = policiesFor({
    'function-name': inputs['function-name'],
    'zip-file': 'a.zip',
    alias: inputs['alias'],
  })
  const known = base.permissions.Statement.map((statement) => JSON.stringify(statement))
  const more = permissions.Statement.filter((statement) => !known.includes(JSON.stringify(statement)))
  return more.length === 1 ? more[0] : more
}

/**
 * JSON whose lists of words fill their lines.
 *
 * @param {unknown} value
 * @param {string} indent
 * @returns {string}
 */
function format(value, indent = '') {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  const items = Array.isArray(value)
    ? value.map((item) => format(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${format(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const line = `${open}${items.join(', ')}${close}`
  const isFlat = items.every((item) => !item.includes('\n'))
  if (Array.isArray(value) && isFlat && inner.length + line.length <= WIDTH) return line
  const lines = fill(items, WIDTH - inner.length)
  return `${open}\n${lines.map((item) => `${inner}${item}`).join(',\n')}\n${indent}${close}`
}

/**
 * @param {readonly string[]} items
 * @param {number} width
 * @returns {string[]} as many in a line as have room
 */
function fill(items, width) {
  /** @type {string[]} */
  const lines = []
  for (const item of items) {
    const last = lines.at(-1)
    const isShort = last !== undefined && last.length + item.length + 3 <= width
    if (isShort && !`${last}${item}`.includes('\n')) lines[lines.length - 1] = `${last}, ${item}`
    else lines.push(item)
  }
  return lines
}

import type { Shape } from '../aws/configuration-members.ts'
import { nearest } from '../inputs/misspelling.ts'
import { NO_VALUE } from './parse-configuration.ts'

/** Is given the end of a sentence about `configuration`, which names members and variables and no value. */
type Complain = (sentence: string) => void

/** What CreateFunction or the step has another place for. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  Architectures: 'give the input `architecture`',
  Code: 'give a source, such as `zip-file`,',
  FunctionName: 'give the input `function-name`',
  RevisionId: 'give the input `revision-id`',
  Publish: 'give the input `publish`',
  PublishTo: 'give the input `publish-to`',
}

/** How a variable may be called (API_Environment). */
const VARIABLE = /^[a-zA-Z][a-zA-Z0-9_]+$/

/** The members of an object that are of the right shape; what is wrong is complained of. */
export function readMembers(
  value: unknown,
  shapes: Readonly<Record<string, Shape>>,
  path: string,
  complain: Complain,
): Record<string, unknown> {
  if (!isObject(value)) {
    complain(`${path ? `has no members in \`${path}\`` : 'has no members'}: ${namesOf(shapes)}.`)
    return {}
  }
  const members: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(value)) {
    const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined
    const own = path === '' ? name : `${path}.${name}`
    if (shape === undefined) complain(unknownMember(name, own, path, shapes))
    else members[name] = readValue(given, shape, own, complain)
  }
  return members
}

function unknownMember(
  name: string,
  own: string,
  path: string,
  shapes: Readonly<Record<string, Shape>>,
): string {
  const of = path === '' ? 'UpdateFunctionConfiguration' : `\`${path}\``
  const known = shown(own)
  const elsewhere = path === '' && Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined
  if (elsewhere !== undefined) return `has ${known}; ${elsewhere} instead.`
  const right = name.length <= 100 ? nearest(name, Object.keys(shapes)) : undefined
  const hint = right === undefined ? '' : `; did you mean \`${right}\`?`
  return `has ${known}, which is no member of ${of}${hint || '.'}`
}

function readValue(value: unknown, shape: Shape, path: string, complain: Complain): unknown {
  if (shape === 'variables') return readVariables(value, path, complain)
  if (typeof shape !== 'string') {
    if ('members' in shape) return readMembers(value, shape.members, path, complain)
    if (Array.isArray(value)) {
      return value.map((item, at) => readValue(item, shape.list, `${path}[${at}]`, complain))
    }
    complain(`needs a list as \`${path}\`${value === null ? '; `[]` is the empty one' : ''}.`)
    return undefined
  }
  if (typeof value !== 'string') {
    complain(`needs ${KINDS[shape]} as \`${path}\`${emptyHint(value, shape)}.`)
    return undefined
  }
  if (shape === 'text') return value
  if (shape === 'number' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  if (shape === 'flag' && /^(true|True|TRUE|false|False|FALSE)$/.test(value)) return /^t/i.test(value)
  complain(`needs ${KINDS[shape]} as \`${path}\`.`)
  return undefined
}

const KINDS = { text: 'a text', number: 'a number', flag: '`true` or `false`' } as const

function emptyHint(value: unknown, shape: keyof typeof KINDS): string {
  if (shape !== 'text' || (value !== null && value !== NO_VALUE)) return ''
  return "; `''` is the empty one"
}

function readVariables(value: unknown, path: string, complain: Complain): ReadonlyMap<string, string | null> {
  const variables = new Map<string, string | null>()
  if (!isObject(value)) {
    complain(`needs names with their values in \`${path}\`.`)
    return variables
  }
  for (const [name, given] of Object.entries(value)) {
    const own = shown(`${path}.${name}`)
    if (!VARIABLE.test(name)) {
      complain(
        `has ${own}: the name of a variable has two or more letters, digits and underscores, and begins with a letter.`,
      )
    } else if (typeof given === 'string' || given === null) variables.set(name, given)
    else if (given === NO_VALUE) {
      complain(`gives ${own} no value: \`null\` removes the variable, \`''\` makes it empty.`)
    } else complain(`needs a text as ${own}.`)
  }
  return variables
}

/** A name in code marks, short enough for a sentence. */
function shown(path: string): string {
  return path.length > 200 ? 'a name that is too long' : `\`${path}\``
}

function namesOf(shapes: Readonly<Record<string, Shape>>): string {
  const names = Object.keys(shapes).slice(0, 5)
  return `${names.map((name) => `\`${name}\``).join(', ')}${Object.keys(shapes).length > 5 ? ', ...' : ''}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

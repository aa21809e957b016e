import { environmentOf, type InputsByName } from '../inputs/fields.ts'
import { parseImageUri } from '../inputs/image-uri.ts'
import { readInputs } from '../inputs/inputs.ts'
import { Problems } from '../inputs/problems.ts'

/** An expression of a workflow, `${{ ... }}`: only a run can evaluate it. */
const EXPRESSION = /\$\{\{.*?\}\}/gs
/** Takes its place in an input: valid in the names of buckets, aliases and tags, though none of them has it. */
const ANYTHING = '_-any-_'
/** What a policy names exactly: the function, and who may deploy it. */
const EXACT = ['function-name', 'aws-region', 'role-to-assume', 'audience']
const SOME_DIGEST = `@sha256:${'0'.repeat(64)}`

/**
 * Inputs in which every expression stands for anything. One that has to be known, or that takes no free text, is
 * named as a problem and left out.
 */
export function generalise(inputs: InputsByName, problems: Problems): InputsByName {
  const general = Object.entries(inputs).map(([name, value]) => {
    if (value === undefined || !hasExpression(value)) return [name, value]
    const text = withAnything(name, value)
    if (!EXACT.includes(name) && accepts(name, text)) return [name, text]
    addProblem(name, problems)
    return [name, undefined]
  })
  return Object.fromEntries(general)
}

/** Refuses expressions where a policy would trust anybody. */
export function refuseExpressions(known: object, problems: Problems): void {
  for (const [name, value] of Object.entries(known)) {
    if (typeof value === 'string' && hasExpression(value)) addProblem(name, problems)
  }
}

/** A resource as a policy takes it, which has a sign for anything. */
export function asPattern(resource: string): string {
  return resource.replaceAll(ANYTHING, '*')
}

function hasExpression(value: string): boolean {
  return value.search(EXPRESSION) !== -1
}

function withAnything(name: string, value: string): string {
  const known = name === 'image-uri' ? value.replace(/@(?:sha256:)?\$\{\{.*?\}\}$/s, SOME_DIGEST) : value
  return known.replace(EXPRESSION, ANYTHING)
}

function accepts(name: string, text: string): boolean {
  if (name === 'image-uri') return parseImageUri(text) !== undefined
  const problems = new Problems()
  readInputs(environmentOf({ [name]: text }), problems)
  return !problems.has(name)
}

function addProblem(name: string, problems: Problems): void {
  problems.add(`\`${name}\` has an expression (\${{ ... }}), which only a run can evaluate; give a value.`)
}

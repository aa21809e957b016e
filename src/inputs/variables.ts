import type { Environment } from './fields.ts'

/** `with:` of a step, by name. */
export type InputsByName = Readonly<Record<string, string | undefined>>

const PREFIX = 'INPUT_'

/** The variable that the runner hands an input over in; it keeps hyphens. */
export function variableOf(input: string): string {
  return `${PREFIX}${input.toUpperCase()}`
}

/** The environment of a step with these inputs. */
export function environmentOf(inputs: InputsByName): Environment {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [variableOf(name), value]))
}

/** The inputs in an environment, known to this action or not, by name. */
export function inputsByName(env: Environment): InputsByName {
  const inputs = Object.entries(env).filter(([name]) => name.startsWith(PREFIX))
  return Object.fromEntries(inputs.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value]))
}

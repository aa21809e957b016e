import type { Environment } from '../../../src/inputs/fields.ts'

/**
 * The environment of a step with these inputs, as a runner fills it: `INPUT_` names in upper case with
 * their hyphens, anything that is in upper case already as it is.
 */
export function createInputs(overrides: Readonly<Record<string, string | undefined>> = {}): Environment {
  const given = { 'function-name': 'checkout', 'aws-region': 'eu-west-1', ...overrides }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name === name.toUpperCase() ? name : `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  )
}

import type { ConfigurationRequest } from '../aws/configuration-members.ts'
import type { Host } from '../host.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import type { Source } from './source.ts'

/** What a function shall be like beside its code. Only what is named is looked at and changed. */
export interface ConfigurationPlan {
  /** As UpdateFunctionConfiguration takes them, without the environment. */
  readonly members: Readonly<Omit<ConfigurationRequest, 'Environment'>>
  /** Environment variables by name; null removes one. The others stay. */
  readonly variables: ReadonlyMap<string, string | null>
}

/**
 * Reads `configuration`, and hides the values of its variables in everything that is printed from now on.
 *
 * @returns undefined where it is not given, or is a problem
 */
export async function planConfiguration(
  inputs: Inputs,
  problems: Problems,
  { env, mask }: Pick<Host, 'env' | 'mask'>,
): Promise<ConfigurationPlan | undefined> {
  if (inputs.configuration === undefined) return undefined
  // With a parser of YAML, which no other step needs.
  const [{ readConfiguration }, { secretsOf }] = await Promise.all([
    import('./read-configuration.ts'),
    import('./configuration-secrets.ts'),
  ])
  const configuration = readConfiguration(inputs.configuration, problems)
  if (configuration !== undefined) for (const secret of secretsOf(configuration, env)) mask(secret)
  return configuration
}

/** A function that is created needs what CreateFunction asks for (API_CreateFunction). */
export function checkCreation(
  { createIfMissing, configuration: given }: Inputs,
  configuration: ConfigurationPlan | undefined,
  source: Source,
  problems: Problems,
): void {
  // What is wrong with the configuration is said already.
  if (!createIfMissing || (given !== undefined && configuration === undefined)) return
  const needed = source.kind === 'image' ? ['Role'] : ['Role', 'Runtime', 'Handler']
  const there: object = configuration?.members ?? {}
  const missing = needed.filter((name) => !(name in there)).map((name) => `\`${name}\``)
  if (missing.length === 0) return
  problems.add(`\`create-if-missing\` needs ${missing.join(', ')} in \`configuration\`.`)
}

import type { AliasRequest, AliasState } from '../aws/lambda-types.ts'
import { percent } from '../percent.ts'

/** How an alias shares its traffic. */
export type Routing = Pick<AliasRequest, 'version' | 'weights'>

/**
 * How an alias gives a version its share. Below 100 % the version that it has keeps the rest; one that
 * has this version already, or is not there, gives it everything.
 */
export function routingFor(
  { weight }: { readonly weight?: number },
  version: string,
  before: AliasState | undefined,
): Routing {
  if (weight === undefined || before === undefined || before.version === version) return { version }
  return { version: before.version, weights: { [version]: weight } }
}

/** Whether a version gets traffic of an alias already, all of it or a share. */
export function servesAlready(version: string, alias: AliasState | undefined): boolean {
  return alias !== undefined && (alias.version === version || version in alias.weights)
}

/** Whether an alias shares its traffic in this way; Lambda keeps shares with few digits. */
export function isRouted(alias: AliasState, { version, weights = {} }: Routing): boolean {
  const own = Object.entries(weights)
  const same = own.every(([other, share]) => Math.abs((alias.weights[other] ?? 0) - share) < 0.0005)
  return alias.version === version && same && Object.keys(alias.weights).length === own.length
}

export function isWeighted({ weights }: AliasState): boolean {
  return Object.keys(weights).length > 0
}

/** Shares of traffic in words, e.g. `version 1 has 90 %, version 2 has 10 %`. */
export function sharesOf({ version, weights = {} }: Routing): string {
  const others = Object.entries(weights)
  const rest = others.reduce((left, [, share]) => left - share, 1)
  const shares: [string, number][] = [[version, rest], ...others]
  return shares.map(([each, share]) => `version ${each} has ${percent(share)}`).join(', ')
}

import { preflight, type Traits } from '../../../../src/package/preflight.ts'
import { type CraftedEntries, craftZip } from '../craft-zip.ts'

export const NODE: Traits = {
  packageRuntime: 'nodejs22.x',
  handler: 'index.handler',
  architecture: 'x86_64',
  layers: false,
  wrapper: false,
}

/** A trait that is nobody's: no runtime is known. */
export const UNKNOWN: Traits = { layers: false, wrapper: false }

export function check(entries: CraftedEntries, traits: Partial<Traits> = {}, base: Traits = NODE) {
  return preflight(craftZip(entries), { ...base, ...traits })
}

/** The rules that found something. */
export async function rulesOf(entries: CraftedEntries, traits: Partial<Traits> = {}, base: Traits = NODE) {
  return (await check(entries, traits, base)).map(({ rule }) => rule)
}

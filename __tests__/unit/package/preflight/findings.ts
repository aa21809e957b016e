import { preflight } from '../../../../src/package/preflight.ts'
import type { TargetFunction } from '../../../../src/package/preflight/finding.ts'
import { type CraftedEntries, craftZip } from '../craft-zip.ts'

export const NODE: TargetFunction = {
  packageRuntime: 'nodejs22.x',
  handler: 'index.handler',
  architecture: 'x86_64',
  layers: false,
  wrapper: false,
}

/** A trait that is nobody's: no runtime is known. */
export const UNKNOWN: TargetFunction = { layers: false, wrapper: false }

export function check(entries: CraftedEntries, traits: Partial<TargetFunction> = {}, base: TargetFunction = NODE) {
  return preflight(craftZip(entries), { ...base, ...traits })
}

/** The rules that found something. */
export async function rulesOf(entries: CraftedEntries, traits: Partial<TargetFunction> = {}, base: TargetFunction = NODE) {
  return (await check(entries, traits, base)).map(({ rule }) => rule)
}

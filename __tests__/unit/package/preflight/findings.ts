import type { TargetFunction } from '../../../../src/package/preflight/finding.ts'
import { preflight } from '../../../../src/package/preflight/preflight.ts'
import { type CraftedEntries, craftZip } from '../craft-zip.ts'

export const NODE: TargetFunction = {
  packageRuntime: 'nodejs22.x',
  handler: 'index.handler',
  architecture: 'x86_64',
  layers: false,
  wrapper: false,
}

/** What is found in a zip for a function of Node.js, but for what is said of it. */
export function findingsOf(entries: CraftedEntries, target: Partial<TargetFunction> = {}) {
  return preflight(craftZip(entries), { ...NODE, ...target })
}

/** What is found where neither runtime nor handler is known. */
export function findingsAlone(entries: CraftedEntries, target: Partial<TargetFunction> = {}) {
  return preflight(craftZip(entries), { layers: false, wrapper: false, ...target })
}

/** The rules that found something. */
export async function rulesOf(entries: CraftedEntries, target: Partial<TargetFunction> = {}) {
  return (await findingsOf(entries, target)).map(({ rule }) => rule)
}

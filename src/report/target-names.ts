import { bareName } from '../function-name.ts'
import type { Target } from '../plan/targets.ts'

/** What tells the targets of a step apart: by function, by Region, or by both. */
export interface TargetNames {
  readonly severalFunctions: boolean
  readonly severalRegions: boolean
  /** e.g. `eu-west-1`, `checkout`, `checkout in eu-west-1`; the account too, where only that differs. */
  nameOf(target: Target): string
}

export function namesOf(targets: readonly Target[]): TargetNames {
  const severalFunctions = new Set(targets.map(({ functionName }) => bareName(functionName))).size > 1
  const severalRegions = new Set(targets.map(({ region }) => region)).size > 1
  const shortName = ({ functionName, region }: Target) => {
    if (severalFunctions && severalRegions) return `${bareName(functionName)} in ${region}`
    return severalFunctions ? bareName(functionName) : region
  }
  const names = targets.map(shortName)
  const nameOf = (target: Target) => {
    const name = shortName(target)
    const { account } = target
    return account === undefined || names.indexOf(name) === names.lastIndexOf(name)
      ? name
      : `${name} (${account})`
  }
  return { severalFunctions, severalRegions, nameOf }
}

import type { Facts } from './facts.ts'

/** Whether this names a published version; an alias may also point at `$LATEST`, which is none. */
export function isNumber(version: string | undefined): version is string {
  return version !== undefined && /^\d+$/.test(version)
}

/** The version that was there before: the alias's, else the newest published one. */
export function previousVersion({ aliasBefore, newestBefore }: Facts): string | undefined {
  return [aliasBefore?.version, newestBefore?.version].find(isNumber)
}

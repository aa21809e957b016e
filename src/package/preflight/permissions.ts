import { EXECUTE_BY_OTHERS, permissionsOf, READ_BY_OTHERS } from '../file-mode.ts'
import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, findingAbout, named } from './finding.ts'
import { plainName } from './package-tree.ts'

/**
 * Permissions that lock Lambda out. It runs code as a user that owns nothing, so that only the last
 * three bits count; zips made on other systems than Unix carry none and are readable.
 *
 * @param handlers Files any of which will do as the handler's; empty if it is unknown what is loaded.
 */
export function permissionFindings({ entries }: Archive, handlers: readonly string[]): Finding[] {
  const locked = entries.filter((entry) => !entry.isLink && isLocked(entry))
  const own = new Set(handlers)
  const sorted = locked.toSorted((a, b) => rank(a, own) - rank(b, own))
  const names = sorted.map(({ name }) => name)
  const lockedNames = new Set(locked.map(plainName))
  const openNames = new Set(entries.filter((entry) => !isLocked(entry)).map(plainName))
  return findingAbout(names, {
    rule: 'unreadable-file',
    what: `${named(names)} cannot be read by everyone (mode ${permissionsOf(sorted[0]?.mode ?? 0)}).`,
    consequence: `Lambda runs as another user: EACCES: permission denied, open '/var/task/${names[0]}'.`,
    remedy: 'Before zipping: `chmod -R u=rwX,go=rX .`; or give the directory as `source-dir`.',
    certain: handlers.length > 0 && handlers.every((name) => lockedNames.has(name) && !openNames.has(name)),
  })
}

function isLocked({ isDirectory, mode }: ArchiveEntry): boolean {
  if (mode === undefined) return false
  return (mode & READ_BY_OTHERS) === 0 || (isDirectory && (mode & EXECUTE_BY_OTHERS) === 0)
}

/** The handler's file comes first. */
function rank(entry: ArchiveEntry, own: ReadonlySet<string>): number {
  return own.has(plainName(entry)) ? 0 : 1
}

import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, named } from './finding.ts'
import { plainName } from './package-tree.ts'

const READ_BY_OTHERS = 0o004
const EXECUTE_BY_OTHERS = 0o001

/**
 * Permissions that lock Lambda out. It runs code as a user that owns nothing, so that only the last
 * three bits count; zips made on other systems than Unix carry none and are readable.
 *
 * @param handlers Files any of which will do as the handler's; empty if it is unknown what is loaded.
 */
export function checkPermissions({ entries }: Archive, handlers: readonly string[]): Finding[] {
  const locked = entries.filter((entry) => !entry.isLink && isLocked(entry))
  const own = new Set(handlers)
  const [first, ...others] = locked.toSorted((a, b) => rank(a, own) - rank(b, own))
  if (first === undefined) return []
  const lockedNames = new Set(locked.map(plainName))
  const openNames = new Set(entries.filter((entry) => !isLocked(entry)).map(plainName))
  return [
    {
      rule: 'unreadable-file',
      file: first.name,
      what: `${named([first, ...others].map(({ name }) => name))} cannot be read by everyone (mode ${permissions(first)}).`,
      consequence: `Lambda runs as another user: EACCES: permission denied, open '/var/task/${first.name}'.`,
      remedy: 'Before zipping: `chmod -R u=rwX,go=rX .`; or give the directory as `source-dir`.',
      certain: handlers.length > 0 && handlers.every((name) => lockedNames.has(name) && !openNames.has(name)),
    },
  ]
}

function isLocked({ isDirectory, mode }: ArchiveEntry): boolean {
  if (mode === undefined) return false
  return (mode & READ_BY_OTHERS) === 0 || (isDirectory && (mode & EXECUTE_BY_OTHERS) === 0)
}

/** The handler's file comes first. */
function rank(entry: ArchiveEntry, own: ReadonlySet<string>): number {
  return own.has(plainName(entry)) ? 0 : 1
}

function permissions({ mode = 0 }: ArchiveEntry): string {
  return (mode & 0o777).toString(8).padStart(3, '0')
}

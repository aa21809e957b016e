import type { Archive, ArchiveEntry } from './archive.ts'
import { type Finding, named } from './finding.ts'

const TYPE = 0o170000
const LINK = 0o120000
const READ_BY_OTHERS = 0o004
const EXECUTE_BY_OTHERS = 0o001
const EXECUTE_BY_ANYONE = 0o111

/**
 * Permissions that lock Lambda out. It runs code as a user that owns nothing, so that only the last
 * three bits count; zips made on other systems than Unix carry none and are readable.
 */
export function checkPermissions({ entries }: Archive): Finding[] {
  const unix = entries.filter(({ mode }) => mode !== undefined && (mode & TYPE) !== LINK)
  const locked = unix.filter((entry) => lacks(entry, READ_BY_OTHERS) || isClosedDirectory(entry))
  const runnable = unix.filter(({ name, isDirectory, mode = 0 }) => {
    return !isDirectory && name !== 'bootstrap' && (mode & EXECUTE_BY_ANYONE) !== 0
  })
  return [
    ...unreadable(locked),
    ...notExecutable(runnable.filter((entry) => lacks(entry, EXECUTE_BY_OTHERS))),
  ]
}

function lacks({ mode = 0 }: ArchiveEntry, bit: number): boolean {
  return (mode & bit) === 0
}

function isClosedDirectory(entry: ArchiveEntry): boolean {
  return entry.isDirectory && lacks(entry, EXECUTE_BY_OTHERS)
}

function unreadable(entries: readonly ArchiveEntry[]): Finding[] {
  const [first] = entries
  if (first === undefined) return []
  return [
    {
      rule: 'unreadable-file',
      file: first.name,
      what: `Only its owner may read ${named(entries.map(({ name }) => name))} (mode ${permissions(first)}).`,
      consequence: `Lambda runs as another user: EACCES: permission denied, open '/var/task/${first.name}'.`,
      remedy: 'Before zipping: `chmod -R u=rwX,go=rX .`; or give the directory as `source-dir`.',
      certain: true,
    },
  ]
}

function notExecutable(entries: readonly ArchiveEntry[]): Finding[] {
  const [first] = entries
  if (first === undefined) return []
  return [
    {
      rule: 'not-executable',
      file: first.name,
      what: `Only its owner may execute ${named(entries.map(({ name }) => name))} (mode ${permissions(first)}).`,
      consequence: 'Starting it as a program fails at run time: permission denied.',
      remedy: 'Before zipping: `chmod 755` the programs; or give the directory as `source-dir`.',
      certain: false,
    },
  ]
}

function permissions({ mode = 0 }: ArchiveEntry): string {
  return (mode & 0o777).toString(8).padStart(3, '0')
}

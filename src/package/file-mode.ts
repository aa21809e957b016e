/**
 * The modes of files: `st_mode` of Unix, its type and its permissions.
 */
import type { TreeEntry } from './file-tree.ts'

/** Where `st_mode` holds the type, and the types there are in a package. */
const S_IFMT = 0o170000
const S_IFREG = 0o100000
const S_IFDIR = 0o040000
const S_IFLNK = 0o120000

/** What the last three bits allow everyone who is neither the owner nor of the group. */
export const READ_BY_OTHERS = 0o004
export const EXECUTE_BY_OTHERS = 0o001

/** First bytes of programs, as a big-endian number: of a script `#!`, of a binary the ELF header. */
const SHEBANG = 0x2321
const ELF = 0x7f45_4c46

/**
 * The mode of an entry of the archive, 0644 or 0755 whatever it was on disk, as Lambda needs it.
 *
 * The executable bit may be lost on the way, as on Windows and in artifacts of a workflow; what a program
 * starts with is not.
 *
 * @param magic First four bytes of a file as a big-endian number.
 */
export function archiveMode({ path, target, executable }: TreeEntry, magic: number): number {
  if (target !== undefined) return S_IFLNK | 0o777
  if (path === undefined) return S_IFDIR | 0o755
  return S_IFREG | (executable || isProgram(magic) ? 0o755 : 0o644)
}

function isProgram(magic: number): boolean {
  return magic === ELF || magic >>> 16 === SHEBANG
}

/** Whether the owner may execute it, which is what git records. Windows does not tell of any file. */
export function isExecutable(mode: number): boolean {
  return (mode & 0o100) !== 0
}

export function isSymbolicLink(mode: number): boolean {
  return (mode & S_IFMT) === S_IFLNK
}

/** The permissions in octal, e.g. `644`. */
export function permissionsOf(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0')
}

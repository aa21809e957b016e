/** What the operating system's error codes mean, in the words of this action. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'Permission denied',
  EPERM: 'Permission denied',
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'It is a directory',
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The file system is read-only',
  EMFILE: 'Too many files are open',
  ENAMETOOLONG: 'The path is too long',
  ELOOP: 'Links lead in a circle',
  EIO: 'The disk could not be read',
}

/** The code of an error that Node's file system functions threw, e.g. `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/**
 * Why a system call failed, as a sentence with the meaning and the code to search for.
 *
 * @param error What was thrown, or its code.
 */
export function systemReason(error: unknown): string {
  const code = systemCode(error) ?? String(error)
  const meaning = MEANINGS[code]
  return `${meaning === undefined ? `System error ${code}` : `${meaning} (${code})`}.`
}

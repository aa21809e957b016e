/** What the operating system's error codes mean, in the words of this action. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a directory',
  EISDIR: 'it is a directory',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the path is too long',
  ELOOP: 'links lead in a circle',
  EIO: 'the disk could not be read',
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
  return `The system says: ${meaning === undefined ? code : `${meaning} (${code})`}.`
}

import { existsSync, statSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { DeployError } from '../errors.ts'
import { bulletList } from './bullet-list.ts'
import { remedyForPath } from './missing-path.ts'

/**
 * The one file that `zip-file` names by its path or by a glob, which finds hidden files only if it
 * names them. A path without glob characters is returned as it is, and so is that of a file that
 * has such characters in its name.
 *
 * @param pattern Relative to the working directory or absolute.
 * @throws DeployError if a glob matches no file or several.
 */
export async function findZip(pattern: string): Promise<string> {
  if (!/[*?[{]/.test(pattern) || existsSync(pattern)) return pattern
  const matches: string[] = []
  for await (const path of glob(pattern)) if (isFile(path)) matches.push(path)
  const [path] = matches.sort()
  if (path === undefined) {
    throw new DeployError({
      what: `\`zip-file\` ${pattern} matches no file.`,
      remedy: remedyForPath('zip-file', pattern),
    })
  }
  if (matches.length === 1) return path
  throw new DeployError({
    what: `\`zip-file\` ${pattern} matches ${matches.length} files, not one:`,
    why: bulletList(matches),
    remedy: 'Name one of them, or remove what earlier builds have left.',
  })
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

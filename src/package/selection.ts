import ignore, { type Ignore } from 'ignore'
import { DeployError } from '../errors.ts'

/** Which paths of a directory belong in the package. Paths are relative; a directory's ends with a slash. */
export interface Selection {
  /** Whether a file, a link or an empty directory belongs in the package. As for git, a link is no directory. */
  includes(path: string): boolean
  /** Whether a directory has to be looked into: nothing excludes it, and something in it may be taken. */
  enters(directory: string): boolean
}

export interface SelectionPatterns {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Text of the .lambdaignore file; empty if there is none. */
  readonly ignoreFile: string
}

/** Name of the ignore file in the root of the directory. */
export const IGNORE_FILE = '.lambdaignore'

/** Stands for whatever may be in a directory. A directory that is really called so is entered in vain. */
const SOMETHING = 'something-in-it'

/**
 * Patterns are in gitignore syntax and tell upper from lower case on every system. `exclude` comes
 * after .lambdaignore and can take files back with `!`. Like git, it cannot take back a file whose
 * directory is excluded. `.git` and the ignore file itself never belong in a package.
 *
 * @throws DeployError for patterns in braces, which gitignore syntax does not know.
 */
export function createSelection(patterns: SelectionPatterns): Selection {
  refuseBraces(patterns)
  const { include, exclude, ignoreFile } = patterns
  const excluded = matcher().add(ignoreFile).add(exclude.map(anchored))
  const admits = (path: string) => !isNeverPackaged(path) && !excluded.ignores(path)
  if (include.length === 0) return { includes: admits, enters: admits }
  const included = matcher().add(include.map(anchored))
  const places = matcher().add(include.map(anchored).flatMap(placesOf))
  return {
    includes: (path) => admits(path) && included.ignores(path),
    enters: (directory) =>
      admits(directory) && (included.ignores(directory) || places.ignores(directory + SOMETHING)),
  }
}

function matcher(): Ignore {
  return ignore({ ignorecase: false })
}

/** `./dist` is how a shell names what gitignore syntax calls `/dist`. */
export function anchored(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, '$1/')
}

/**
 * Patterns of the directories in which the pattern may match something, each with SOMETHING in it:
 * of `/a/*.js` it is `/a/SOMETHING`. A pattern without a slash, but for one at its end, matches at
 * any depth, and so does what comes after `**`.
 */
function placesOf(pattern: string): string[] {
  if (pattern.startsWith('!')) return []
  const text = pattern.replace(/[ \r\n]+$/, '')
  if (!/\/(?!$)/.test(text)) return [`**/${SOMETHING}`]
  const segments = text.replace(/^\//, '').split('/')
  const anyDepth = segments.findIndex((segment) => segment.includes('**'))
  const above = segments.slice(0, anyDepth < 0 ? segments.length - 1 : anyDepth)
  const places = above.map((_, depth) => [...above.slice(0, depth + 1), SOMETHING])
  if (anyDepth >= 0) places.push([...above, '**', SOMETHING])
  return places.map((place) => `/${place.join('/')}`)
}

function isNeverPackaged(path: string): boolean {
  return path === IGNORE_FILE || /(^|\/)\.git\/?$/.test(path)
}

function refuseBraces({ include, exclude, ignoreFile }: SelectionPatterns): void {
  const lines = ignoreFile.split(/\r?\n/).filter((line) => !line.startsWith('#'))
  const braces = [
    ...withBraces('`include`', include),
    ...withBraces('`exclude`', exclude),
    ...withBraces(IGNORE_FILE, lines),
  ]
  if (braces.length === 0) return
  throw new DeployError({
    what: `Braces cannot be used in patterns: ${braces.join(', ')}`,
    why: 'Patterns are in gitignore syntax, which does not expand braces: they would match nothing.',
    remedy: 'Write one pattern a line, or put a backslash before the brace if it is part of a name.',
  })
}

function withBraces(place: string, patterns: readonly string[]): string[] {
  return patterns
    .filter((pattern) => /(?<!\\)\{.*,.*\}/.test(pattern))
    .map((pattern) => `${pattern} (${place})`)
}

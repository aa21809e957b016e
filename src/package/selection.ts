import ignore, { type Ignore } from 'ignore'
import { DeployError } from '../errors.ts'

/** Which paths of a directory belong in the package. Paths are relative; a directory's ends with a slash. */
export interface Selection {
  /** Nothing excludes it: a file may be taken, a directory is looked into. */
  admits(path: string): boolean
  /** `include` names it or a directory it is in; everything is wanted where there is no `include`. */
  wants(path: string): boolean
}

export interface SelectionPatterns {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Text of the .lambdaignore file; empty where there is none. */
  readonly ignoreFile: string
}

/** Name of the ignore file in the root of the directory. */
export const IGNORE_FILE = '.lambdaignore'

/**
 * Patterns are in gitignore syntax and tell upper from lower case on every system. `exclude` comes
 * after .lambdaignore and can take files back with `!`. Like git, it cannot take back a file whose
 * directory is excluded. `.git` and the ignore file itself never belong in a package.
 *
 * @throws DeployError for a pattern in braces, which gitignore syntax does not know.
 */
export function createSelection({ include, exclude, ignoreFile }: SelectionPatterns): Selection {
  const excluded = matcher().add(ignoreFile).add(exclude.map(anchored))
  const included = include.length === 0 ? undefined : matcher().add(include.map(anchored))
  return {
    admits: (path) => !isNeverPackaged(path) && !excluded.ignores(path),
    wants: (path) => included === undefined || included.ignores(path),
  }
}

function matcher(): Ignore {
  return ignore({ ignorecase: false })
}

/** `./dist` is how a shell names what gitignore syntax calls `/dist`. */
function anchored(pattern: string): string {
  if (/(?<!\\)\{.*,.*\}/.test(pattern)) throw bracesUnknown(pattern)
  return pattern.replace(/^(!?)\.\//, '$1/')
}

function isNeverPackaged(path: string): boolean {
  return path === IGNORE_FILE || /(^|\/)\.git\/?$/.test(path)
}

function bracesUnknown(pattern: string): DeployError {
  return new DeployError({
    what: `The pattern ${pattern} cannot be used.`,
    why: 'Patterns are in gitignore syntax, which does not expand braces: it would match nothing.',
    remedy: 'Write one pattern a line, or put a backslash before the brace if it is part of a name.',
  })
}

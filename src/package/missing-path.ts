import { existsSync, readdirSync } from 'node:fs'
import { dirname, isAbsolute, sep } from 'node:path'

/** Names of files that an error lists. */
const MOST_NAMES = 8

/**
 * What to change if a path that an input gives cannot be opened.
 *
 * @param input Name of the input.
 */
export function remedyForPath(input: string, path: string): string {
  const remedy = remedyForEmptyWorkspace(path)
  if (remedy !== undefined) return remedy
  if (sep === '/' && path.includes('\\') && !/^[A-Za-z]:/.test(path) && !existsSync(path)) {
    return `Use forward slashes: ${path.replaceAll('\\', '/')}`
  }
  if (path.startsWith('/') && existsSync(path.slice(1))) {
    return `Leave the slash at its beginning out: ${path.slice(1)}`
  }
  if (input === 'source-dir' && path.includes('*')) {
    return '`source-dir` takes no pattern: name the directory, and choose its files with `include` and `exclude`.'
  }
  const check = `Check \`${input}\`: it is relative to the workspace, and an earlier step must have made it.`
  return [check, contentsOf(dirname(path))].filter((part) => part !== undefined).join(' ')
}

/** What is there instead, so that nobody has to add a step that lists it. */
function contentsOf(folder: string): string | undefined {
  const names = (namesIn(folder) ?? []).filter((name) => !name.startsWith('.')).toSorted()
  if (names.length === 0 || isAbsolute(folder)) return undefined
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''
  return `${folder === '.' ? 'The workspace' : folder} holds ${names.slice(0, MOST_NAMES).join(', ')}${more}.`
}

/** What to change if a path leads to nothing because the workspace, in which the runner starts an action, is empty. */
export function remedyForEmptyWorkspace(path: string): string | undefined {
  if (isAbsolute(path) || !isEmpty('.')) return undefined
  return 'The workspace is empty: it needs a step before this one, such as `actions/checkout` or `actions/download-artifact`.'
}

/** Undefined if it cannot be read. */
function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder)
  } catch {
    return undefined
  }
}

function isEmpty(folder: string): boolean {
  return namesIn(folder)?.length === 0
}

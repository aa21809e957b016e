import { existsSync, readdirSync } from 'node:fs'
import { isAbsolute, sep } from 'node:path'

/**
 * What to change if a path that an input gives cannot be opened.
 *
 * @param input Name of the input.
 */
export function remedyForPath(input: string, path: string): string {
  const remedy = remedyForEmptyWorkspace(path)
  if (remedy !== undefined) return remedy
  if (sep === '/' && path.includes('\\') && !existsSync(path)) {
    return `Use forward slashes: ${path.replaceAll('\\', '/')}`
  }
  return `Check \`${input}\`: it is relative to the workspace, and an earlier step must have made it.`
}

/** What to change if a path leads to nothing because the workspace, in which the runner starts an action, is empty. */
export function remedyForEmptyWorkspace(path: string): string | undefined {
  if (isAbsolute(path) || !isEmpty('.')) return undefined
  return 'The workspace is empty: it needs a step before this one, such as `actions/checkout` or `actions/download-artifact`.'
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return false
  }
}

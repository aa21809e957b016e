import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../errors.ts'
import { createSelection, IGNORE_FILE } from './selection.ts'
import { systemCode, systemReason } from './system-error.ts'
import { readTree, type TreeEntry, unreadable } from './tree.ts'
import { type PackedTree, zipTree } from './zip-tree.ts'

export interface DirectorySource {
  /** The directory to package, relative to the working directory or absolute. */
  readonly directory: string
  /** Patterns in gitignore syntax, see createSelection; empty for everything. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Folder for the package; must exist. It may be inside the directory and is then left out. */
  readonly temporary: string
}

/**
 * Packages a directory as a zip that depends on nothing but relative paths, contents and executable
 * bits: not on dates, owners, umask, locale or where the checkout is. Links are followed, hidden
 * files taken along, and a `.lambdaignore` file in the root obeyed.
 *
 * @throws DeployError if there is nothing to package, or as readTree and zipTree do.
 */
export async function packageDirectory(source: DirectorySource, signal?: AbortSignal): Promise<PackedTree> {
  signal?.throwIfAborted()
  const root = openDirectory(source.directory)
  const ignoreFile = readIgnoreFile(root)
  const selection = createSelection({ ...source, ignoreFile })
  const entries = readTree({ root, selection, skip: realPath(source.temporary) })
  return await zipTree(
    refuseEmpty(entries, () => nothingToPackage(source, ignoreFile)),
    source.temporary,
    signal,
  )
}

/** Passes the entries on, and throws at their end if no file was among them. */
function* refuseEmpty(entries: Iterable<TreeEntry>, error: () => DeployError): Generator<TreeEntry> {
  let files = 0
  for (const entry of entries) {
    if (entry.path !== undefined) files++
    yield entry
  }
  if (files === 0) throw error()
}

/**
 * The real path of a directory that can be packaged.
 *
 * @throws DeployError if it does not exist or is something else.
 */
export function openDirectory(directory: string): string {
  try {
    const root = realpathSync.native(directory)
    if (statSync(root).isDirectory()) return root
  } catch (error) {
    throw new DeployError({
      what: `Could not package the directory ${directory}.`,
      why: `The system says: ${systemReason(systemCode(error) ?? String(error))}.`,
      remedy: 'Check `source-dir`: it is relative to the workspace, and an earlier step must have made it.',
      cause: error,
    })
  }
  throw new DeployError({
    what: `Could not package ${directory}: it is a file, not a directory.`,
    remedy: 'Give a zip that is already there as `zip-file`, or the directory as `source-dir`.',
  })
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path)
  } catch {
    // Writing to it will fail and say why.
    return undefined
  }
}

function readIgnoreFile(root: string): string {
  try {
    return readFileSync(join(root, IGNORE_FILE), 'utf8')
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT') return ''
    throw unreadable(IGNORE_FILE, code ?? String(error), error)
  }
}

function nothingToPackage({ directory, include, exclude }: DirectorySource, ignoreFile: string): DeployError {
  const filtered = include.length > 0 || exclude.length > 0 || ignoreFile !== ''
  return new DeployError({
    what: `There is nothing to package in ${directory}.`,
    why: filtered ? 'The patterns leave no file.' : 'It holds no file.',
    remedy: filtered
      ? `Check \`include\`, \`exclude\` and ${IGNORE_FILE}: patterns are in gitignore syntax, relative to the directory.`
      : 'Check `source-dir`, and that an earlier step has built into it.',
  })
}

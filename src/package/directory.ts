import { readFileSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../errors.ts'
import { systemCode, systemReason } from '../system-error.ts'
import { readTree, type TreeEntry } from './file-tree.ts'
import { realPath } from './link-target.ts'
import { remedyForEmptyWorkspace, remedyForPath } from './missing-path.ts'
import { unreadable } from './package-errors.ts'
import { createSelection, IGNORE_FILE, type Selection } from './selection.ts'
import { UnmatchedPatterns } from './unmatched-patterns.ts'
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

/** A package that was just made of a directory. */
export interface PackedDirectory extends PackedTree {
  /** Full sentences about patterns that match nothing. */
  readonly warnings: readonly string[]
}

/** What of which directory is packaged. */
interface OpenedDirectory {
  /** Real path. */
  readonly root: string
  readonly selection: Selection
  /** There are patterns that leave something out. */
  readonly filtered: boolean
}

/**
 * Packages a directory as a zip that depends on nothing but relative paths, contents and executable
 * bits: not on dates, owners, umask, locale or where the checkout is. Links stay links, hidden files
 * are taken along, and a `.lambdaignore` file in the root is obeyed.
 *
 * @throws DeployError if there is nothing to package, or as openDirectory, readTree and zipTree do.
 */
export async function packageDirectory(
  source: DirectorySource,
  signal?: AbortSignal,
): Promise<PackedDirectory> {
  signal?.throwIfAborted()
  const { root, selection, filtered } = openDirectory(source)
  const unmatched = new UnmatchedPatterns(root, source)
  const skip = realPath(source.temporary)
  const entries = readTree({ root, selection: unmatched.watch(selection), skip }, signal)
  const some = refuseEmpty(entries, () => nothingToPackage(source.directory, filtered, unmatched.warning()))
  const packed = await zipTree(some, source.temporary, signal)
  return { ...packed, warnings: [unmatched.warning() ?? []].flat() }
}

/** Passes the entries on, and throws at their end if they were nothing but directories. */
async function* refuseEmpty(
  groups: AsyncIterable<readonly TreeEntry[]>,
  error: () => DeployError,
): AsyncGenerator<readonly TreeEntry[]> {
  let empty = true
  for await (const entries of groups) {
    empty &&= entries.every(({ path, target }) => path === undefined && target === undefined)
    yield entries
  }
  if (empty) throw error()
}

/**
 * Looks at a directory and at the patterns that choose from it.
 *
 * @throws DeployError if it does not exist, is something else or has an ignore file that cannot be
 *   read, and as createSelection does.
 */
export function openDirectory(source: Omit<DirectorySource, 'temporary'>): OpenedDirectory {
  const { directory, include, exclude } = source
  const root = realDirectory(directory)
  const ignoreFile = readIgnoreFile(root)
  const selection = createSelection({ include, exclude, ignoreFile })
  return { root, selection, filtered: include.length > 0 || exclude.length > 0 || ignoreFile !== '' }
}

function realDirectory(directory: string): string {
  try {
    const root = realpathSync.native(directory)
    if (statSync(root).isDirectory()) return root
  } catch (error) {
    throw new DeployError({
      what: `Could not package the directory ${directory}.`,
      why: systemReason(error),
      remedy: remedyForPath('source-dir', directory),
      cause: error,
    })
  }
  throw new DeployError({
    what: `Could not package ${directory}: it is a file, not a directory.`,
    remedy: 'Give a zip that is already there as `zip-file`, or the directory as `source-dir`.',
  })
}

function readIgnoreFile(root: string): string {
  try {
    return readFileSync(join(root, IGNORE_FILE), 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return ''
    throw unreadable(IGNORE_FILE, error)
  }
}

function nothingToPackage(directory: string, filtered: boolean, warning = ''): DeployError {
  return new DeployError({
    what: `There is nothing to package in ${directory}.`,
    why: filtered ? `The patterns leave no file. ${warning}`.trimEnd() : 'It holds no file.',
    remedy: filtered
      ? `Check \`include\`, \`exclude\` and ${IGNORE_FILE}: patterns are in gitignore syntax, relative to the directory.`
      : (remedyForEmptyWorkspace(directory) ??
        'Check `source-dir`, and that an earlier step has built into it.'),
  })
}

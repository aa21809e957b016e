import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DeployError } from '../errors.ts'
import { isExecutable } from './file-mode.ts'
import { byNameBytes } from './file-order.ts'
import { linkTarget } from './link-target.ts'
import { type OutsideLink, outsideLinksError } from './outside-links.ts'
import { notAFile, tooLargeFile, tooManyEntries, unreadable } from './package-errors.ts'
import type { Selection } from './selection.ts'
import { MAX_ENTRIES } from './zip-records.ts'

/** A file, a link, or an empty directory, that goes into the package. */
export interface TreeEntry {
  /** Path in the package as UTF-8, with forward slashes; a directory's ends with one. */
  readonly name: Buffer
  /** Absolute path of a file; `undefined` for a link and a directory. */
  readonly path: string | undefined
  /** What a link leads to, see linkTarget; `undefined` for a file and a directory. */
  readonly target?: string | undefined
  /** Size in bytes, last change in milliseconds, and inode: what a file was when it was found. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
  /** The owner may execute it. Windows does not tell of any file. */
  readonly executable: boolean
}

export interface TreeOptions {
  /** Real path of the directory. */
  readonly root: string
  readonly selection: Selection
  /** Real path of a directory below the root that is not walked. */
  readonly skip?: string | undefined
  /** Most entries; as many as a zip can hold if it is not given. */
  readonly limit?: number
}

interface Folder {
  /** Real path. */
  readonly path: string
  /** Path in the package, with a slash at the end; empty for the root. */
  readonly name: string
}

/**
 * What a folder holds: an entry of the package, a link that cannot be one, or a folder to walk into.
 */
type Child = { readonly name: Buffer } & Partial<ChildKind>
interface ChildKind {
  readonly entry: TreeEntry
  readonly outside: OutsideLink
  readonly folder: Folder
}

/** Largest file in bytes: it is compressed as a whole, in the 4 GiB of memory that WebAssembly has. */
const MAX_FILE = 1024 ** 3

/** So many files and folders are walked before others, such as a signal, have their turn. */
const YIELD_EVERY = 64

/**
 * Everything that belongs in the package, in the order of byNameBytes. Links are not followed, so that
 * each folder is walked once. Reads on as entries are asked for; they come in groups, some of them empty.
 *
 * @throws DeployError naming the path: links that lead out, names that are not UTF-8, sockets and
 *   devices, what cannot be read, and more than a zip can hold.
 */
export function readTree(options: TreeOptions, signal?: AbortSignal): AsyncGenerator<readonly TreeEntry[]> {
  const root = { path: options.root, name: '' }
  // Listed at once: what is written into the root from now on is not part of the package.
  return walk(list(root), root, options, signal)
}

async function* walk(
  listed: readonly Dirent[],
  root: Folder,
  options: TreeOptions,
  signal?: AbortSignal,
): AsyncGenerator<readonly TreeEntry[]> {
  // What is still to be walked; the next one is the last.
  const pending = wantedChildren(root, listed, options)
  let group: TreeEntry[] = []
  let count = 0
  let walked = 0
  const outside: OutsideLink[] = []
  const { limit = MAX_ENTRIES } = options
  for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
    if (child.folder !== undefined) {
      for (const inner of childrenOf(child.folder, options)) pending.push(inner)
    } else if (child.outside !== undefined) {
      outside.push(child.outside)
    } else if (child.entry !== undefined) {
      if (++count > limit) throw tooManyEntries(limit)
      // The rest is looked at only to name all such links at once.
      if (outside.length === 0) group.push(child.entry)
    }
    if (++walked % YIELD_EVERY !== 0) continue
    yield group
    group = []
    await setImmediate()
    signal?.throwIfAborted()
  }
  if (outside.length > 0) throw outsideLinksError(outside)
  yield group
}

function childrenOf(folder: Folder, options: TreeOptions): Child[] {
  const listed = list(folder)
  if (listed.length > 0) return wantedChildren(folder, listed, options)
  if (!options.selection.includes(folder.name)) return []
  const entry = entryOf(folder.name, {})
  return [{ name: entry.name, entry }]
}

/** In reverse order. */
function wantedChildren(folder: Folder, listed: readonly Dirent[], options: TreeOptions): Child[] {
  return listed.flatMap((child) => childOf(folder, child, options) ?? []).sort((a, b) => byNameBytes(b, a))
}

function childOf(folder: Folder, child: Dirent, { root, selection, skip }: TreeOptions): Child | undefined {
  const path = join(folder.path, child.name)
  const isFolder = child.isDirectory()
  const name = `${folder.name}${child.name}${isFolder ? '/' : ''}`
  if (isFolder ? path === skip || !selection.enters(name) : !selection.includes(name)) return undefined
  if (child.name.includes('\ufffd')) refuseInvalidName(folder, child.name)
  if (isFolder) return { name: Buffer.from(name), folder: { path, name } }
  if (child.isSymbolicLink()) return linkChild(path, name, root)
  const entry = fileEntry(path, name)
  return { name: entry.name, entry }
}

function linkChild(path: string, name: string, root: string): Child | undefined {
  const end = reading(name, () => linkTarget(path, name, root))
  if (end === undefined) return undefined
  if (end.outside !== undefined) {
    return { name: Buffer.from(name), outside: { path, name, target: end.outside } }
  }
  const entry = entryOf(name, { target: end.target, size: Buffer.byteLength(end.target) })
  return { name: entry.name, entry }
}

function fileEntry(path: string, name: string): TreeEntry {
  const stats = reading(name, () => lstatSync(path))
  if (!stats.isFile()) throw notAFile(name)
  if (stats.size > MAX_FILE) throw tooLargeFile(name)
  const { size, mtimeMs, ino, mode } = stats
  return entryOf(name, { path, size, mtimeMs, ino, executable: isExecutable(mode) })
}

function entryOf(name: string, parts: Partial<TreeEntry>): TreeEntry {
  const { path, target, size = 0, mtimeMs = 0, ino = 0, executable = false } = parts
  return { name: Buffer.from(name), path, target, size, mtimeMs, ino, executable }
}

function list(folder: Folder): Dirent[] {
  return reading(folder.name || folder.path, () => readdirSync(folder.path, { withFileTypes: true }))
}

/** A replacement character is what Node makes of invalid bytes, but a name may also truly hold one. */
function refuseInvalidName(folder: Folder, name: string): void {
  const all = reading(folder.name || folder.path, () => readdirSync(folder.path, { encoding: 'buffer' }))
  const bytes = all.find((other) => other.toString() === name && !other.equals(Buffer.from(name)))
  if (bytes === undefined) return
  throw new DeployError({
    what: `Could not package ${folder.name}${name}: the name is not valid UTF-8.`,
    why: `Its bytes are ${bytes.toString('hex')}, and a zip names files in UTF-8.`,
    remedy: 'Rename it, or leave its folder out with `exclude`.',
  })
}

function reading<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof DeployError) throw error
    throw unreadable(name, error)
  }
}

import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { DeployError } from '../errors.ts'
import { linkTarget } from './link.ts'
import type { Selection } from './selection.ts'
import { systemCode, systemReason } from './system-error.ts'
import { MAX_ENTRIES, MAX_OFFSET } from './zip-records.ts'

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
  /** Real path of a directory below the root that is not looked into. */
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
 * What a folder holds: an entry that is taken, or a folder to look into. A folder sorts by its name
 * with the slash, as the names of what it holds do.
 */
type Child = { readonly name: Buffer } & (
  | { readonly entry: TreeEntry; readonly folder?: never }
  | { readonly folder: Folder }
)

/** So many files and folders are looked at before others, such as a signal, have their turn. */
const STRETCH = 64

/**
 * Everything that belongs in the package, in the order of the names' bytes: the same on every
 * machine, whatever the file system or the locale says. Links are not followed, so that each folder
 * is looked into once. Reads on as entries are asked for; they come in groups, some of them empty.
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
  // What is still to be looked at; the next one is the last.
  const pending = wantedChildren(root, listed, options)
  let group: TreeEntry[] = []
  let count = 0
  let looks = 0
  const { limit = MAX_ENTRIES } = options
  for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
    if (child.folder !== undefined) {
      for (const inner of look(child.folder, options)) pending.push(inner)
    } else {
      if (++count > limit) throw tooManyEntries(limit)
      group.push(child.entry)
    }
    if (++looks % STRETCH !== 0) continue
    yield group
    group = []
    await setImmediate()
    signal?.throwIfAborted()
  }
  yield group
}

function look(folder: Folder, options: TreeOptions): Child[] {
  const listed = list(folder)
  if (listed.length > 0) return wantedChildren(folder, listed, options)
  if (!options.selection.takes(folder.name)) return []
  const entry = entryOf(folder.name, {})
  return [{ name: entry.name, entry }]
}

/** In reverse order. */
function wantedChildren(folder: Folder, listed: readonly Dirent[], options: TreeOptions): Child[] {
  return listed
    .flatMap((child) => childOf(folder, child, options) ?? [])
    .sort((a, b) => Buffer.compare(b.name, a.name))
}

function childOf(folder: Folder, child: Dirent, { root, selection, skip }: TreeOptions): Child | undefined {
  const path = join(folder.path, child.name)
  const isFolder = child.isDirectory()
  const name = `${folder.name}${child.name}${isFolder ? '/' : ''}`
  if (isFolder ? path === skip || !selection.enters(name) : !selection.takes(name)) return undefined
  if (child.name.includes('\ufffd')) refuseInvalidName(folder, child.name)
  if (isFolder) return { name: Buffer.from(name), folder: { path, name } }
  const entry = child.isSymbolicLink() ? linkEntry(path, name, root) : fileEntry(path, name)
  return entry && { name: entry.name, entry }
}

function linkEntry(path: string, name: string, root: string): TreeEntry | undefined {
  const target = reading(name, () => linkTarget(path, name, root))
  return target === undefined ? undefined : entryOf(name, { target, size: Buffer.byteLength(target) })
}

function fileEntry(path: string, name: string): TreeEntry {
  const stats = reading(name, () => lstatSync(path))
  if (!stats.isFile()) throw notAFile(name)
  if (stats.size > MAX_OFFSET) throw beyondZip(`The file ${name} is larger than 4 GiB.`)
  const { size, mtimeMs, ino, mode } = stats
  return entryOf(name, { path, size, mtimeMs, ino, executable: (mode & 0o100) !== 0 })
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
    throw unreadable(name, systemCode(error) ?? String(error), error)
  }
}

/** The error for a file or directory that cannot be read; `code` is the operating system's. */
export function unreadable(name: string, code: string, cause?: unknown): DeployError {
  return new DeployError({
    what: `Could not read ${name} to package it.`,
    why: `The system says: ${systemReason(code)}.`,
    remedy: 'Make it readable for the user this step runs as, or leave it out with `exclude`.',
    cause,
  })
}

function notAFile(name: string): DeployError {
  return new DeployError({
    what: `Could not package ${name}: it is a socket, a named pipe or a device.`,
    why: 'A zip holds files, links and directories.',
    remedy: 'Remove it, or leave it out with `exclude`.',
  })
}

function tooManyEntries(limit: number): DeployError {
  return beyondZip(`It holds more than ${limit.toLocaleString('en')} files, links and empty directories.`)
}

function beyondZip(what: string): DeployError {
  return new DeployError({
    what: `Could not package the directory. ${what}`,
    why: 'A zip without extensions cannot hold it, and Lambda takes at most 262,144,000 bytes, unzipped.',
    remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
  })
}

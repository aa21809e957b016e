import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../errors.ts'
import { danglingLink, followLink, loopingLink } from './link.ts'
import type { Selection } from './selection.ts'
import { systemCode, systemReason } from './system-error.ts'
import { MAX_ENTRIES, MAX_OFFSET } from './zip-records.ts'

/** A file, or an empty directory, that goes into the package. */
export interface TreeEntry {
  /** Path in the package as UTF-8, with forward slashes; a directory's ends with one. */
  readonly name: Buffer
  /** Absolute path of the file; `undefined` for a directory. */
  readonly path: string | undefined
  /** Size in bytes, last change in milliseconds, and inode: what the file was when it was found. */
  readonly size: number
  readonly mtimeMs: number
  readonly ino: number
  /** `undefined` where the file system does not tell: then the file's first bytes do. */
  readonly executable: boolean | undefined
}

export interface TreeOptions {
  /** Real path of the directory. */
  readonly root: string
  readonly selection: Selection
  /** Real path of a directory below the root that is not looked into. */
  readonly skip?: string | undefined
  readonly platform?: NodeJS.Platform
}

interface Folder {
  readonly path: string
  /** Path in the package, with a slash at the end; empty for the root. */
  readonly name: string
  /** Real paths of the folder and of every folder above it, down from the root. */
  readonly real: readonly string[]
}

/**
 * What a folder holds: a file that is taken, or a folder to look into. A folder sorts by its name
 * with the slash, as the names of what it holds do.
 */
type Child = { readonly name: Buffer } & (
  | { readonly entry: TreeEntry; readonly folder?: never }
  | { readonly folder: Folder }
)

/**
 * Everything that belongs in the package, in the order of the names' bytes: the same on every
 * machine, whatever the file system or the locale says. Reads on as entries are asked for.
 *
 * @throws DeployError naming the path: links that dangle, loop or lead out, names that are not
 *   UTF-8, sockets and devices, what cannot be read, and more than a zip can hold.
 */
export function readTree(options: TreeOptions): Generator<TreeEntry> {
  const root = { path: options.root, name: '', real: [options.root] }
  // Listed at once: what is written into the root from now on is not part of the package.
  return limit(visit(root, list(root), options))
}

function* limit(entries: Iterable<TreeEntry>): Generator<TreeEntry> {
  let count = 0
  for (const entry of entries) {
    if (++count > MAX_ENTRIES) {
      throw beyondZip('The directory holds more than 65,535 files and empty directories.')
    }
    yield entry
  }
}

function* visit(folder: Folder, children: readonly Dirent[], options: TreeOptions): Generator<TreeEntry> {
  if (children.length === 0 && folder.name !== '' && options.selection.wants(folder.name)) {
    yield { name: Buffer.from(folder.name), path: undefined, size: 0, mtimeMs: 0, ino: 0, executable: true }
  }
  for (const child of sortedChildren(folder, children, options)) {
    if (child.folder === undefined) yield child.entry
    else yield* visit(child.folder, list(child.folder), options)
  }
}

function sortedChildren(folder: Folder, children: readonly Dirent[], options: TreeOptions): Child[] {
  return children
    .flatMap((child) => childOf(folder, child, options) ?? [])
    .sort((a, b) => Buffer.compare(a.name, b.name))
}

function childOf(folder: Folder, child: Dirent, options: TreeOptions): Child | undefined {
  const path = join(folder.path, child.name)
  const name = folder.name + child.name
  if (child.isDirectory()) {
    const real = join(folder.real.at(-1) ?? path, child.name)
    return folderChild({ path, name: `${name}/`, real: [...folder.real, real] }, options)
  }
  if (!options.selection.admits(name)) return undefined
  if (child.isSymbolicLink()) return linkChild(folder, path, name, options)
  return options.selection.wants(name) ? fileChild(path, name, inspect(path, name), options) : undefined
}

function linkChild(folder: Folder, path: string, name: string, options: TreeOptions): Child | undefined {
  const real = followLink(path, name, options.root)
  const wanted = options.selection.wants(name)
  if (real === undefined) {
    if (wanted) throw danglingLink(path, name)
    return undefined
  }
  const stats = inspect(real, name)
  if (!stats.isDirectory()) return wanted ? fileChild(path, name, stats, options) : undefined
  if (!options.selection.admits(`${name}/`)) return undefined
  if (folder.real.includes(real)) throw loopingLink(path, name)
  return folderChild({ path, name: `${name}/`, real: [...folder.real, real] }, options)
}

function folderChild(folder: Folder, { selection, skip }: TreeOptions): Child | undefined {
  return folder.real.at(-1) !== skip && selection.admits(folder.name)
    ? { name: Buffer.from(folder.name), folder }
    : undefined
}

function fileChild(path: string, name: string, stats: Stats, options: TreeOptions): Child {
  if (!stats.isFile()) throw notAFile(name)
  if (stats.size > MAX_OFFSET) throw beyondZip(`The file ${name} is larger than 4 GiB.`)
  const { size, mtimeMs, ino, mode } = stats
  const executable = (options.platform ?? process.platform) === 'win32' ? undefined : (mode & 0o100) !== 0
  const bytes = Buffer.from(name)
  return { name: bytes, entry: { name: bytes, path, size, mtimeMs, ino, executable } }
}

function list(folder: Folder): Dirent[] {
  const place = folder.name === '' ? folder.path : folder.name
  const children = reading(place, () => readdirSync(folder.path, { withFileTypes: true }))
  if (children.some(({ name }) => name.includes('\ufffd'))) refuseInvalidNames(folder, place)
  return children
}

/** A replacement character is what Node makes of invalid bytes, but a name may also truly hold one. */
function refuseInvalidNames(folder: Folder, place: string): void {
  for (const bytes of reading(place, () => readdirSync(folder.path, { encoding: 'buffer' }))) {
    const text = bytes.toString()
    if (Buffer.from(text).equals(bytes)) continue
    throw new DeployError({
      what: `Could not package ${folder.name}${text}: the name is not valid UTF-8.`,
      why: `Its bytes are ${bytes.toString('hex')}, and a zip names files in UTF-8.`,
      remedy: 'Rename it, or leave its folder out with `exclude`.',
    })
  }
}

function inspect(path: string, name: string): Stats {
  return reading(name, () => statSync(path))
}

function reading<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
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
    why: 'A zip holds files and directories.',
    remedy: 'Remove it, or leave it out with `exclude`.',
  })
}

function beyondZip(what: string): DeployError {
  return new DeployError({
    what: `Could not package the directory. ${what}`,
    why: 'A zip without extensions cannot hold it, and Lambda takes at most 262,144,000 bytes, unzipped.',
    remedy: 'Leave files out with `exclude`, `include` or a .lambdaignore file, or deploy a container image.',
  })
}

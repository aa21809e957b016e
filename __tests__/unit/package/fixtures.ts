import { execFileSync } from 'node:child_process'
import { createCipheriv } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type DirectorySource, packageDirectory } from '../../../src/package/directory.ts'
import { readTree, type TreeEntry, type TreeOptions } from '../../../src/package/file-tree.ts'
import { createSelection, type SelectionPatterns } from '../../../src/package/selection.ts'

/** Content, or what else is at a path. */
export type Node =
  | string
  | Uint8Array
  | { readonly link: string }
  | { readonly fifo: true }
  | { readonly content: string | Uint8Array; readonly mode: number }

/** What is at which path; where that ends with a slash, an empty directory. */
export type Nodes = Readonly<Record<string, Node>>

const folders: string[] = []

/** An empty folder that is gone after the test file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'package-')))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Writes files and more below a new folder. */
export function makeTree(nodes: Nodes, root = temporaryFolder()): string {
  for (const [path, node] of Object.entries(nodes)) makeNode(join(root, path), node)
  return root
}

function makeNode(path: string, node: Node): void {
  mkdirSync(path.endsWith('/') ? path : dirname(path), { recursive: true })
  if (path.endsWith('/')) return
  if (typeof node === 'string' || node instanceof Uint8Array) writeFileSync(path, node)
  else if ('link' in node) symlinkSync(node.link, path)
  else if ('fifo' in node) execFileSync('mkfifo', [path])
  else {
    writeFileSync(path, node.content)
    chmodSync(path, node.mode)
  }
}

/** Packages a directory, or one with these files. */
export function pack(source: string | Nodes, options: Partial<DirectorySource> = {}, signal?: AbortSignal) {
  const directory = typeof source === 'string' ? source : makeTree(source)
  const all = { directory, include: [], exclude: [], temporary: temporaryFolder(), ...options }
  return packageDirectory(all, signal)
}

/** Everything that readTree finds, all of it unless patterns or a selection choose. */
export async function readAll(
  root: string,
  { include = [], exclude = [], ignoreFile = '', ...options }: Partial<TreeOptions & SelectionPatterns> = {},
): Promise<TreeEntry[]> {
  const selection = createSelection({ include, exclude, ignoreFile })
  return (await collect(readTree({ root, selection, ...options }))).flat()
}

/** All items at once. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = []
  for await (const item of items) collected.push(item)
  return collected
}

/** The items one after the other, as from something that takes its time. */
export async function* later<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items
}

/** Permissions do not stop root. */
export async function asNobody(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

/** Runs in a workspace, as the step does. */
export async function inWorkspace<T>(workspace: string, work: () => Promise<T>): Promise<T> {
  const before = process.cwd()
  process.chdir(workspace)
  try {
    return await work()
  } finally {
    process.chdir(before)
  }
}

/** A signal that does something when it is asked for the nth time; nothing aborts it. */
export function signalThat(work: () => void, nth: number): AbortSignal {
  let asked = 0
  const throwIfAborted = () => {
    if (++asked === nth) work()
  }
  return { throwIfAborted } as unknown as AbortSignal
}

/** What is left in a folder. */
export function listing(folder: string): string[] {
  return readdirSync(folder).sort()
}

/** Bytes that cannot be compressed; the same every time. */
export function noise(length: number, seed = 1): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16))
  return cipher.update(Buffer.alloc(length))
}

/** Text that compresses as source code does; the same every time. */
export function prose(length: number, seed = 1): Buffer {
  const words = 'return |const x| => |(handler)|\n  |await |event.|body|{}|;|lambda'.split('|')
  const lines = Array.from({ length: 256 }, (_, line) => {
    return Array.from(
      noise(12, line),
      (pick) => words[pick % words.length] + (pick > 200 ? String(pick) : ''),
    ).join('')
  })
  const text = Array.from(noise(Math.ceil(length / 40) + 1, seed), (pick) => lines[pick])
  return Buffer.from(text.join('')).subarray(0, length)
}

import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DeployError } from '../errors.ts'
import { systemReason } from '../system-error.ts'
import type { ZipPackage } from './artifact.ts'
import type { DeflatedFile, ReadFailure } from './batch.ts'
import { gatherBatches } from './batches.ts'
import { deflateBatches } from './deflate-batches.ts'
import { archiveMode } from './file-mode.ts'
import type { TreeEntry } from './file-tree.ts'
import { notEnoughMemory, unreadable } from './package-errors.ts'
import type { ZipEntry } from './zip-records.ts'
import { type ZipTotals, ZipWriter } from './zip-writer.ts'

/** A package that was just made. */
export interface PackedTree extends ZipPackage, ZipTotals {}

/**
 * Writes the entries, in the order given, as a zip in `folder`, first under another name. Its name
 * tells its content, so that packages of several directories can share the folder.
 *
 * @param threads As for deflateBatches.
 * @throws DeployError if a file changed since the tree was read or cannot be read, or if the folder
 *   cannot be written to. Then, as after an abort, nothing is left in the folder.
 */
export async function zipTree(
  groups: AsyncIterable<readonly TreeEntry[]>,
  folder: string,
  signal?: AbortSignal,
  threads?: number,
): Promise<PackedTree> {
  const aside = join(folder, `.${randomUUID()}.partial`)
  const file = await writing(folder, () => open(aside, 'wx'))
  try {
    const zip = new ZipWriter((bytes) => writing(folder, () => file.writeFile(bytes)))
    await addEntries(zip, groups, signal, threads)
    const totals = await zip.finish()
    signal?.throwIfAborted()
    await writing(folder, () => file.close())
    const path = resolve(
      folder,
      `code-${Buffer.from(totals.sha256, 'base64').toString('hex').slice(0, 16)}.zip`,
    )
    await writing(folder, () => rename(aside, path))
    return { kind: 'zip', path, ...totals }
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(aside, { force: true })
    throw error
  }
}

async function addEntries(
  zip: ZipWriter,
  groups: AsyncIterable<readonly TreeEntry[]>,
  signal?: AbortSignal,
  threads?: number,
): Promise<void> {
  for await (const { batch, result } of deflateBatches(gatherBatches(groups), signal, threads)) {
    if (result.failure !== undefined) throw failed(batch[result.failure.index], result.failure)
    for (const [index, { offset, compressedSize, ...deflated }] of result.files.entries()) {
      const entry = batch[index]
      if (entry === undefined) continue
      const data = result.data.subarray(offset, offset + compressedSize)
      await zip.add(zipEntry(entry, { ...deflated, compressedSize }), data)
    }
  }
}

function zipEntry(entry: TreeEntry, deflated: Omit<DeflatedFile, 'offset'>): ZipEntry {
  const { method, crc32, magic, compressedSize } = deflated
  return {
    name: entry.name,
    mode: archiveMode(entry, magic),
    method,
    crc32,
    compressedSize,
    size: entry.size,
  }
}

function failed(entry: TreeEntry | undefined, { code }: ReadFailure): DeployError {
  const name = String(entry?.name)
  if (code === 'ENOMEM') return notEnoughMemory(code)
  // What was there a moment ago and is gone now has changed, too.
  if (code !== undefined && code !== 'ENOENT') return unreadable(name, code)
  return new DeployError({
    what: `Could not package ${name}: it changed while it was being read.`,
    why: 'A package of half-written files would not run.',
    remedy: 'Let what writes it finish before this step, or leave it out with `exclude`.',
  })
}

async function writing<T>(folder: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw new DeployError({
      what: `Could not write the package to the folder ${folder}.`,
      why: systemReason(error),
      remedy: 'Give the runner a temporary folder that can be written to and has room for the package.',
      cause: error,
    })
  }
}

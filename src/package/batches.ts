import type { TreeEntry } from './file-tree.ts'

/** Entries that one thread compresses at a time; there is at least one. */
export type EntryBatch = readonly TreeEntry[]

/** Opening many small files takes as long as compressing one large one. */
const MOST_FILES = 128
const MOST_BYTES = 512 * 1024

/**
 * Gathers the entries into batches of about equal work, in order; larger files travel alone. How they
 * are gathered does not show in the archive.
 */
export async function* gatherBatches(
  groups: AsyncIterable<readonly TreeEntry[]>,
): AsyncGenerator<EntryBatch> {
  let batch: TreeEntry[] = []
  let bytes = 0
  for await (const entries of groups) {
    for (const entry of entries) {
      if (batch.length === MOST_FILES || (batch.length > 0 && bytes + entry.size > MOST_BYTES)) {
        yield batch
        batch = []
        bytes = 0
      }
      batch.push(entry)
      bytes += entry.size
    }
  }
  if (batch.length > 0) yield batch
}

/** Bytes of all files of a batch before compression. */
export function bytesOf(batch: readonly { readonly size: number }[]): number {
  return batch.reduce((sum, { size }) => sum + size, 0)
}

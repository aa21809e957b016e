import type { Chunk } from './chunk.ts'
import { CHUNK_SIZE } from './deflate.js'
import type { TreeEntry } from './file-tree.ts'

/** A chunk and the entry it is part of. */
export interface EntryChunk {
  readonly entry: TreeEntry
  readonly chunk: Chunk
}

/** What one thread compresses at a time. */
export type EntryBatch = readonly EntryChunk[]

/** Opening many small files takes as long as compressing one large one. */
const MAX_CHUNKS = 128

/**
 * Cuts the entries into chunks and gathers these into batches of about equal work, all in order.
 * How chunks are gathered does not show in the archive; where large files are cut does.
 */
export async function* cutBatches(groups: AsyncIterable<readonly TreeEntry[]>): AsyncGenerator<EntryBatch> {
  let batch: EntryChunk[] = []
  let size = 0
  for await (const entries of groups) {
    for (const part of cut(entries)) {
      if (batch.length === MAX_CHUNKS || size + part.chunk.length > CHUNK_SIZE) {
        yield batch
        batch = []
        size = 0
      }
      batch.push(part)
      size += part.chunk.length
    }
  }
  if (batch.length > 0) yield batch
}

function* cut(entries: Iterable<TreeEntry>): Generator<EntryChunk> {
  for (const entry of entries) {
    const { path, target, size, mtimeMs, ino } = entry
    let start = 0
    do {
      const length = Math.min(CHUNK_SIZE, size - start)
      yield {
        entry,
        chunk: { path, target, start, length, last: start + length === size, size, mtimeMs, ino },
      }
      start += length
    } while (start < size)
  }
}

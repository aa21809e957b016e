import { SEGMENT_SIZE } from './deflate.js'
import type { Piece } from './piece.ts'
import type { TreeEntry } from './tree.ts'

/** A piece and the entry it is part of. */
export interface EntryPiece {
  readonly entry: TreeEntry
  readonly piece: Piece
}

/** Opening many small files takes as long as compressing one large one. */
const MAX_PIECES = 128

/**
 * Cuts the entries into pieces and gathers these into batches of about equal work, all in order.
 * How pieces are gathered does not show in the archive; where large files are cut does.
 */
export async function* cutBatches(
  groups: AsyncIterable<readonly TreeEntry[]>,
): AsyncGenerator<readonly EntryPiece[]> {
  let batch: EntryPiece[] = []
  let size = 0
  for await (const entries of groups) {
    for (const part of cut(entries)) {
      if (batch.length === MAX_PIECES || size + part.piece.length > SEGMENT_SIZE) {
        yield batch
        batch = []
        size = 0
      }
      batch.push(part)
      size += part.piece.length
    }
  }
  if (batch.length > 0) yield batch
}

function* cut(entries: Iterable<TreeEntry>): Generator<EntryPiece> {
  for (const entry of entries) {
    const { path, target, size, mtimeMs, ino } = entry
    let start = 0
    do {
      const length = Math.min(SEGMENT_SIZE, size - start)
      yield {
        entry,
        piece: { path, target, start, length, last: start + length === size, size, mtimeMs, ino },
      }
      start += length
    } while (start < size)
  }
}

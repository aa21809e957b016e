import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { EntryBatch } from './batches.ts'
import type { Batch, BatchResult } from './chunk.ts'
import { deflateBatch } from './deflate.js'
import { DeflatePool } from './deflate-pool.ts'

/** Below this many batches, about 6 MB or 1,500 files, starting threads takes longer than it saves. */
const WORTH_THREADS = 12
/** More threads only wait for the one that writes, and each takes about 20 MiB. */
const MAX_THREADS = 8
/** Batches under way for each thread: one in work, one to go on with, some to bridge a slow neighbour. */
const BATCHES_AHEAD = 4

/** A batch as it was given, and what became of it. */
export interface DeflatedBatch {
  readonly batch: EntryBatch
  readonly result: BatchResult
}

/**
 * Compresses the batches on all cores and yields them in order. Few batches are compressed right here.
 *
 * @param batches Asked for only as far as there are threads to work on them.
 * @param threads Threads to use besides this one; 0 for none.
 */
export async function* deflateBatches(
  batches: AsyncIterable<EntryBatch>,
  signal?: AbortSignal,
  threads?: number,
): AsyncGenerator<DeflatedBatch> {
  signal?.throwIfAborted()
  const source = batches[Symbol.asyncIterator]()
  const first: EntryBatch[] = []
  if (threads === undefined) for await (const batch of take(source, WORTH_THREADS)) first.push(batch)
  const all = chain(first, source)
  const wanted = threads ?? (first.length < WORTH_THREADS ? 0 : Math.min(availableParallelism(), MAX_THREADS))
  // One thread would work while this one waits: nothing gained.
  yield* wanted < 2 ? deflateHere(all, signal) : deflateOnThreads(all, wanted, signal)
}

async function* deflateHere(
  batches: AsyncIterable<EntryBatch>,
  signal?: AbortSignal,
): AsyncGenerator<DeflatedBatch> {
  for await (const batch of batches) {
    yield { batch, result: deflateBatch(chunksOf(batch)) }
    // Lets a signal that arrived meanwhile be heard.
    await setImmediate()
    signal?.throwIfAborted()
  }
}

async function* deflateOnThreads(
  batches: AsyncIterator<EntryBatch>,
  threads: number,
  signal?: AbortSignal,
): AsyncGenerator<DeflatedBatch> {
  const pool = new DeflatePool(threads)
  const close = () => pool.close(signal?.reason)
  signal?.addEventListener('abort', close)
  try {
    const underWay: { readonly batch: EntryBatch; readonly result: Promise<BatchResult> }[] = []
    for (;;) {
      for await (const batch of take(batches, threads * BATCHES_AHEAD - underWay.length)) {
        underWay.push({ batch, result: pool.deflate(chunksOf(batch)) })
      }
      const oldest = underWay.shift()
      if (oldest === undefined) return
      yield { batch: oldest.batch, result: await oldest.result }
    }
  } finally {
    signal?.removeEventListener('abort', close)
    await close()
  }
}

function chunksOf(batch: EntryBatch): Batch {
  return batch.map(({ chunk }) => chunk)
}

/** At most `count` further items; the iterator can be used on. */
async function* take<T>(iterator: AsyncIterator<T>, count: number): AsyncGenerator<T> {
  for (let taken = 0; taken < count; taken++) {
    const next = await iterator.next()
    if (next.done === true) return
    yield next.value
  }
}

async function* chain<T>(first: Iterable<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first
  yield* take(rest, Number.POSITIVE_INFINITY)
}

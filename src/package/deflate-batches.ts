import { availableParallelism } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Batch, BatchResult } from './batch.ts'
import { bytesOf, type EntryBatch } from './batches.ts'
import { Deflater } from './deflate.js'
import { DeflatePool } from './deflate-pool.ts'
import { loadLibdeflate } from './libdeflate.ts'

/** Below so many batches (of 128 files, or half a megabyte) and bytes, starting threads takes longer than it saves. */
const WORTH_THREADS = 12
const WORTH_BYTES = WORTH_THREADS * 512 * 1024
/** More threads only wait for the one that writes, and each takes about 20 MiB. */
const MAX_THREADS = 8
/** Bytes under way for each thread: enough to go on with while another has a large file, and little memory. */
const BYTES_AHEAD = 16 * 1024 * 1024
/** Batches under way for each thread. */
const BATCHES_AHEAD = 64

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
  const wanted = threads ?? threadsFor(first)
  const libdeflate = loadLibdeflate()
  const pool = new DeflatePool(wanted, libdeflate)
  yield* pool.threads === 0 ? deflateHere(all, libdeflate, signal) : deflateOnThreads(all, pool, signal)
}

function threadsFor(first: readonly EntryBatch[]): number {
  if (first.length < WORTH_THREADS && bytesOf(first.flat()) < WORTH_BYTES) return 0
  return Math.min(availableParallelism(), MAX_THREADS, first.length)
}

async function* deflateHere(
  batches: AsyncIterable<EntryBatch>,
  libdeflate: WebAssembly.Module,
  signal?: AbortSignal,
): AsyncGenerator<DeflatedBatch> {
  const deflater = new Deflater(libdeflate)
  for await (const batch of batches) {
    yield { batch, result: deflater.deflate(filesOf(batch)) }
    // Lets a signal that arrived meanwhile be heard.
    await setImmediate()
    signal?.throwIfAborted()
  }
}

interface UnderWay {
  readonly batch: EntryBatch
  readonly bytes: number
  readonly result: Promise<BatchResult>
}

async function* deflateOnThreads(
  batches: AsyncGenerator<EntryBatch>,
  pool: DeflatePool,
  signal?: AbortSignal,
): AsyncGenerator<DeflatedBatch> {
  const { threads } = pool
  const close = () => pool.close(signal?.reason)
  signal?.addEventListener('abort', close)
  try {
    const underWay: UnderWay[] = []
    let room = threads * BYTES_AHEAD
    for (;;) {
      while (room > 0 && underWay.length < threads * BATCHES_AHEAD) {
        const { value: batch, done } = await batches.next()
        if (done === true) break
        const bytes = bytesOf(batch)
        underWay.push({ batch, bytes, result: pool.deflate(filesOf(batch)) })
        room -= bytes
      }
      const oldest = underWay.shift()
      if (oldest === undefined) return
      yield { batch: oldest.batch, result: await oldest.result }
      room += oldest.bytes
    }
  } finally {
    signal?.removeEventListener('abort', close)
    await close()
  }
}

/** Without the names, each of which would be cloned with the memory that it shares with others. */
function filesOf(batch: EntryBatch): Batch {
  return batch.map(({ path, target, size, mtimeMs, ino }) => ({ path, target, size, mtimeMs, ino }))
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

import { Worker } from 'node:worker_threads'
import { DEFLATE_WORKER } from './deflate.js'
import type { Batch, BatchResult } from './piece.ts'

interface Waiting {
  readonly resolve: (result: BatchResult) => void
  readonly reject: (reason: unknown) => void
}

interface Lane {
  readonly worker: Worker
  /** Batches this worker still has to answer, oldest first: it answers in the order it was asked. */
  readonly waiting: Waiting[]
}

/** Worker threads that compress batches. */
export class DeflatePool {
  readonly #lanes: readonly Lane[]

  /** Starts `size` threads, at least one. */
  constructor(size: number) {
    this.#lanes = Array.from({ length: size }, startLane)
  }

  /** Gives the batch to the thread with the least to do. Rejects if that thread dies or the pool closes. */
  deflate(batch: Batch): Promise<BatchResult> {
    const lane = this.#lanes.reduce((least, next) => (next.waiting.length < least.waiting.length ? next : least))
    const result = new Promise<BatchResult>((resolve, reject) => {
      lane.waiting.push({ resolve, reject })
      lane.worker.postMessage(batch)
    })
    // A caller that stops at the first failure never looks at the rest.
    result.catch(() => undefined)
    return result
  }

  /** Stops the threads, whatever they are doing; batches still unanswered reject with `reason`. */
  async close(reason: unknown): Promise<void> {
    for (const lane of this.#lanes) fail(lane, reason)
    await Promise.all(this.#lanes.map(({ worker }) => worker.terminate()))
  }
}

function startLane(): Lane {
  const worker = new Worker(new URL('./deflate.js', import.meta.url), {
    workerData: DEFLATE_WORKER,
    // Flags and preloads meant for the main thread would only slow the start.
    execArgv: [],
  })
  const lane: Lane = { worker, waiting: [] }
  worker.on('message', (result: BatchResult) => lane.waiting.shift()?.resolve(result))
  worker.on('error', (error) => fail(lane, error))
  worker.on('exit', () => fail(lane, new Error('The thread that compresses files ended early.')))
  return lane
}

function fail(lane: Lane, reason: unknown): void {
  for (const { reject } of lane.waiting.splice(0)) reject(reason)
}

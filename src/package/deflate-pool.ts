import { Worker } from 'node:worker_threads'
import { systemCode } from '../system-error.ts'
import type { Batch, BatchResult } from './batch.ts'
import { bytesOf } from './batches.ts'
import { notEnoughMemory } from './package-errors.ts'

interface Waiting {
  readonly bytes: number
  readonly resolve: (result: BatchResult) => void
  readonly reject: (reason: unknown) => void
}

/** Worker threads that compress batches. */
export class DeflatePool {
  readonly #threads: DeflateThread[] = []

  /** Starts so many threads, or as many as the system still allows. */
  constructor(threads: number, libdeflate: WebAssembly.Module) {
    try {
      while (this.#threads.length < threads) this.#threads.push(new DeflateThread(libdeflate))
    } catch (error) {
      if (systemCode(error) !== 'ERR_WORKER_INIT_FAILED') throw error
    }
  }

  /** How many threads there are; 0 if the system allows none. */
  get threads(): number {
    return this.#threads.length
  }

  /** Gives the batch to the thread with the least to do. Rejects if that thread dies or the pool closes. */
  deflate(batch: Batch): Promise<BatchResult> {
    const thread = this.#threads.reduce((least, next) => (next.load < least.load ? next : least))
    const result = thread.deflate(batch)
    // A caller that stops at the first failure never looks at the rest.
    result.catch(() => undefined)
    return result
  }

  /** Stops the threads, whatever they are doing; batches still unanswered reject with `reason`. */
  async close(reason: unknown): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close(reason)))
  }
}

/** One thread and the batches it still has to answer. */
class DeflateThread {
  readonly #worker: Worker
  /** Oldest first: the thread answers in the order it was asked. */
  readonly #waiting: Waiting[] = []
  #ended: { readonly reason: unknown } | undefined

  constructor(libdeflate: WebAssembly.Module) {
    this.#worker = new Worker(new URL('./deflate.js', import.meta.url), {
      workerData: { libdeflate },
      // Flags and preloads meant for the main thread would only slow the start.
      execArgv: [],
    })
    this.#worker.on('message', (result: BatchResult) => this.#waiting.shift()?.resolve(result))
    this.#worker.on('error', (error) => {
      this.#end(systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? notEnoughMemory(error) : error)
    })
    this.#worker.on('exit', () => this.#end(new Error('A thread that compresses files ended early.')))
  }

  /** Bytes of what is still to answer. */
  get load(): number {
    return this.#waiting.reduce((sum, { bytes }) => sum + bytes, 0)
  }

  deflate(batch: Batch): Promise<BatchResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ bytes: bytesOf(batch), resolve, reject })
      if (this.#ended === undefined) this.#worker.postMessage(batch)
      else this.#end(this.#ended.reason)
    })
  }

  async close(reason: unknown): Promise<void> {
    this.#end(reason)
    await this.#worker.terminate()
  }

  #end(reason: unknown): void {
    this.#ended ??= { reason }
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended.reason)
  }
}

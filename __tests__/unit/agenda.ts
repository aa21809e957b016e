import type { Clock } from '../../src/clock.ts'

/** A clock for many who sleep at the same time: it goes on to the next who wakes, once nobody is busy. */
export class Agenda implements Clock {
  #now = 0
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = []

  now(): number {
    return this.#now
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
      this.#sleepers.push({ at: this.#now + ms, wake: resolve })
      this.#sleepers.sort((one, other) => one.at - other.at)
    })
  }

  /** Lets time pass until the work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false
    const ended = () => {
      done = true
    }
    work.then(ended, ended)
    for (;;) {
      // Everybody who is awake goes on first.
      await new Promise(setImmediate)
      if (done) return work
      const next = this.#sleepers.shift()
      if (next === undefined) throw new Error('nobody will ever wake')
      this.#now = Math.max(this.#now, next.at)
      next.wake()
    }
  }
}

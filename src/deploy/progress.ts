import type { Host } from '../host.ts'
import type { Phase } from './deployment.ts'

/** How far a run has come: what the report needs even when the run ends early. */
export class Progress {
  readonly phases: Phase[] = []
  /** The phase that is under way, or was when the run failed. */
  current: string | undefined
  /** The last state a wait saw, in words. */
  lastSeen: string | undefined
  /** What was done to the function, as sentences; what is listed here holds after a failure as well. */
  readonly done: string[] = []
  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
  }

  /** Runs one phase inside a group of the log and takes its time. */
  async phase<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { clock, log } = this.#host
    const start = clock.now()
    this.current = name
    try {
      return await log.group(name, work)
    } finally {
      this.phases.push({ name, milliseconds: Math.round(clock.now() - start) })
    }
  }

  /** Notes what was done, in the log and for the report. */
  did(sentence: string): void {
    this.done.push(sentence)
    this.#host.log.info(sentence)
  }
}

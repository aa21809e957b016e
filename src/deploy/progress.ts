import type { Host } from '../host.ts'
import type { Facts } from './facts.ts'

/** How long one phase took. */
export interface Phase {
  readonly name: string
  readonly milliseconds: number
  /** How much of it was waiting for Lambda. */
  readonly waiting?: number
}

/** Where the times of the log stand. */
const TIME_COLUMN = 76

/** How far a run has come: what the report needs even when the run ends early. */
export class Progress {
  readonly phases: Phase[] = []
  readonly facts: Facts = { findings: [], update: 'not sent' }
  /** The phase that is under way, or was when the run failed. */
  current: string | undefined
  /** The last state that an unfinished wait saw, in Lambda's words. */
  lastSeen: string | undefined
  readonly #host: Pick<Host, 'clock' | 'log'>
  readonly #start: number
  #waited = 0

  constructor(host: Pick<Host, 'clock' | 'log'>) {
    this.#host = host
    this.#start = host.clock.now()
  }

  /** Milliseconds since the run began. */
  get elapsedMs(): number {
    return this.#host.clock.now() - this.#start
  }

  /**
   * Runs one phase, takes its time, and says its result in the log.
   *
   * @param line the result as one line of the log; nothing is said where there is none
   */
  async phase<T>(name: string, work: () => Promise<T>, line?: (value: T) => string | undefined): Promise<T> {
    const { clock, log } = this.#host
    const start = clock.now()
    this.current = name
    this.#waited = 0
    let milliseconds = 0
    try {
      const value = await work()
      milliseconds = clock.now() - start
      const said = line?.(value)
      if (said !== undefined)
        log.info(`✓ ${withShortHashes(said).padEnd(TIME_COLUMN)} ${seconds(milliseconds)}`)
      this.current = undefined
      return value
    } finally {
      milliseconds ||= clock.now() - start
      this.phases.push({
        name,
        milliseconds: Math.round(milliseconds),
        ...(this.#waited > 0 && { waiting: Math.round(this.#waited) }),
      })
    }
  }

  /** Counts milliseconds of the phase as spent on waiting for Lambda. */
  waited(milliseconds: number): void {
    this.#waited += milliseconds
  }
}

/** Keys and digests without most of their hash: outputs and summary have all of it. */
function withShortHashes(line: string): string {
  return line.replaceAll(/\b([0-9a-f]{10})[0-9a-f]{54}\b/g, '$1…')
}

/** Milliseconds for people. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

import { setTimeout } from 'node:timers/promises'
import type { Clock } from './clock.ts'

/** The machine's own time: monotonic, so that a clock that is set does no harm. */
export const realClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await setTimeout(ms, undefined, signal && { signal })
    } catch (error) {
      signal?.throwIfAborted()
      throw error
    }
  },
}

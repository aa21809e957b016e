/** @import { Clock } from '../../src/clock.ts' */

/**
 * A clock on which every wait is over at once.
 *
 * @implements {Clock}
 */
export class VirtualClock {
  #now = 0
  /** Called at the end of each sleep. @type {() => Promise<void> | void} */
  onSleep = () => {}

  now() {
    return this.#now
  }

  /**
   * @param {number} ms
   * @param {AbortSignal} [signal]
   */
  async sleep(ms, signal) {
    signal?.throwIfAborted()
    this.#now += ms
    await this.onSleep()
    signal?.throwIfAborted()
  }
}

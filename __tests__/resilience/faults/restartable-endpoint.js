import { startEndpoint } from '../../../emulator/aws/server.js'

/** @import { Endpoint, OnRequest } from '../../../emulator/aws/server.js' */
/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { VirtualClock } from '../../harness/virtual-clock.js' */

/** Longer than the SDK's first pause between two tries, which passes on no clock of ours. */
const DOWN_MS = 60
/**
 * A loopback address of this process: once an endpoint is down its port is anybody's, and another process's
 * endpoint at it would answer in its place.
 */
const HOST = `127.1.${(process.pid >> 8) & 255}.${Math.max(process.pid & 255, 1)}`

/** An endpoint that goes away before a request and comes back on the same port. */
export class RestartableEndpoint {
  /** @type {Endpoint | undefined} */
  #endpoint
  #port = 0
  #closed = false
  /** @type {OnRequest} */
  #hook = () => {}

  /** @param {World} world */
  constructor(world) {
    this.world = world
  }

  /**
   * @param {World} world
   * @param {OnRequest} hook
   */
  static async open(world, hook) {
    const restartable = new RestartableEndpoint(world)
    restartable.#hook = hook
    await restartable.#open()
    return restartable
  }

  get url() {
    return `http://${HOST}:${this.#port}`
  }

  async #open() {
    if (this.#closed) return
    this.#endpoint = await startEndpoint({
      world: this.world,
      host: HOST,
      port: this.#port,
      onRequest: this.#hook,
    })
    this.#port = Number(new URL(this.#endpoint.url).port)
  }

  /**
   * Nobody listens any more; with `once`, until the run has waited.
   *
   * @param {VirtualClock} clock
   * @param {'once' | 'always'} times
   */
  async stop(clock, times) {
    await this.#endpoint?.close()
    if (times === 'always') return
    /** @type {Promise<void> | undefined} */
    let reopened
    const reopen = () => {
      clock.onSleep = () => {}
      reopened ??= this.#open()
      return reopened
    }
    clock.onSleep = reopen
    setTimeout(reopen, DOWN_MS)
  }

  async close() {
    this.#closed = true
    await this.#endpoint?.close()
  }
}

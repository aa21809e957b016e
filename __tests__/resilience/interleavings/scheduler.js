/** @import { RequestRecord } from '../../../emulator/aws/endpoint/record.js' */

/** @typedef {{ actor: string, operation: string, go: () => void }} Held */

/** Turns of the event loop without news after which every run is taken to wait for an answer. */
const QUIET_TURNS = 12

/**
 * Holds the requests of several runs and lets one go at a time, as a schedule says; where the
 * schedule has ended, the one goes on who went last.
 */
export class Scheduler {
  /** @type {Held[]} */
  #held = []
  #news = 0
  #live
  #schedule
  /** @type {{ actor: string, open: string[] }[]} what was chosen, and among whom */
  choices = []
  /** @type {string[]} what was served, in order */
  served = []

  /**
   * @param {readonly string[]} actors
   * @param {readonly string[]} schedule
   */
  constructor(actors, schedule) {
    this.#live = new Set(actors)
    this.#schedule = schedule
  }

  /**
   * Resolves when it is this request's turn.
   *
   * @param {string} actor
   * @param {RequestRecord} record
   * @returns {Promise<void>}
   */
  hold(actor, { operation }) {
    this.#news += 1
    return new Promise((resolve) => {
      this.#held.push({ actor, operation, go: resolve })
    })
  }

  /** Something that changes who waits: a request, an answer, an end. */
  news() {
    this.#news += 1
  }

  /** @param {string} actor that has ended */
  ended(actor) {
    this.#news += 1
    this.#live.delete(actor)
  }

  /** Serves until every run has ended. */
  async drive() {
    while (this.#live.size > 0) {
      await this.#everybodyWaits()
      const open = [...new Set(this.#held.map(({ actor }) => actor))].sort()
      const planned = this.#schedule[this.choices.length]
      const last = this.choices.at(-1)?.actor
      const actor = [planned, last].find((one) => one !== undefined && open.includes(one)) ?? open[0]
      if (actor === undefined) continue
      this.choices.push({ actor, open })
      const [next] = this.#held.splice(
        this.#held.findIndex((held) => held.actor === actor),
        1,
      )
      this.served.push(`${actor}:${next?.operation}`)
      next?.go()
      // The answer is news of its own.
      this.#news += 1
    }
  }

  async #everybodyWaits() {
    for (;;) {
      const before = this.#news
      for (let turn = 0; turn < QUIET_TURNS && this.#news === before; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve))
      }
      const waiting = new Set(this.#held.map(({ actor }) => actor))
      if (this.#news === before && [...this.#live].every((actor) => waiting.has(actor))) return
    }
  }
}

/** @import { RequestRecord } from './endpoint/record.js' */

/**
 * An answer of the script's own. Members left out are filled in as the service would.
 *
 * @typedef {object} FaultAnswer
 * @property {number} status
 * @property {string} [errorType] e.g. `TooManyRequestsException`
 * @property {string} [message]
 * @property {string | Record<string, unknown>} [body] sent as it is, instead of the service's error format
 * @property {Record<string, string>} [headers]
 */

/**
 * What happens to the connection instead of an answer:
 * `refuse` drops it before the body was read; `reset-before` resets it when the request is complete;
 * `reset-midway` resets it after half of the answer; `truncate` closes it cleanly after half of the answer;
 * `hang` never answers.
 *
 * @typedef {'refuse' | 'reset-before' | 'reset-midway' | 'truncate' | 'hang'} ConnectionFault
 */

/**
 * @typedef {object} Fault
 * @property {string} [operation] every operation when absent
 * @property {string} [service]
 * @property {(record: RequestRecord) => boolean} [when] a further condition
 * @property {number} [nth] the first matching request that it strikes, counted from 1
 * @property {number} [times] how many it strikes; 1 when absent
 * @property {number} [delay] milliseconds before the fault, or before the ordinary answer where there is no fault
 * @property {boolean} [before] the world does not change: the default
 * @property {boolean} [after] the world changes, then the fault strikes: the work is done and the answer lost
 * @property {ConnectionFault | FaultAnswer} [fault]
 */

/** The script of one endpoint: which requests go wrong, and how. */
export class Faults {
  /** @type {{ fault: Fault, seen: number }[]} */
  #script = []

  /** @param {Fault[]} [script] */
  constructor(script = []) {
    this.add(...script)
  }

  /**
   * Occurrences are counted from here on.
   *
   * @param {...Fault} faults
   */
  add(...faults) {
    for (const fault of faults) {
      if (fault.before && fault.after)
        throw new Error('A fault strikes before the change or after it, not both')
      this.#script.push({ fault, seen: 0 })
    }
  }

  clear() {
    this.#script = []
  }

  /**
   * The fault that strikes a request. Every fault that matches counts it; the first in the script strikes.
   *
   * @param {RequestRecord} record
   * @returns {Fault | undefined}
   */
  strike(record) {
    return this.#strike(record, (fault) => fault.fault !== 'refuse')
  }

  /**
   * The same for what strikes before the body has arrived: `when` sees a record without one.
   *
   * @param {RequestRecord} record
   * @returns {Fault | undefined}
   */
  strikeEarly(record) {
    return this.#strike(record, (fault) => fault.fault === 'refuse')
  }

  /**
   * @param {RequestRecord} record
   * @param {(fault: Fault) => boolean} eligible
   */
  #strike(record, eligible) {
    /** @type {Fault | undefined} */
    let struck
    for (const entry of this.#script) {
      const { fault } = entry
      if (!eligible(fault) || !matches(fault, record)) continue
      entry.seen += 1
      const first = fault.nth ?? 1
      if (entry.seen >= first && entry.seen < first + (fault.times ?? 1)) struck ??= fault
    }
    return struck
  }
}

/**
 * A fault in a word, for the record.
 *
 * @param {Fault} fault
 * @returns {string}
 */
export function nameOf({ fault, delay }) {
  if (fault === undefined) return `delay ${delay ?? 0}`
  return typeof fault === 'string' ? fault : String(fault.status)
}

/**
 * @param {Fault} fault
 * @param {RequestRecord} record
 */
function matches({ operation, service, when }, record) {
  if (operation !== undefined && operation !== record.operation) return false
  if (service !== undefined && service !== record.service) return false
  return when === undefined || when(record)
}

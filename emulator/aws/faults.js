/** @import { RequestRecord } from './endpoint/record.js' */

/**
 * An answer in place of the service's. Members left out are filled in as the service would.
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
 * @property {number} [nth] the first matching request that it happens to, counted from 1
 * @property {number} [times] how many it happens to; 1 when absent
 * @property {number} [delay] milliseconds before the fault, or before the ordinary answer where there is no fault
 * @property {boolean} [before] the world does not change: the default
 * @property {boolean} [after] the world changes, then the fault happens: the work is done and the answer lost
 * @property {ConnectionFault | FaultAnswer} [fault]
 */

/** Which requests to one endpoint go wrong, and how. */
export class Faults {
  /** @type {{ fault: Fault, seen: number }[]} */
  #entries = []

  /** @param {Fault[]} faults */
  constructor(faults) {
    this.add(...faults)
  }

  /**
   * Occurrences are counted from here on.
   *
   * @param {...Fault} faults
   */
  add(...faults) {
    for (const fault of faults) this.#entries.push({ fault, seen: 0 })
  }

  /**
   * The fault that happens to a request. Every fault that matches counts it; the first that was added happens.
   *
   * @param {RequestRecord} record
   * @returns {Fault | undefined}
   */
  match(record) {
    return this.#match(record, (fault) => fault.fault !== 'refuse')
  }

  /**
   * The same for what happens before the body has arrived: `when` sees a record without one.
   *
   * @param {RequestRecord} record
   * @returns {Fault | undefined}
   */
  matchHead(record) {
    return this.#match(record, (fault) => fault.fault === 'refuse')
  }

  /**
   * @param {RequestRecord} record
   * @param {(fault: Fault) => boolean} eligible
   */
  #match(record, eligible) {
    /** @type {Fault | undefined} */
    let matched
    for (const entry of this.#entries) {
      const { fault } = entry
      if (!eligible(fault) || !matches(fault, record)) continue
      entry.seen += 1
      const first = fault.nth ?? 1
      if (entry.seen >= first && entry.seen < first + (fault.times ?? 1)) matched ??= fault
    }
    return matched
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

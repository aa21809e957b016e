/** @typedef {{ kind: string, group: string, name: string, why: string }} Failure */
/** @typedef {{ kind: string, group: string, tried: number, failed: number, note: string }} Row */
/** @typedef {{ rows: Row[], failures: Failure[] }} Report */

/** Counts what one kind of check tried and what failed, by group. */
export class Results {
  /** @param {string} kind */
  constructor(kind) {
    this.kind = kind
    /** @type {Map<string, Row>} */
    this.rows = new Map()
    /** @type {Failure[]} */
    this.failures = []
  }

  /**
   * One case.
   *
   * @param {string} group
   * @param {string} name of the case
   * @param {string | undefined} why it failed; undefined where it passed
   * @param {string} [note] counted beside the group, e.g. how a passing case ended
   */
  add(group, name, why, note = '') {
    const row = this.rows.get(group + note) ?? { kind: this.kind, group, tried: 0, failed: 0, note }
    this.rows.set(group + note, row)
    row.tried += 1
    if (why === undefined) return
    row.failed += 1
    this.failures.push({ kind: this.kind, group, name, why })
  }

  /** @returns {Report} */
  report() {
    return { rows: [...this.rows.values()], failures: this.failures }
  }
}

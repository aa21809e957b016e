/** @import { Known } from './known.js' */
/** @import { Failure, Report, Row } from './harness/results.js' */

/** How many failures are told in full. */
const TOLD = 25

/**
 * Prints what was tried and what failed.
 *
 * @param {readonly Report[]} reports
 * @param {readonly Known[]} known
 * @param {number} seconds
 * @returns {number} of failures
 */
export function printTable(reports, known, seconds) {
  const rows = merge(reports.flatMap((report) => report.rows))
  const failures = reports.flatMap((report) => report.failures)
  const width = Math.max(...rows.map(({ group }) => group.length))
  const wide = Math.max(...rows.map(({ note }) => note.length), 7)
  console.log(`${'Check'.padEnd(13)}  ${'Case'.padEnd(width)}  ${'Outcome'.padEnd(wide)}  Tried  Failed`)
  for (const row of rows) console.log(line(row, width, wide))
  console.log('')
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const own = rows.filter((row) => row.kind === kind)
    console.log(line({ kind, group: 'in all', note: '', ...sums(own) }, width, wide))
  }
  tell(failures, known)
  const stale = known.filter((one) => !failures.some((failure) => fits(one, failure)))
  for (const { reason } of stale)
    console.log(`\nNo longer fails, take it off the list of known failures: ${reason}`)
  const { tried, failed } = sums(rows)
  console.log(`\n${seconds.toFixed(0)} s`)
  console.log(`${tried - failed} passed, ${failed + stale.length} failed`)
  return failed + stale.length
}

/**
 * Rows of the same thing from several processes as one, in a steady order.
 *
 * @param {Row[]} rows
 */
function merge(rows) {
  /** @type {Map<string, Row>} */
  const merged = new Map()
  for (const row of rows) {
    const key = [row.kind, row.group, row.note].join('\n')
    const sum = merged.get(key)
    merged.set(key, sum ? { ...sum, ...sums([sum, row]) } : row)
  }
  return [...merged].sort(([one], [other]) => one.localeCompare(other)).map(([, row]) => row)
}

/** @param {readonly Row[]} rows */
function sums(rows) {
  const add = (/** @type {'tried' | 'failed'} */ of) => rows.reduce((sum, row) => sum + row[of], 0)
  return { tried: add('tried'), failed: add('failed') }
}

/**
 * @param {Row} row
 * @param {number} width
 * @param {number} wide
 */
function line({ kind, group, note, tried, failed }, width, wide) {
  const numbers = [String(tried).padStart(5), String(failed).padStart(6)]
  return [kind.padEnd(13), group.padEnd(width), note.padEnd(wide), ...numbers].join('  ')
}

/**
 * @param {readonly Failure[]} failures
 * @param {readonly Known[]} known
 */
function tell(failures, known) {
  for (const one of known) {
    const count = failures.filter((failure) => fits(one, failure)).length
    if (count > 0) console.log(`\nKnown, ${count} times: ${one.reason}`)
  }
  const news = failures.filter((failure) => !known.some((one) => fits(one, failure)))
  for (const { kind, group, name, why } of news.slice(0, TOLD)) {
    console.log(`\nFailed: ${kind}, ${group}, ${name}\n  ${why.slice(0, 1500)}`)
  }
  if (news.length > TOLD) console.log(`\nand ${news.length - TOLD} more`)
}

/**
 * @param {Known} known
 * @param {Failure} failure
 */
function fits(known, { kind, group, name, why }) {
  return known.kind.test(kind) && known.name.test(`${group}, ${name}`) && known.why.test(why)
}

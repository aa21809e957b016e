/** @import { Failure, Report, Row } from './harness/results.js' */

/** How many failures are shown in full. */
const SHOWN = 25

/**
 * Prints what was tried and what failed.
 *
 * @param {readonly Report[]} reports
 * @param {number} seconds
 * @returns {number} of failures
 */
export function printTable(reports, seconds) {
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
  printFailures(failures)
  const { tried, failed } = sums(rows)
  console.log(`\n${seconds.toFixed(0)} s`)
  console.log(`${tried - failed} passed, ${failed} failed`)
  return failed
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

/** @param {readonly Failure[]} failures */
function printFailures(failures) {
  for (const { kind, group, name, why } of failures.slice(0, SHOWN)) {
    console.log(`\nFailed: ${kind}, ${group}, ${name}\n  ${why.slice(0, 1500)}`)
  }
  if (failures.length > SHOWN) console.log(`\nand ${failures.length - SHOWN} more`)
}

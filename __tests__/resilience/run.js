import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inParallel } from './harness/parallel.js'
import { printTable } from './print-results.js'

/** @import { Report } from './harness/results.js' */

/**
 * What the action does when it is killed, cancelled, disturbed, overtaken or met by hostile texts:
 *
 *     node __tests__/resilience/run.js [--only crash,fault...] [--action DIRECTORY]
 *
 * Prints a table and ends with 1 where anything failed.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    action: { type: 'string', default: fileURLToPath(new URL('../..', import.meta.url)) },
  },
})

/** Into how many processes each kind is cut; one that waits much has many small ones. */
const SHARDS = { crash: 3, faults: 12, interleavings: 5, hostile: 4, cancel: 2 }

const only = values.only.split(',').filter((kind) => kind !== '')
const jobs = Object.entries(SHARDS)
  .filter(([kind]) => only.length === 0 || only.includes(kind))
  .flatMap(([kind, of]) => Array.from({ length: of }, (_, index) => ({ kind, index, of })))

/** @type {Report[]} */
const reports = []
const start = performance.now()
// A good part of every job is waiting.
await inParallel(jobs, availableParallelism() + 2, async (job) => {
  reports.push(await runJob(job))
})
const failed = printTable(reports, (performance.now() - start) / 1000)
process.exitCode = failed === 0 ? 0 : 1

/**
 * @param {{ kind: string, index: number, of: number }} job
 * @returns {Promise<Report>}
 */
function runJob({ kind, index, of }) {
  return new Promise((resolve) => {
    const path = fileURLToPath(new URL('run-shard.js', import.meta.url))
    const child = fork(path, [kind, String(index), String(of), values.action], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
    /** @type {Report | undefined} */
    let report
    child.once('message', (message) => {
      report = /** @type {Report} */ (message)
    })
    child.once('close', (code) =>
      resolve(report ?? broken(kind, index, `exit code ${code}: ${said.slice(-2000)}`)),
    )
  })
}

/**
 * A check that breaks has shown nothing, and counts as a failure.
 *
 * @param {string} kind
 * @param {number} index
 * @param {string} why
 * @returns {Report}
 */
function broken(kind, index, why) {
  const group = 'the check itself'
  return {
    rows: [{ kind, group, tried: 1, failed: 1, note: '' }],
    failures: [{ kind, group, name: `part ${index}`, why }],
  }
}

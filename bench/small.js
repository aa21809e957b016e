import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { milliseconds, OURS, pairs, spread } from './measure.js'

/** @import { Options, Row } from './main.js' */
/** @import { Workbench } from './measure.js' */

const RUNS = 21
const LATENCY = 200
const ROUND_TRIPS = 6

/**
 * A small zip for a function that settles at once: hardly anything but the action's own time.
 *
 * @param {Workbench} bench
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
export async function* small(bench, { int128, aws, runs }) {
  for (const turn of [0, 1]) await bench.writePackage(`small${turn}`, 350)
  const zip = (/** @type {number} */ run) => join(bench.folder, `small${run % 2}.zip`)
  const step = (/** @type {number} */ run) => ({
    'function-name': 'ours',
    'zip-file': zip(run),
    publish: 'true',
  })
  const role = { 'role-to-assume': bench.role }
  await bench.serve({ atOnce: true })
  const keys = (/** @type {number} */ run) => bench.time(OURS, step(run))

  if (int128 !== undefined) {
    const theirs = (/** @type {number} */ run) =>
      bench.time(int128, { 'function-name': 'theirs', 'zip-path': zip(run) })
    const { ours, beside, ratios } = await pairs(runs(RUNS), keys, theirs)
    yield {
      what: '600 B zip, settled, publish; int128/deploy-lambda-action, which does not read, wait or verify',
      ...{ ours: milliseconds(ours), beside: milliseconds(beside), ratio: spread(ratios), goal: '0.95' },
    }
  }
  const oidc = (/** @type {number} */ run) => bench.time(OURS, { ...step(run), ...role }, { oidc: true })
  const byRole = await pairs(runs(RUNS), oidc, keys)
  yield {
    what: 'the same with OIDC; with keys',
    ...{ ours: milliseconds(byRole.ours), beside: milliseconds(byRole.beside) },
    ...{ ratio: spread(byRole.ratios), goal: '1.1' },
  }
  if (spawnSync(aws, ['--version']).status === 0) {
    const cli = (/** @type {number} */ run) => timeCli(bench, aws, zip(run))
    const { ours, beside, ratios } = await pairs(runs(7), keys, cli)
    yield {
      what: 'the same; AWS CLI with `wait function-updated`',
      ...{ ours: milliseconds(ours), beside: milliseconds(beside), ratio: spread(ratios), goal: '0.12' },
    }
  }
  await bench.serve({ atOnce: true }, { latency: LATENCY })
  const alias = (/** @type {number} */ run) =>
    bench.time(OURS, { ...step(run), ...role, alias: 'live' }, { oidc: true })
  const { ours } = await pairs(runs(7), alias)
  const own = ours.map((sample) => ({ ...sample, milliseconds: sample.milliseconds - ROUND_TRIPS * LATENCY }))
  yield {
    what: `OIDC, publish, alias at ${LATENCY} ms a request, less ${ROUND_TRIPS} round trips`,
    ...{ ours: milliseconds(own), beside: '', ratio: '', goal: '250 ms' },
  }
}

/**
 * @param {Workbench} bench
 * @param {string} aws
 * @param {string} zip
 */
async function timeCli(bench, aws, zip) {
  const name = ['--function-name', 'theirs']
  const update = ['lambda', 'update-function-code', ...name, '--zip-file', `fileb://${zip}`, '--publish']
  const first = await bench.timeProgram(aws, update)
  const second = await bench.timeProgram(aws, ['lambda', 'wait', 'function-updated', ...name])
  return { milliseconds: first.milliseconds + second.milliseconds, mebibytes: 0 }
}

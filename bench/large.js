import { median, milliseconds, OURS, pairs, spread } from './measure.js'

/** @import { Options, Row } from './main.js' */
/** @import { Workbench } from './measure.js' */

/**
 * Zips of 45 MB, sent directly or not at all, and of 250 MB through S3.
 *
 * @param {Workbench} bench
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
export async function* large(bench, { int128, runs }) {
  const zips = [
    await bench.writePackage('large0', 45_000_000),
    await bench.writePackage('large1', 45_000_000),
  ]
  if (int128 !== undefined) yield* besideInt128(bench, int128, zips, runs(9))
  const direct = await peak(bench, runs(3), { 'zip-file': zips[0] ?? '' })
  yield {
    ...{ what: '45 MB zip, direct, over TLS: peak memory', ours: `${direct.toFixed(0)} MiB` },
    ...{ beside: '', ratio: '', goal: '190 MiB' },
  }
  const [five, most] = [
    await bench.writePackage('5', 5_000_000),
    await bench.writePackage('250', 250_000_000),
  ]
  const little = await peak(bench, runs(3), { 'zip-file': five, 's3-bucket': 'packages' })
  const much = await peak(bench, runs(3), { 'zip-file': most, 's3-bucket': 'packages' })
  yield {
    what: '250 MB through S3, over TLS: peak memory; 5 MB',
    ...{ ours: `${much.toFixed(0)} MiB`, beside: `${little.toFixed(0)} MiB` },
    ...{ ratio: `${(much - little).toFixed(0)} MiB more`, goal: '80 MiB more' },
  }
}

/**
 * @param {Workbench} bench
 * @param {string} int128
 * @param {string[]} zips to be sent in turns
 * @param {number} runs
 * @returns {AsyncGenerator<Row>}
 */
async function* besideInt128(bench, int128, zips, runs) {
  const step = (/** @type {number} */ run) => ({ 'function-name': 'ours', 'zip-file': zips[run % 2] ?? '' })
  const theirs = (/** @type {number} */ run) =>
    bench.time(int128, { 'function-name': 'theirs', 'zip-path': zips[run % 2] ?? '' })
  await bench.serve({ atOnce: true })
  const direct = await pairs(runs, (run) => bench.time(OURS, { ...step(run), publish: 'true' }), theirs)
  yield {
    what: '45 MB zip, direct, publish; int128',
    ...{ ours: milliseconds(direct.ours), beside: milliseconds(direct.beside) },
    ...{ ratio: spread(direct.ratios), goal: '0.9' },
  }
  await bench.time(OURS, step(0))
  let sent = 0
  const unchanged = async () => {
    await bench.requests()
    const sample = await bench.time(OURS, step(0))
    for (const { bodyBytes } of await bench.requests()) sent += bodyBytes
    return sample
  }
  const same = await pairs(runs, unchanged, () => theirs(0))
  yield {
    what: '45 MB zip, unchanged; int128, which sends 60 MB',
    ...{ ours: `${milliseconds(same.ours)}, ${sent} bytes sent`, beside: milliseconds(same.beside) },
    ...{ ratio: spread(same.ratios), goal: '0.3, 0 bytes' },
  }
}

/**
 * @param {Workbench} bench
 * @param {number} runs
 * @param {Record<string, string>} inputs
 */
async function peak(bench, runs, inputs) {
  const peaks = []
  for (let run = 0; run < runs; run++) {
    await bench.serve({ atOnce: true }, { protocol: 'https' })
    const step = { 'function-name': 'ours', preflight: 'off', ...inputs }
    peaks.push((await bench.time(OURS, step)).mebibytes)
  }
  return median(peaks)
}

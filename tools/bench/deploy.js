import { join } from 'node:path'
import { median, OURS, Workbench } from './measure.js'

/** @import { Sample } from './measure.js' */

/*
 * How long a deployment takes, and how soon it notices that Lambda has settled. With the folder of
 * another built action as argument (one that takes `function-name` and `zip-path`), both run in turn
 * and the ratio is printed:
 *
 *   npm run bench:deploy -- [folder of another action]
 */

const other = process.argv[2]
const PUBLISH = { publish: 'true' }

await Workbench.use(async (bench) => {
  // Two of each size, so that a run that alternates changes the code.
  for (const turn of [0, 1]) {
    await bench.writePackage(`small${turn}`, 350)
    await bench.writePackage(`large${turn}`, 45_000_000)
  }
  await compare(bench, '600 B zip, settled, publish', ['small0', 'small1'], 15, PUBLISH)
  await compare(bench, '45 MB zip, direct, publish', ['large0', 'large1'], 9, PUBLISH)
  await compare(bench, '45 MB zip, unchanged', ['large0'], 9)
  for (const settle of [300, 1500, 4000]) await measureLateness(bench, settle)
})

/**
 * @param {Workbench} bench
 * @param {string} title
 * @param {readonly string[]} packages in turn
 * @param {number} runs counted ones, after one that is not
 * @param {Record<string, string>} [inputs]
 */
async function compare(bench, title, packages, runs, inputs = {}) {
  await bench.serve({ atOnce: true })
  /** @type {Sample[]} */
  const ours = []
  /** @type {Sample[]} */
  const theirs = []
  let sent = 0
  for (let run = 0; run <= runs; run++) {
    const zip = join(bench.folder, `${packages[run % packages.length]}.zip`)
    ours.push(await bench.time(OURS, { 'function-name': 'ours', 'zip-file': zip, ...inputs }))
    for (const { bodyBytes } of await bench.requests()) sent += run === 0 ? 0 : bodyBytes
    if (other) theirs.push(await bench.time(other, { 'function-name': 'theirs', 'zip-path': zip }))
    await bench.requests()
  }
  console.log(`${title}: ${summary(ours.slice(1))}, ${sent / runs} bytes of body a run`)
  if (!other) return
  const ratios = ours.map(({ milliseconds }, run) => milliseconds / (theirs[run]?.milliseconds ?? Number.NaN))
  const ratio = median(ratios.slice(1)).toFixed(2)
  console.log(`  the other: ${summary(theirs.slice(1))}; ratio of the times ${ratio}`)
}

/**
 * @param {Workbench} bench
 * @param {number} settle milliseconds
 */
async function measureLateness(bench, settle) {
  await bench.serve({ milliseconds: settle })
  await bench.time(OURS, {
    'function-name': 'ours',
    'zip-file': join(bench.folder, 'small1.zip'),
    ...PUBLISH,
  })
  const log = await bench.requests()
  const at = (/** @type {string} */ name) =>
    log.find(({ operation }) => operation === name)?.time ?? Number.NaN
  const looks = log.filter(({ operation }) => operation === 'GetFunction').length - 1
  const late = at('PublishVersion') - at('UpdateFunctionCode') - settle
  console.log(`settles after ${settle} ms: published ${late} ms later, ${looks} looks`)
}

/** @param {Sample[]} samples */
function summary(samples) {
  const wall = median(samples.map(({ milliseconds }) => milliseconds))
  const peak = Math.max(...samples.map(({ mebibytes }) => mebibytes))
  return `median ${wall.toFixed(0)} ms, peak ${peak.toFixed(0)} MiB`
}

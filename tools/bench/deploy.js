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

await Workbench.use(async (bench) => {
  // Two of each size, so that every run changes the code.
  for (const turn of [0, 1]) {
    await bench.writePackage(`small${turn}`, 350)
    await bench.writePackage(`large${turn}`, 45_000_000)
  }
  await compare(bench, '600 B zip, settled, publish', 'small', 15)
  await compare(bench, '45 MB zip, direct, publish', 'large', 9)
  await measureUnchanged(bench)
  for (const settle of [300, 1500, 4000]) await measureLateness(bench, settle)
})

/**
 * @param {Workbench} bench
 * @param {string} title
 * @param {string} size
 * @param {number} runs counted ones, after one that is not
 */
async function compare(bench, title, size, runs) {
  await bench.serve({ atOnce: true })
  /** @type {Sample[]} */
  const ours = []
  /** @type {Sample[]} */
  const theirs = []
  for (let run = 0; run <= runs; run++) {
    const zip = join(bench.folder, `${size}${run % 2}.zip`)
    ours.push(await bench.time(OURS, { 'function-name': 'ours', 'zip-file': zip, publish: 'true' }))
    if (other) theirs.push(await bench.time(other, { 'function-name': 'theirs', 'zip-path': zip }))
  }
  console.log(`${title}: ${summary(ours.slice(1))}`)
  if (other)
    console.log(`  the other: ${summary(theirs.slice(1))}; ratio of the times ${ratio(ours, theirs)}`)
}

/** @param {Workbench} bench */
async function measureUnchanged(bench) {
  await bench.serve({ atOnce: true })
  const zip = join(bench.folder, 'large0.zip')
  const inputs = { 'function-name': 'ours', 'zip-file': zip }
  await bench.time(OURS, inputs)
  /** @type {Sample[]} */
  const ours = []
  /** @type {Sample[]} */
  const theirs = []
  let sent = 0
  for (let run = 0; run <= 9; run++) {
    await bench.requests()
    ours.push(await bench.time(OURS, inputs))
    for (const { bodyBytes } of await bench.requests()) sent += bodyBytes
    if (other) theirs.push(await bench.time(other, { 'function-name': 'theirs', 'zip-path': zip }))
  }
  console.log(`45 MB zip, unchanged: ${summary(ours.slice(1))}, ${sent} bytes of body sent`)
  if (other)
    console.log(`  the other: ${summary(theirs.slice(1))}; ratio of the times ${ratio(ours, theirs)}`)
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
    publish: 'true',
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

/**
 * @param {Sample[]} ours
 * @param {Sample[]} theirs pair by pair, the first not counted
 */
function ratio(ours, theirs) {
  const ratios = ours.map(({ milliseconds }, run) => milliseconds / (theirs[run]?.milliseconds ?? Number.NaN))
  return median(ratios.slice(1)).toFixed(2)
}

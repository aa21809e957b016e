import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { median, OURS, Workbench } from './measure.js'

/** @import { Sample } from './measure.js' */

/*
 * How long a step with several targets takes, beside one target or beside what the quota of Lambda allows, and how much
 * memory: `npm run bench:targets`
 */

const REGIONS =
  'eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 us-east-1 us-east-2 us-west-1 us-west-2 ap-southeast-2'.split(
    ' ',
  )
const PER_SECOND = 15
const NAMES = Array.from({ length: 100 }, (_, at) => `function-${at}`)

await Workbench.use(async (bench) => {
  await measureRegions(bench)
  await measureFunctions(bench)
  await measureMemory(bench)
})

/** Ten Regions beside one, at 500 ms a request. @param {Workbench} bench */
async function measureRegions(bench) {
  const directory = join(bench.folder, 'function')
  await mkdir(directory)
  const deploy = async (/** @type {number} */ run, /** @type {string[]} */ regions) => {
    await writeFile(join(directory, 'index.mjs'), `export const handler = async () => ${run}`)
    await bench.serve({ milliseconds: 1500 }, { names: ['ours'], regions: REGIONS, latency: 500 })
    const step = { 'function-name': 'ours', 'source-dir': directory, alias: 'live' }
    return bench.time(OURS, { ...step, 'aws-region': regions.join('\n') })
  }
  /** @type {{ one: Sample, ten: Sample }[]} */
  const pairs = []
  for (let run = 0; run < 3; run++) {
    pairs.push({ one: await deploy(run, REGIONS.slice(0, 1)), ten: await deploy(run, REGIONS) })
  }
  const ratios = pairs.map(({ one, ten }) => ten.milliseconds / one.milliseconds)
  const times = pairs.map(({ ten }) => ten.milliseconds)
  console.log(`ten Regions, 500 ms a request: ${seconds(median(times))}, ${spread(ratios)} of one Region`)
}

/** Fifty functions in a Region that allows 15 requests a second, alone and beside a second such step. @param {Workbench} bench */
async function measureFunctions(bench) {
  const zip = await bench.writePackage('small', 350)
  for (const steps of [1, 2]) {
    await bench.serve({ milliseconds: 1000 }, { names: NAMES.slice(0, 50 * steps), quotas: true })
    const runs = Array.from({ length: steps }, (_, at) => {
      const names = NAMES.slice(50 * at, 50 * at + 50).join('\n')
      return bench.time(OURS, { 'function-name': names, 'zip-file': zip, alias: 'live' })
    })
    const samples = await Promise.all(runs)
    const requests = await bench.requests()
    const shared = requests.filter(({ operation, status }) => operation !== 'GetFunction' && status !== 429)
    const throttled = requests.filter(({ status }) => status === 429).length
    const allowed = (1000 * shared.length) / PER_SECOND
    const ratios = samples.map(({ milliseconds }) => (milliseconds / allowed).toFixed(2))
    console.log(
      `${steps} step(s) of fifty functions: ${shared.length} requests, ${throttled} throttled, ${ratios.join(' and ')} of what the quota takes for all (${seconds(allowed)})`,
    )
  }
}

/** 45 MB sent directly to ten Regions. @param {Workbench} bench */
async function measureMemory(bench) {
  const zip = await bench.writePackage('large', 45_000_000)
  for (const maxParallel of ['1', '3', '10']) {
    const peaks = []
    for (let run = 0; run < 3; run++) {
      const regions = { names: ['ours'], regions: REGIONS, protocol: /** @type {const} */ ('https') }
      await bench.serve({ milliseconds: 300 }, regions)
      const step = { 'function-name': 'ours', 'zip-file': zip, preflight: 'off', 'max-parallel': maxParallel }
      peaks.push((await bench.time(OURS, { ...step, 'aws-region': REGIONS.join('\n') })).mebibytes)
    }
    console.log(
      `45 MB over TLS to ten Regions, ${maxParallel} at a time: peak ${peaks.map(Math.round).join(', ')} MiB`,
    )
  }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** @param {number[]} ratios */
function spread(ratios) {
  const sorted = ratios.map((ratio) => ratio.toFixed(2)).sort()
  return `${median(ratios).toFixed(2)} (${sorted.at(0)} to ${sorted.at(-1)})`
}

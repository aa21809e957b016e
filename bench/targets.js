import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { median, OURS, spread } from './measure.js'

/** @import { Options, Row } from './main.js' */
/** @import { Sample, Workbench } from './measure.js' */

const REGIONS =
  'eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-north-1 us-east-1 us-east-2 us-west-1 us-west-2 ap-southeast-2'.split(
    ' ',
  )
const PER_SECOND = 15
const NAMES = Array.from({ length: 50 }, (_, at) => `function-${at}`)

/**
 * A step with several targets, beside one target or beside what the quota of Lambda allows.
 *
 * @param {Workbench} bench
 * @param {Options} options
 * @returns {AsyncGenerator<Row>}
 */
export async function* targets(bench, { runs }) {
  yield await inRegions(bench, runs(3))
  yield await ofFunctions(bench)
}

/** @param {Workbench} bench @param {number} runs @returns {Promise<Row>} */
async function inRegions(bench, runs) {
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
  for (let run = 0; run < runs; run++) {
    pairs.push({ one: await deploy(run, REGIONS.slice(0, 1)), ten: await deploy(run, REGIONS) })
  }
  return {
    what: 'ten Regions, 500 ms a request; one Region',
    ours: seconds(median(pairs.map(({ ten }) => ten.milliseconds))),
    beside: seconds(median(pairs.map(({ one }) => one.milliseconds))),
    ratio: spread(pairs.map(({ one, ten }) => ten.milliseconds / one.milliseconds)),
    goal: '1.5',
  }
}

/** @param {Workbench} bench @returns {Promise<Row>} */
async function ofFunctions(bench) {
  const zip = await bench.writePackage('small', 350)
  await bench.serve({ milliseconds: 1000 }, { names: NAMES, quotas: true })
  const step = { 'function-name': NAMES.join('\n'), 'zip-file': zip, alias: 'live' }
  const sample = await bench.time(OURS, step)
  const requests = await bench.requests()
  const counted = requests.filter(({ operation, status }) => operation !== 'GetFunction' && status !== 429)
  const throttled = requests.filter(({ status }) => status === 429).length
  const allowed = (1000 * counted.length) / PER_SECOND
  return {
    what: `fifty functions, ${PER_SECOND} requests a second allowed; what the quota takes`,
    ours: `${seconds(sample.milliseconds)}, ${throttled} throttled`,
    ...{
      beside: seconds(allowed),
      ratio: (sample.milliseconds / allowed).toFixed(2),
      goal: '1.3, no failure',
    },
  }
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { clientEnvironment } from '../emulator/client-environment.js'
import { runAction } from '../emulator/runner.js'

/** @import { Serializable } from 'node:child_process' */
/** @import { Settle } from '../emulator/lambda/settle.js' */

/*
 * How long a deployment takes, and how soon it notices that Lambda has settled. With the folder of
 * another built action as argument (one that takes `function-name` and `zip-path`), both run in turn
 * and the ratio is printed:
 *
 *   npm run bench:deploy -- [folder of another action]
 */

/** @typedef {{ milliseconds: number, mebibytes: number }} Sample */

const OURS = new URL('..', import.meta.url).pathname
const other = process.argv[2]
const folder = await mkdtemp(join(tmpdir(), 'bench-'))
const server = fork(new URL('endpoint.js', import.meta.url))
try {
  await writePackages()
  await compare('600 B zip, settled, publish', 'small', 15)
  await compare('45 MB zip, direct, publish', 'large', 9)
  await measureUnchanged()
  for (const settle of [300, 1500, 4000]) await measureLateness(settle)
} finally {
  server.kill()
  await rm(folder, { recursive: true, force: true })
}

/** Two packages of each size, so that every run changes the code. */
async function writePackages() {
  for (const turn of [0, 1]) {
    const code = new TextEncoder().encode(`export const handler = async () => ${turn}`.padEnd(450))
    await writeFile(join(folder, `small${turn}.zip`), zipSync({ 'index.mjs': [code, { level: 0 }] }))
    const parts = { 'data.bin': randomBytes(45_000_000), 'index.mjs': code }
    await writeFile(join(folder, `large${turn}.zip`), zipSync(parts, { level: 0 }))
  }
}

/**
 * @param {string} title
 * @param {string} size
 * @param {number} runs counted ones, after one that is not
 */
async function compare(title, size, runs) {
  const url = await serve({ atOnce: true })
  /** @type {Sample[]} */
  const ours = []
  /** @type {Sample[]} */
  const theirs = []
  for (let run = 0; run <= runs; run++) {
    const zip = join(folder, `${size}${run % 2}.zip`)
    ours.push(await time(url, OURS, { 'function-name': 'ours', 'zip-file': zip, publish: 'true' }))
    if (other) theirs.push(await time(url, other, { 'function-name': 'theirs', 'zip-path': zip }))
  }
  console.log(`${title}: ${summary(ours.slice(1))}`)
  if (other)
    console.log(`  the other: ${summary(theirs.slice(1))}; ratio of the times ${ratio(ours, theirs)}`)
}

async function measureUnchanged() {
  const url = await serve({ atOnce: true })
  const zip = join(folder, 'large0.zip')
  const inputs = { 'function-name': 'ours', 'zip-file': zip }
  await time(url, OURS, inputs)
  /** @type {Sample[]} */
  const ours = []
  /** @type {Sample[]} */
  const theirs = []
  let sent = 0
  for (let run = 0; run <= 9; run++) {
    await ask('log')
    ours.push(await time(url, OURS, inputs))
    for (const { bodyBytes } of await ask('log')) sent += bodyBytes
    if (other) theirs.push(await time(url, other, { 'function-name': 'theirs', 'zip-path': zip }))
  }
  console.log(`45 MB zip, unchanged: ${summary(ours.slice(1))}, ${sent} bytes of body sent`)
  if (other)
    console.log(`  the other: ${summary(theirs.slice(1))}; ratio of the times ${ratio(ours, theirs)}`)
}

/** @param {number} settle milliseconds */
async function measureLateness(settle) {
  const url = await serve({ milliseconds: settle })
  await time(url, OURS, { 'function-name': 'ours', 'zip-file': join(folder, 'small1.zip'), publish: 'true' })
  /** @type {{ time: number, operation: string }[]} */
  const log = await ask('log')
  const at = (/** @type {string} */ name) =>
    log.find(({ operation }) => operation === name)?.time ?? Number.NaN
  const looks = log.filter(({ operation }) => operation === 'GetFunction').length - 1
  const late = at('PublishVersion') - at('UpdateFunctionCode') - settle
  console.log(`settles after ${settle} ms: published ${late} ms later, ${looks} looks`)
}

/**
 * @param {string} url
 * @param {string} actionDir
 * @param {Record<string, string>} inputs
 * @returns {Promise<Sample>}
 */
async function time(url, actionDir, inputs) {
  const memory = join(folder, 'memory')
  const preload = new URL('report-memory.js', import.meta.url).href
  const env = { ...clientEnvironment({ url }), PEAK_MEMORY_FILE: memory, NODE_OPTIONS: `--import=${preload}` }
  // What another action.yml may have in its defaults.
  const expressions = {
    'github.ref': 'refs/heads/main',
    'github.sha': 'ffac537e6cbbf934b08745a378932722df287a53',
  }
  const result = await runAction({ actionDir, inputs, env, expressions })
  if (result.exitCode !== 0) throw new Error(`${actionDir} failed:\n${result.log}`)
  return { milliseconds: result.milliseconds, mebibytes: Number(await readFile(memory, 'utf8')) / 1024 }
}

/**
 * @param {Settle} settle
 * @returns {Promise<string>} the endpoint's URL
 */
async function serve(settle) {
  return ask({ settle, names: ['ours', 'theirs'] })
}

/**
 * @param {Serializable} message
 * @returns {Promise<any>}
 */
async function ask(message) {
  server.send(message)
  const [answer] = await once(server, 'message')
  return answer
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

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

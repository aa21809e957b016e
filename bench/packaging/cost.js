/** Runs a command in a process of its own and says what it cost. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often the peak memory is read, in milliseconds. */
const POLL = 10

/**
 * @typedef {object} Cost
 * @property {number} wall Seconds from start to exit.
 * @property {number} cpu Seconds of processor time, user and system; NaN where there is no /proc.
 * @property {number} peak Peak resident memory in MiB; NaN where there is no /proc.
 */

/**
 * @param {readonly [string, ...string[]]} command
 * @param {string} cwd
 * @returns {Promise<Cost>}
 */
export async function measure([program, ...options], cwd) {
  const cpuBefore = cpuOfChildren()
  const started = performance.now()
  const child = spawn(program, options, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = Number.NaN
  const poll = setInterval(() => {
    peak = peakOf(child.pid) ?? peak
  }, POLL)
  const code = await new Promise((resolve, reject) => child.once('exit', resolve).once('error', reject))
  const wall = (performance.now() - started) / 1000
  clearInterval(poll)
  if (code !== 0) throw new Error(`${program} ${options.join(' ')} ended with ${code}`)
  return { wall, cpu: cpuOfChildren() - cpuBefore, peak }
}

/**
 * The system keeps the peak itself (`VmHWM`): reading it late misses nothing but the very end.
 *
 * @param {number | undefined} pid
 */
function peakOf(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Fields 16 and 17 of proc(5) stat: what waited-for children took, in hundredths of a second. */
function cpuOfChildren() {
  try {
    const fields = readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return Number.NaN
  }
}

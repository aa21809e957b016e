import { spawn } from 'node:child_process'
import { lineSplitter } from './lines.js'

/** @import { ChildProcess } from 'node:child_process' */

/** Milliseconds between SIGINT and SIGTERM, and between SIGTERM and SIGKILL, when a job is cancelled. */
export const CANCEL_STEPS = Object.freeze({ interrupt: 7500, terminate: 2500 })

/**
 * @typedef {object} ProcessOptions
 * @property {string} node
 * @property {string} main
 * @property {string} cwd
 * @property {Record<string, string>} env
 * @property {(line: string) => void} onLine of stdout and of stderr, in the order in which they end
 * @property {AbortSignal | undefined} signal cancels
 * @property {{ interrupt: number, terminate: number }} cancelSteps
 * @property {number} timeout milliseconds after which the process is killed and the run rejected
 * @property {((child: ChildProcess) => void) | undefined} onStart
 */

/** @typedef {{ exitCode: number | null, signal: NodeJS.Signals | null, stdout: string, stderr: string }} ProcessResult */

/**
 * @param {ProcessOptions} options
 * @returns {Promise<ProcessResult>}
 */
export function runProcess(options) {
  const { node, main, cwd, env, onLine, signal, timeout } = options
  return new Promise((resolve, reject) => {
    const child = spawn(node, [main], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const stdout = collect(child.stdout, onLine)
    const stderr = collect(child.stderr, onLine)
    let late = false
    const deadline = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, timeout)
    const stopCancelling = cancelOn(signal, child, options.cancelSteps)
    options.onStart?.(child)
    const finish = () => {
      clearTimeout(deadline)
      stopCancelling()
    }
    child.once('error', (error) => {
      finish()
      reject(error)
    })
    child.once('close', (exitCode, killedBy) => {
      finish()
      const texts = { stdout: stdout(), stderr: stderr() }
      if (late) reject(new Error(`Still running after ${timeout} ms:\n${texts.stdout}${texts.stderr}`))
      else resolve({ exitCode, signal: killedBy, ...texts })
    })
  })
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 * @returns {() => string} the whole text, once the stream has ended
 */
function collect(stream, onLine) {
  /** @type {Buffer[]} */
  const chunks = []
  const splitter = lineSplitter(onLine)
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    chunks.push(chunk)
    splitter.push(chunk)
  })
  stream.once('end', () => splitter.end())
  return () => Buffer.concat(chunks).toString()
}

/**
 * Asks the process to stop as a runner does: SIGINT, SIGTERM, SIGKILL.
 *
 * @param {AbortSignal | undefined} signal
 * @param {ChildProcess} child
 * @param {{ interrupt: number, terminate: number }} steps
 * @returns {() => void} stops asking
 */
function cancelOn(signal, child, { interrupt, terminate }) {
  /** @type {NodeJS.Timeout[]} */
  const timers = []
  const cancel = () => {
    child.kill('SIGINT')
    timers.push(setTimeout(() => child.kill('SIGTERM'), interrupt))
    timers.push(setTimeout(() => child.kill('SIGKILL'), interrupt + terminate))
  }
  if (signal?.aborted) cancel()
  else signal?.addEventListener('abort', cancel, { once: true })
  return () => {
    signal?.removeEventListener('abort', cancel)
    for (const timer of timers) clearTimeout(timer)
  }
}

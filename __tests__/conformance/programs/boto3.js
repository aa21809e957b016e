import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pythonPrograms } from './python.js'

/** The keys of the AWS documentation. */
export const KEYS = Object.freeze({
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
})

/**
 * @typedef {(service: string, operation: string, params: Record<string, unknown>, region?: string) =>
 *   Promise<Record<string, any>>} Call  rejects with an error whose name is the service's error code, and
 *   whose words are its message; a list is read to its end
 */

/**
 * boto3 in a process of its own: prepares the state before a step and reads the one after it, in place of our own code.
 *
 * @param {Record<string, string>} [env] credentials
 * @returns {Promise<{ callsTo: (url: string | null, home?: string) => Call, close: () => void }>} calls to an endpoint,
 *   or with null to AWS itself, in the home Region where they name no other
 */
export async function startBoto3(env = KEYS) {
  const python = join(await pythonPrograms(), 'python')
  const child = spawn(python, [join(import.meta.dirname, 'boto3_calls.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  /** @type {((line: string) => void)[]} answers come in the order of the calls */
  const waiting = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  child.once('exit', () => {
    for (const resolve of waiting) resolve('{"error":"Boto3Ended","message":"boto3 ended"}')
  })
  return {
    callsTo:
      (url, home = 'eu-west-1') =>
      async (service, operation, params, region = home) => {
        const line = await new Promise((/** @type {(line: string) => void} */ resolve) => {
          waiting.push(resolve)
          child.stdin.write(`${JSON.stringify({ service, operation, params, region, url })}\n`)
        })
        const { answer, error, message } = JSON.parse(line)
        if (error === undefined) return answer
        throw Object.assign(new Error(`${service} ${operation}: ${error}: ${message}`), {
          name: error,
          words: message,
        })
      },
    close: () => child.stdin.end(),
  }
}

/** @param {Buffer} bytes */
export const asBytes = (bytes) => ({ $bytes: bytes.toString('base64') })

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pythonPrograms } from '../conformance/programs/python.js'
import { freePort } from './free-port.js'

const PATIENCE_MS = 60_000

/**
 * Starts moto on a free port of 127.0.0.1.
 *
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startMotoServer() {
  const port = await freePort()
  const child = spawn(join(await pythonPrograms(), 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Images are looked up in moto's own ECR instead of being made up from their name.
    env: { PATH: process.env['PATH'] ?? '', MOTO_LAMBDA_STUB_ECR: 'false' },
  })
  process.once('exit', () => child.kill())
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + PATIENCE_MS
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`moto does not start:\n${log}`)
    await sleep(100)
  }
  return {
    url,
    close: async () => {
      child.kill()
      await ended
    },
  }
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(`${url}/moto-api/`)).ok
  } catch {
    return false
  }
}

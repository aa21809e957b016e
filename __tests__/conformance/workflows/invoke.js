import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE } from '../programs/node.js'
import { mustRun } from '../programs/run.js'

const CALL_HANDLER = `
const { handler } = await import('./index.mjs')
console.log(JSON.stringify(await handler({ customer: 'Ada' })))
`

/**
 * Unpacks a package in a folder with nothing else around it, and calls its handler in a process of its own.
 *
 * @param {Buffer} zip with an index.mjs
 * @returns {Promise<unknown>} what the handler answers when a customer named Ada orders
 * @throws where the package cannot be unpacked or loaded, or the handler throws
 */
export async function invoke(zip) {
  const folder = await mkdtemp(join(tmpdir(), 'function-'))
  try {
    const task = join(folder, 'task')
    await mkdir(task)
    await writeFile(join(folder, 'code.zip'), zip)
    await mustRun('unzip', ['-q', join(folder, 'code.zip'), '-d', task])
    const args = ['--input-type=module', '--eval', CALL_HANDLER]
    return JSON.parse(await mustRun(NODE, args, { cwd: task, env: {} }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

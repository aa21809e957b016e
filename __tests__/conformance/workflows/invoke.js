import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NODE } from '../programs/node.js'
import { mustRun } from '../programs/run.js'

/** @import { LambdaFunction } from '../../../emulator/aws/lambda/function.js' */

const CALL_HANDLER = join(import.meta.dirname, 'call-handler.js')

/**
 * Unpacks the code that a function has now, in a folder with nothing else around it, and calls its handler in a
 * process of its own.
 *
 * @param {LambdaFunction} fn a zip function of a Node.js runtime
 * @param {object} event
 * @returns {Promise<unknown>} the handler's answer
 * @throws where the code cannot be unpacked or loaded, or the handler throws
 */
export async function invoke({ latest }, event) {
  const { settings, code } = latest
  const { zip } = code
  assert.ok(zip !== undefined && settings.handler !== undefined, 'only a zip can be invoked here')
  const folder = await mkdtemp(join(tmpdir(), 'function-'))
  try {
    const task = join(folder, 'task')
    await mkdir(task)
    await writeFile(join(folder, 'code.zip'), zip)
    await mustRun('unzip', ['-q', join(folder, 'code.zip'), '-d', task])
    const args = [CALL_HANDLER, task, settings.handler, JSON.stringify(event)]
    return JSON.parse(await mustRun(NODE, args, { cwd: task, env: {} }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

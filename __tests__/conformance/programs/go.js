import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached } from './cache.js'
import { mustRun } from './run.js'

const TOOLS = join(import.meta.dirname, 'go-tools.txt')

/**
 * The path of a program that is built from its pinned Go module.
 *
 * @param {'act' | 'actionlint'} program
 * @returns {Promise<string>}
 */
export async function goProgram(program) {
  const lines = (await readFile(TOOLS, 'utf8')).split('\n')
  const module = lines.find((line) => line.includes(`/${program}@`))
  if (module === undefined) throw new Error(`${TOOLS} does not pin ${program}`)
  const folder = await cached(`${program}-${module.split('@')[1]}`, async (target) => {
    console.log(`Building ${module}`)
    /** @type {Record<string, string>} */
    const env = { .../** @type {Record<string, string>} */ (process.env), GOBIN: target }
    await mustRun('go', ['install', module], { env, timeout: 600_000 })
  })
  return join(folder, program)
}

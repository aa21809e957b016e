import { join } from 'node:path'
import { CACHE } from '../conformance/programs/cache.js'
import { NODE } from '../conformance/programs/node.js'
import { mustRun } from '../conformance/programs/run.js'

const INVOKE = join(import.meta.dirname, 'invoke')

/**
 * @typedef {object} Invocation
 * @property {unknown} answer of the handler
 * @property {string[]} loaded paths of the files that it took to run
 */

/**
 * Calls a function's handler in the folder its package was unpacked to, from elsewhere and with an environment that
 * names nothing of this repository.
 *
 * @param {string} folder
 * @param {{ runtime: string, handler: string }} fn
 * @returns {Promise<Invocation>}
 * @throws where it fails, or took anything from where the packages were installed
 */
export async function invoke(folder, { runtime, handler }) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/tmp', LAMBDA_TASK_ROOT: folder }
  const [program, ...args] = commandOf(folder, runtime, handler)
  const printed = await mustRun(program, args, { cwd: '/', env, timeout: 30_000 })
  /** @type {Invocation} */
  const invocation = JSON.parse(printed)
  const outside = invocation.loaded.filter((path) => path.startsWith(CACHE))
  if (outside.length > 0) throw new Error(`loaded from outside the package: ${outside.join(', ')}`)
  return invocation
}

/**
 * @param {string} folder
 * @param {string} runtime
 * @param {string} handler
 * @returns {[string, ...string[]]}
 */
function commandOf(folder, runtime, handler) {
  const event = { text: 'hello' }
  if (runtime.startsWith('java')) {
    const [name = ''] = handler.split('::')
    return ['java', '-cp', `${folder}:${folder}/lib/*`, join(INVOKE, 'Invoke.java'), name, event.text]
  }
  const file = handler.slice(0, handler.lastIndexOf('.'))
  if (runtime.startsWith('python')) {
    // Neither the machine's own packages nor what its environment names.
    const alone = ['-I', '-S', join(INVOKE, 'python.py')]
    return ['python3', ...alone, folder, file.replaceAll('/', '.'), JSON.stringify(event)]
  }
  return [NODE, join(INVOKE, 'node.cjs'), folder, `${file}.js`, JSON.stringify(event)]
}

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runAction } from '../../emulator/github/run-action.js'
import { answerOf } from './invocation.js'

/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */
/** @import { RunResult } from '../../emulator/github/run-action.js' */
/** @import { DemoEndpoint } from './endpoint.js' */

/**
 * @typedef {object} Step
 * @property {Record<string, string>} inputs that it has beside those of every step
 * @property {RunResult} result
 * @property {RequestRecord[]} requests
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A checkout with a built function, whose steps run against an endpoint. */
export class Workspace {
  #endpoint
  #signal
  #folder
  #built

  /**
   * @param {DemoEndpoint} endpoint
   * @param {AbortSignal} signal
   * @param {string} folder
   */
  constructor(endpoint, signal, folder) {
    this.#endpoint = endpoint
    this.#signal = signal
    this.#folder = folder
    this.#built = join(folder, 'build', 'index.mjs')
  }

  /**
   * @param {DemoEndpoint} endpoint
   * @param {AbortSignal} signal ends a step, as a cancelled job does, and every further one
   */
  static async open(endpoint, signal) {
    const workspace = new Workspace(endpoint, signal, await mkdtemp(join(tmpdir(), 'demo-')))
    await mkdir(join(workspace.#folder, 'build'))
    // A copy would be as read-only as the checkout may be.
    await writeFile(workspace.#built, await readFile(join(ROOT, 'tools/demo/function/index.mjs')))
    return workspace
  }

  async close() {
    await rm(this.#folder, { recursive: true })
  }

  /** What only the local endpoint lets the demo do. */
  get control() {
    return this.#endpoint.control
  }

  /** @returns what the alias live serves */
  live() {
    return this.#endpoint.live()
  }

  /**
   * @param {string} code of the function from now on
   * @param {string} payload JSON that it is going to be invoked with, where somebody looks at its answer
   */
  async write(code, payload) {
    await writeFile(this.#built, code)
    this.control?.answer(await answerOf(this.#built, payload))
  }

  /**
   * @param {Record<string, string>} inputs
   * @returns {Promise<Step>}
   */
  async step(inputs) {
    const before = this.#endpoint.requests.length
    const result = await runAction({
      actionDir: ROOT,
      workspace: this.#folder,
      inputs: { ...this.#endpoint.inputs, ...inputs },
      // The action runs on Node 24; only here may it be one that the SDK warns about.
      env: { ...this.#endpoint.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
      signal: this.#signal,
    })
    this.#signal.throwIfAborted()
    return { inputs, result, requests: this.#endpoint.requests.slice(before) }
  }
}

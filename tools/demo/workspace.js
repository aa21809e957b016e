import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runAction } from '../../emulator/github/run-action.js'
import { ROLE } from './endpoint.js'

/** @import { Answer } from '../../emulator/aws/lambda/invoke.js' */
/** @import { Summary } from '../summaries/page.js' */
/** @import { DemoEndpoint } from './endpoint.js' */
/** @import { Printer } from './printer.js' */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A checkout with a built function, whose steps run against an endpoint and are printed. */
export class Workspace {
  #endpoint
  #printer
  #folder
  /** @type {Summary[]} of the steps so far */
  summaries = []

  /**
   * @param {DemoEndpoint} endpoint
   * @param {Printer} printer
   * @param {string} folder
   */
  constructor(endpoint, printer, folder) {
    this.#endpoint = endpoint
    this.#printer = printer
    this.#folder = folder
  }

  /**
   * @param {DemoEndpoint} endpoint
   * @param {Printer} printer
   */
  static async open(endpoint, printer) {
    const folder = await mkdtemp(join(tmpdir(), 'demo-'))
    await mkdir(join(folder, 'build'))
    await copyFile(join(ROOT, 'tools/demo/function/index.mjs'), join(folder, 'build/index.mjs'))
    return new Workspace(endpoint, printer, folder)
  }

  async close() {
    await rm(this.#folder, { recursive: true })
  }

  /** Whether what the function answers, and whom its role trusts, can be changed. */
  get controlled() {
    return this.#endpoint.world !== undefined
  }

  /** @param {string} code of the function from now on */
  async write(code) {
    await writeFile(join(this.#folder, 'build/index.mjs'), code)
  }

  /** @param {Answer} answer of the function from now on */
  answer(answer) {
    const fn = this.#endpoint.world?.findFunction(this.#endpoint.functionName)
    if (fn !== undefined) fn.answer = answer
  }

  /** @returns {Promise<string | undefined>} the version that the alias live serves */
  served() {
    return this.#endpoint.served()
  }

  /**
   * Puts the statement that an error shows into the trust policy of the role.
   *
   * @param {string} log
   * @returns {boolean} whether the error shows one
   */
  trust(log) {
    const [, , text = '{}'] = /trust policy[^\n]*:\n( *)(\{\n[\s\S]*?\n\1\})/.exec(log) ?? []
    const { StringEquals = {} } = JSON.parse(text).Condition ?? {}
    const subject = StringEquals['token.actions.githubusercontent.com:sub']
    const role = this.#endpoint.world?.roles.get(ROLE)
    if (role === undefined || subject === undefined) return false
    role.trust = { subject, operator: 'StringEquals' }
    return true
  }

  /**
   * @param {boolean} holds
   * @param {string} fact
   */
  expect(holds, fact) {
    this.#printer.fact(holds, fact)
  }

  /**
   * Runs one step and prints what a user would see of it.
   *
   * @param {Record<string, string>} inputs
   * @param {'whole log' | 'result only'} [shown]
   */
  async step(inputs, shown = 'whole log') {
    const { requests, functionName } = this.#endpoint
    const before = requests.length
    const result = await runAction({
      actionDir: ROOT,
      workspace: this.#folder,
      inputs: {
        ...this.#endpoint.inputs,
        ...forSource(inputs, this.#endpoint.inputs),
        'function-name': functionName,
      },
      env: {
        ...this.#endpoint.env,
        // The action runs on Node 24; only here it may be an older one.
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    })
    const own = requests.slice(before)
    this.#printer.step(inputs, result, own, shown)
    this.summaries.push({ title: titleOf(inputs), markdown: result.summary })
    return { ...result, requests: own }
  }
}

/**
 * What a version that is there already takes none of.
 *
 * @param {Record<string, string>} inputs
 * @param {Record<string, string>} always
 */
function forSource(inputs, always) {
  if (inputs['published-version'] === undefined || always['configuration'] === undefined) return inputs
  return { ...inputs, configuration: '', 'create-if-missing': '' }
}

/** @param {Record<string, string>} inputs */
function titleOf(inputs) {
  return Object.entries(inputs)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}

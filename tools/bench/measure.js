import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { issueCertificates } from '../../__tests__/unit/network/certificates.ts'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { runAction } from '../../emulator/github/run-action.js'

/** @import { Serializable } from 'node:child_process' */
/** @import { Settle } from '../../emulator/aws/lambda/settle.js' */
/** @import { Serve } from './endpoint.js' */

/** @typedef {{ milliseconds: number, mebibytes: number }} Sample */

export const OURS = join(import.meta.dirname, '../..')

/** The endpoint in a process of its own, a folder for packages, and a stopwatch for what runs against them. */
export class Workbench {
  #server = fork(new URL('endpoint.js', import.meta.url))
  #url = ''
  #runs = 0
  /** @type {Record<string, string>} */
  #trust = {}

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder
  }

  /**
   * @param {(bench: Workbench) => Promise<void>} work
   */
  static async use(work) {
    const bench = new Workbench(await mkdtemp(join(tmpdir(), 'bench-')))
    try {
      await work(bench)
    } finally {
      bench.#server.kill()
      await rm(bench.folder, { recursive: true, force: true })
    }
  }

  /**
   * @param {string} name
   * @param {number} bytes of random data in it
   * @returns {Promise<string>} path of the zip
   */
  async writePackage(name, bytes) {
    const path = join(this.folder, `${name}.zip`)
    const script = join(import.meta.dirname, 'write-package.js')
    await promisify(execFile)(process.execPath, [script, path, String(bytes)])
    return path
  }

  /**
   * Serves functions, `ours` and `theirs` where none are named, and the bucket `packages` anew.
   *
   * @param {Settle} settle
   * @param {Partial<Omit<Serve, 'settle' | 'tls'>> & { protocol?: 'http' | 'https' }} [more]
   */
  async serve(settle, { protocol, names = ['ours', 'theirs'], ...more } = {}) {
    const certificates =
      protocol === 'https' ? await issueCertificates(this.folder, ['127.0.0.1']) : undefined
    this.#trust = certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates.authority }
    const tls = certificates && { key: certificates.key, cert: certificates.certificate }
    this.#url = await this.#ask({ settle, names, ...more, ...(tls && { tls }) })
  }

  /**
   * Each request since the last call.
   *
   * @returns {Promise<{ time: number, operation: string, bodyBytes: number, status?: number }[]>}
   */
  requests() {
    return this.#ask('log')
  }

  /**
   * @param {string} actionDir
   * @param {Record<string, string>} inputs
   * @returns {Promise<Sample>}
   */
  async time(actionDir, inputs) {
    const memory = join(this.folder, `memory-${++this.#runs}`)
    const preload = new URL('report-memory.js', import.meta.url).href
    const client = clientEnvironment({ url: this.#url })
    const env = { ...client, ...this.#trust, PEAK_MEMORY_FILE: memory, NODE_OPTIONS: `--import=${preload}` }
    // What another action.yml may have in its defaults.
    const expressions = {
      'github.ref': 'refs/heads/main',
      'github.sha': '0123456789abcdef0123456789abcdef01234567',
    }
    const result = await runAction({ actionDir, inputs, env, expressions })
    if (result.exitCode !== 0) throw new Error(`${actionDir} failed:\n${result.log}`)
    return { milliseconds: result.milliseconds, mebibytes: Number(await readFile(memory, 'utf8')) / 1024 }
  }

  /**
   * @param {Serializable} message
   * @returns {Promise<any>}
   */
  async #ask(message) {
    this.#server.send(message)
    const [answer] = await once(this.#server, 'message')
    return answer
  }
}

/** @param {number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

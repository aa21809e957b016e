import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { issueCertificates } from '../__tests__/unit/network/certificates.ts'
import { clientEnvironment } from '../emulator/aws/client-environment.js'
import { runAction } from '../emulator/github/run-action.js'

/** @import { Serializable } from 'node:child_process' */
/** @import { Settle } from '../emulator/aws/lambda/settle.js' */
/** @import { Serve } from './endpoint.js' */

/** @typedef {{ milliseconds: number, mebibytes: number }} Sample */

export const OURS = join(import.meta.dirname, '..')

/** The endpoint in a process of its own, a folder for packages, and a stopwatch for what runs against them. */
export class Workbench {
  #server = fork(new URL('endpoint.js', import.meta.url))
  /** Of a role that a job's token may assume. */
  role = 'arn:aws:iam::123456789012:role/deploy'
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
   * @param {{ oidc?: boolean, timeout?: number }} [how] oidc: with a token in place of keys
   * @returns {Promise<Sample>}
   */
  async time(actionDir, inputs, { oidc = false, timeout = 60_000 } = {}) {
    const memory = join(this.folder, `memory-${++this.#runs}`)
    const preload = new URL('report-memory.js', import.meta.url).href
    const client = clientEnvironment({ url: this.#url }, oidc ? { oidc, credentials: null } : {})
    const env = { ...client, ...this.#trust, PEAK_MEMORY_FILE: memory, NODE_OPTIONS: `--import=${preload}` }
    // What another action.yml may have in its defaults.
    const expressions = {
      'github.ref': 'refs/heads/main',
      'github.sha': '0123456789abcdef0123456789abcdef01234567',
    }
    const result = await runAction({ actionDir, inputs, env, expressions, timeout })
    if (result.exitCode !== 0) throw new Error(`${actionDir} failed:\n${result.log}`)
    return { milliseconds: result.milliseconds, mebibytes: Number(await readFile(memory, 'utf8')) / 1024 }
  }

  /**
   * Another program, as a client of what is served.
   *
   * @param {string} program
   * @param {string[]} options
   */
  async timeProgram(program, options) {
    const client = clientEnvironment({ url: this.#url })
    const env = { ...process.env, ...client, ...this.#trust, AWS_DEFAULT_REGION: client['AWS_REGION'] }
    const start = performance.now()
    await promisify(execFile)(program, options, { env })
    return { milliseconds: performance.now() - start }
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

/**
 * Two things in turns, and the ratio of each turn; a first turn is not counted.
 *
 * @param {number} runs
 * @param {(run: number) => Promise<Sample>} ours
 * @param {(run: number) => Promise<Sample>} [beside]
 */
export async function pairs(runs, ours, beside) {
  /** @type {{ ours: Sample[], beside: Sample[], ratios: number[] }} */
  const measured = { ours: [], beside: [], ratios: [] }
  for (let run = 0; run <= runs; run++) {
    const own = await ours(run)
    const other = await beside?.(run)
    if (run === 0) continue
    measured.ours.push(own)
    if (other === undefined) continue
    measured.beside.push(other)
    measured.ratios.push(own.milliseconds / other.milliseconds)
  }
  return measured
}

/** The median of their times. @param {Sample[]} samples */
export function milliseconds(samples) {
  return `${median(samples.map((sample) => sample.milliseconds)).toFixed(0)} ms`
}

/** Median, least and most. @param {number[]} ratios */
export function spread(ratios) {
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
}

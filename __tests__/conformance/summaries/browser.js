import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/**
 * @typedef {object} Look
 * @property {number} width of the window, in CSS pixels
 * @property {boolean} [dark] the viewer prefers the dark theme
 * @property {number} [scale] pixels of a picture to a CSS pixel
 */

/** A headless Chromium, asked by the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/). */
export class Browser {
  #socket
  #session = ''
  #frame = ''
  #last = 0
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map()

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(data)
      const { resolve, reject } = this.#waiting.get(id) ?? {}
      this.#waiting.delete(id)
      if (error) reject?.(new Error(error.message))
      else resolve?.(result)
    })
  }

  /**
   * Starts one, hands it over, and ends it.
   *
   * @template T
   * @param {(browser: Browser) => Promise<T>} work
   * @returns {Promise<T>}
   */
  static async use(work) {
    const profile = await mkdtemp(join(tmpdir(), 'browser-'))
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run']
    const args = [...flags, `--user-data-dir=${profile}`, '--remote-debugging-port=0', 'about:blank']
    const child = spawn('chromium', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    try {
      const socket = new WebSocket(await addressOf(child))
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve, { once: true })
        socket.addEventListener('error', reject, { once: true })
      })
      const browser = new Browser(socket)
      await browser.#open()
      return await work(browser)
    } finally {
      child.kill('SIGKILL')
      await setTimeout(100)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  }

  async #open() {
    const { targetId } = await this.#ask('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await this.#ask('Target.attachToTarget', { targetId, flatten: true })
    this.#session = sessionId
    const { frameTree } = await this.#ask('Page.getFrameTree')
    this.#frame = frameTree.frame.id
  }

  /**
   * Shows a page.
   *
   * @param {string} html
   * @param {Look} look
   */
  async show(html, { width, dark = false, scale = 1 }) {
    const metrics = { width, height: 800, deviceScaleFactor: scale, mobile: false }
    await this.#ask('Emulation.setDeviceMetricsOverride', metrics)
    const scheme = { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }
    await this.#ask('Emulation.setEmulatedMedia', { features: [scheme] })
    await this.#ask('Page.setDocumentContent', { frameId: this.#frame, html })
  }

  /**
   * The value of an expression inside the page.
   *
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async ask(expression) {
    const { result, exceptionDetails } = await this.#ask('Runtime.evaluate', {
      expression,
      returnByValue: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /**
   * A picture of a part of the page.
   *
   * @param {{ x: number, y: number, width: number, height: number }} clip in CSS pixels
   * @returns {Promise<Buffer>} WebP
   */
  async picture(clip) {
    const how = { format: 'webp', quality: 90, captureBeyondViewport: true, clip: { ...clip, scale: 1 } }
    const { data } = await this.#ask('Page.captureScreenshot', how)
    return Buffer.from(data, 'base64')
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  #ask(method, params = {}) {
    this.#last += 1
    const id = this.#last
    const session = this.#session === '' ? {} : { sessionId: this.#session }
    this.#socket.send(JSON.stringify({ id, method, params, ...session }))
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @returns {Promise<string>} where it listens
 */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    const missing = 'chromium does not start; .ci/install-debian-packages installs it'
    child.once('error', (cause) => reject(new Error(missing, { cause })))
    child.once('exit', (code) => reject(new Error(`chromium ended with ${code}: ${said}`)))
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (address !== undefined) resolve(address)
    })
  })
}

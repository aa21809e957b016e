import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { answer } from './answers.js'

/**
 * A request as it was on the wire.
 *
 * @typedef {object} Recorded
 * @property {string} method
 * @property {string} path as it was sent, percent-encoded
 * @property {Record<string, string>} query
 * @property {Record<string, unknown>} body members; a package by its hash
 */

/**
 * A server that records what it is asked and answers just enough that a client goes on. It knows nothing of
 * Lambda's rules: those are not what is compared here.
 *
 * @returns {Promise<{ url: string, requests: Recorded[], close: () => Promise<void> }>}
 */
export async function startRecorder() {
  /** @type {Recorded[]} */
  const requests = []
  const server = createServer(async (message, response) => {
    const chunks = []
    for await (const chunk of message) chunks.push(chunk)
    const recorded = read(message.method ?? '', message.url ?? '', Buffer.concat(chunks).toString())
    requests.push(recorded)
    const { status, body } = answer(recorded)
    const type = status < 400 ? '' : String(body['type'])
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
    response.end(JSON.stringify(body))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/**
 * @param {string} method
 * @param {string} target
 * @param {string} text
 * @returns {Recorded}
 */
function read(method, target, text) {
  const { pathname, searchParams } = new URL(target, 'http://127.0.0.1')
  return { method, path: pathname, query: Object.fromEntries(searchParams), body: readBody(text) }
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function readBody(text) {
  if (!text.startsWith('{')) return text === '' ? {} : { text }
  const body = JSON.parse(text)
  if (typeof body.ZipFile !== 'string') return body
  const sha256 = createHash('sha256').update(Buffer.from(body.ZipFile, 'base64')).digest('base64')
  return { ...body, ZipFile: { sha256 } }
}

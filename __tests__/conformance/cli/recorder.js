import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { createAnswers } from './answers.js'

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
 * Records what a client asks of a server that answers just enough for it to go on. The server knows nothing of
 * Lambda's rules: those are not what is compared here.
 *
 * @param {(url: string) => Promise<unknown>} work of the client
 * @returns {Promise<Recorded[]>}
 */
export async function record(work) {
  /** @type {Recorded[]} */
  const requests = []
  const answer = createAnswers()
  const server = createServer(async (message, response) => {
    const chunks = []
    for await (const chunk of message) chunks.push(chunk)
    const { pathname, searchParams } = new URL(message.url ?? '', 'http://127.0.0.1')
    const request = {
      method: message.method ?? '',
      path: pathname,
      query: Object.fromEntries(searchParams),
      body: readBody(Buffer.concat(chunks).toString()),
    }
    requests.push(request)
    const { status, body } = answer(request)
    const type = status < 400 ? '' : String(body['type'])
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type })
    response.end(JSON.stringify(body))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  try {
    await work(`http://127.0.0.1:${port}`)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  return requests
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function readBody(text) {
  if (!text.startsWith('{')) return text === '' ? {} : { text }
  const body = JSON.parse(text)
  if (typeof body.Code?.ZipFile === 'string') return { ...body, Code: withHash(body.Code) }
  return typeof body.ZipFile === 'string' ? withHash(body) : body
}

/** @param {{ ZipFile: string }} body */
function withHash(body) {
  const sha256 = createHash('sha256').update(Buffer.from(body.ZipFile, 'base64')).digest('base64')
  return { ...body, ZipFile: { sha256 } }
}

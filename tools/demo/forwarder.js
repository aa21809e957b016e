import { createServer, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { readRequest } from '../../emulator/aws/endpoint/read-request.js'
import { recordRequest } from '../../emulator/aws/endpoint/record.js'

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { AddressInfo } from 'node:net' */
/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */

/**
 * Stands before an endpoint and notes what is sent there, so that it is known from elsewhere than from who sends it.
 *
 * @param {string} target
 * @returns {Promise<{ url: string, requests: RequestRecord[], close: () => Promise<void> }>}
 */
export async function startForwarder(target) {
  /** @type {RequestRecord[]} */
  const requests = []
  const server = createServer((message, out) => {
    forward(target, requests, message, out).catch(() => out.destroy())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {AddressInfo} */ (server.address())
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
 * @param {string} target
 * @param {RequestRecord[]} requests
 * @param {IncomingMessage} message
 * @param {ServerResponse} out
 */
async function forward(target, requests, message, out) {
  const request = await readRequest(message)
  const record = recordRequest(request, Date.now())
  requests.push(record)
  const { method, body, headers } = request
  const url = new URL(`${target}${message.url}`)
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  await new Promise((resolve, reject) => {
    const sent = send(url, { method, headers: { ...headers, host: url.host } }, (answer) => {
      record.status = answer.statusCode
      out.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(out).once('finish', resolve)
    })
    sent.once('error', reject).end(body)
  })
}

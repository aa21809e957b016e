/** @import { IncomingMessage } from 'node:http' */
/** @import { EndpointRequest } from '../service-error.js' */

/**
 * A request as a value, its body in one piece.
 *
 * @param {IncomingMessage} message
 * @returns {Promise<EndpointRequest>}
 */
export async function readRequest(message) {
  return { ...readHead(message), body: await readBody(message) }
}

/**
 * What is known before the body has arrived.
 *
 * @param {IncomingMessage} message
 * @returns {Omit<EndpointRequest, 'body'>}
 */
export function readHead(message) {
  const [path = '', search = ''] = (message.url ?? '').split(/\?(.*)/s)
  return {
    method: message.method ?? '',
    path,
    query: new URLSearchParams(search),
    headers: readHeaders(message),
  }
}

/** @param {IncomingMessage} message */
function readHeaders(message) {
  /** @type {Record<string, string>} */
  const headers = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = String(value)
  }
  return headers
}

/**
 * Into a buffer of the announced length, so that a large package is not held twice.
 *
 * @param {IncomingMessage} message
 */
async function readBody(message) {
  const announced = Number(message.headers['content-length'])
  if (!Number.isSafeInteger(announced)) return collect(message)
  const body = Buffer.allocUnsafe(announced)
  let at = 0
  for await (const chunk of message) at += chunk.copy(body, at)
  return body.subarray(0, at)
}

/** @param {IncomingMessage} message */
async function collect(message) {
  /** @type {Buffer[]} */
  const chunks = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}

import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { serveRequest } from './endpoint/serve-request.js'
import { Faults } from './faults.js'

/** @import { AddressInfo } from 'node:net' */
/** @import { RequestRecord } from './endpoint/record.js' */
/** @import { Serving } from './endpoint/serve-request.js' */
/** @import { Fault } from './faults.js' */
/** @import { World } from './world.js' */

/**
 * Called around every request, awaited: a test can hold one back, kill its sender, or let another client go first.
 *
 * @typedef {(record: RequestRecord, phase: 'before' | 'after') => Promise<void> | void} OnRequest
 */

/**
 * @typedef {object} EndpointOptions
 * @property {World} world
 * @property {string} [host] a loopback address, 127.0.0.1 by default
 * @property {number} [port] 0 takes a free one
 * @property {Fault[]} [faults]
 * @property {OnRequest} [onRequest]
 * @property {{ key: string, cert: string }} [tls] PEM: serves HTTPS, as AWS does; clients have to be told to trust it,
 *   e.g. by NODE_EXTRA_CA_CERTS
 */

/**
 * A running endpoint.
 *
 * @typedef {object} Endpoint
 * @property {string} url without a slash at its end
 * @property {World} world
 * @property {RequestRecord[]} requests in the order in which they were complete
 * @property {string[]} refused what was asked for and nothing imitates; a test expects it to be empty
 * @property {Faults} faults
 * @property {(hook: OnRequest | undefined) => void} onRequest replaces the hook
 * @property {() => Promise<void>} close ends open connections too
 */

/**
 * Serves a world on a loopback address.
 *
 * @param {EndpointOptions} options
 * @returns {Promise<Endpoint>}
 */
export async function startEndpoint({ world, host = '127.0.0.1', port = 0, faults = [], onRequest, tls }) {
  /** @type {Serving} */
  const serving = { world, requests: [], refused: [], faults: new Faults(faults), onRequest }
  /** @type {import('node:http').RequestListener} */
  const listener = (message, out) => {
    serveRequest(serving, message, out).catch((error) => {
      serving.refused.push(`${message.method} ${message.url}: ${error?.stack ?? error}`)
      out.socket?.destroy()
    })
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  // The default of 5 s would cut idle connections that a client still means to use again.
  server.keepAliveTimeout = 60_000
  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
  const { port: bound } = /** @type {AddressInfo} */ (server.address())
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host}:${bound}`,
    world,
    requests: serving.requests,
    refused: serving.refused,
    faults: serving.faults,
    onRequest: (hook) => {
      serving.onRequest = hook
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

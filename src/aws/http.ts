import http from 'node:http'
import https from 'node:https'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Environment } from '../inputs/fields.ts'

/** A connection that is not there after 10 s will not come. */
const CONNECTION_TIMEOUT_MS = 10_000
/** Lambda takes its time to answer an update with a large package, but not this long. */
const SILENCE_TIMEOUT_MS = 120_000

/**
 * How every client sends its requests. The SDK ignores HTTPS_PROXY and NO_PROXY; Node's own agents
 * honour them from 24.5 on, where they are handed the environment
 * (https://nodejs.org/api/http.html#built-in-proxy-support).
 *
 * @param silenceMs a socket without a byte for so long is closed
 */
export function requestHandler(env: Environment, silenceMs = SILENCE_TIMEOUT_MS): NodeHttpHandler {
  const options = { keepAlive: true, proxyEnv: { ...env } }
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: silenceMs,
    httpAgent: new http.Agent(options),
    httpsAgent: new https.Agent(options),
  })
}

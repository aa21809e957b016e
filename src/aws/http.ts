import http from 'node:http'
import https from 'node:https'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Environment } from '../inputs/fields.ts'

/** A connection that is not there after 10 s will not come; one silent for 2 min is dead. */
const CONNECTION_TIMEOUT_MS = 10_000
const SILENCE_TIMEOUT_MS = 120_000

/**
 * How every client sends its requests. The SDK ignores HTTPS_PROXY and NO_PROXY; Node's own agents
 * honour them from 24.5 on, where they are handed the environment
 * (https://nodejs.org/api/http.html#built-in-proxy-support).
 */
export function requestHandler(env: Environment): NodeHttpHandler {
  const options = { keepAlive: true, proxyEnv: { ...env } }
  return new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    httpAgent: new http.Agent(options),
    httpsAgent: new https.Agent(options),
  })
}

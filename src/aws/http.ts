import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { Environment } from '../inputs/fields.ts'
import { nameProxy, proxyAgents } from '../proxy.ts'
import { logged, type RequestLog } from './request-log.ts'

/** A connection that is not there after 10 s will not come. */
const CONNECTION_TIMEOUT_MS = 10_000
/** Lambda takes its time to answer an update with a large package, but not this long. */
const SILENCE_TIMEOUT_MS = 120_000
type Handle = NodeHttpHandler['handle']

/**
 * How every client sends its requests. The SDK ignores HTTPS_PROXY and NO_PROXY.
 *
 * @param log where each request is said
 * @param silenceMs a socket without a byte for so long is closed
 * @throws {DeployError} where a proxy is set that is none
 */
export function requestHandler(
  env: Environment,
  silenceMs = SILENCE_TIMEOUT_MS,
  log?: RequestLog,
): NodeHttpHandler {
  const { proxies, httpAgent, httpsAgent } = proxyAgents(env)
  const handler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: silenceMs,
    httpAgent,
    httpsAgent,
  })
  const own: Handle = handler.handle.bind(handler)
  const send = log === undefined ? own : logged(own, log)
  handler.handle = async (request, how) => {
    try {
      return await send(request, how)
    } catch (error) {
      throw nameProxy(proxies, request.protocol, error)
    }
  }
  return handler
}

import { setTimeout as sleep } from 'node:timers/promises'

/** @import { ServerResponse } from 'node:http' */
/** @import { ConnectionFault } from '../faults.js' */
/** @import { EndpointResponse } from '../service-error.js' */

/**
 * Sends an answer, or as much of it as a fault lets through.
 *
 * @param {ServerResponse} out
 * @param {EndpointResponse} response
 * @param {ConnectionFault} [fault]
 * @returns {Promise<number | undefined>} the status, where an answer began to be sent
 */
export async function writeResponse(out, response, fault) {
  if (fault === 'hang') return undefined
  if (fault === 'refuse' || fault === 'reset-before') {
    reset(out)
    return undefined
  }
  const body = typeof response.body === 'string' ? Buffer.from(response.body) : response.body
  out.writeHead(response.status, { 'content-length': body.length, ...response.headers })
  if (fault === undefined) {
    out.end(out.req.method === 'HEAD' ? undefined : body)
    return response.status
  }
  out.write(body.subarray(0, Math.floor(body.length / 2)))
  // What was written must leave the machine first: a reset throws away what is still queued.
  await sleep(20)
  if (fault === 'truncate') out.socket?.end()
  else reset(out)
  return response.status
}

/** @param {ServerResponse} out */
export function reset({ socket }) {
  socket?.resetAndDestroy()
}

import { setTimeout as sleep } from 'node:timers/promises'
import { nameOf } from '../faults.js'
import { handle, renderFault } from '../services.js'
import { readHead, readRequest } from './read-request.js'
import { recordRequest } from './record.js'
import { reset, writeResponse } from './write-response.js'

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Fault, Faults } from '../faults.js' */
/** @import { OnRequest } from '../server.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { World } from '../world.js' */
/** @import { RequestRecord } from './record.js' */

/**
 * @typedef {object} Serving
 * @property {World} world
 * @property {RequestRecord[]} requests
 * @property {string[]} refused
 * @property {Faults} faults
 * @property {OnRequest | undefined} onRequest
 */

/**
 * One request from its first byte to the last of its answer.
 *
 * @param {Serving} serving
 * @param {IncomingMessage} message
 * @param {ServerResponse} out
 */
export async function serveRequest(serving, message, out) {
  const head = recordRequest({ ...readHead(message), body: Buffer.alloc(0) }, serving.world.now())
  if (serving.faults.matchHead(head)) {
    serving.requests.push({ ...head, fault: 'refuse' })
    return reset(out)
  }
  const request = await readRequest(message).catch(() => undefined)
  // The sender is gone before its request was complete: there is nothing to do or to answer.
  if (!request) return
  const record = recordRequest(request, serving.world.now())
  const fault = serving.faults.match(record)
  record.fault = fault && nameOf(fault)
  serving.requests.push(record)
  await serving.onRequest?.(record, 'before')
  const response = await respond(serving, request, fault)
  await serving.onRequest?.(record, 'after')
  record.status = await writeResponse(
    out,
    response,
    typeof fault?.fault === 'string' ? fault.fault : undefined,
  )
}

/**
 * @param {Serving} serving
 * @param {EndpointRequest} request
 * @param {Fault | undefined} fault
 * @returns {Promise<EndpointResponse>}
 */
async function respond(serving, request, fault) {
  const { world } = serving
  if (fault?.delay !== undefined && !fault.after) await sleep(fault.delay)
  // A connection that breaks within the answer implies that there was one.
  const applies = fault?.fault === undefined || fault.after || isPartial(fault)
  const own = typeof fault?.fault === 'object' ? renderFault(world, request, fault.fault) : undefined
  if (!applies) return own ?? { status: 0, headers: {}, body: '' }
  const { response, refused } = handle(world, request)
  if (refused !== undefined) serving.refused.push(refused)
  if (fault?.delay !== undefined && fault.after) await sleep(fault.delay)
  return own ?? response
}

/** @param {Fault} fault */
function isPartial({ fault, before }) {
  return !before && (fault === 'reset-midway' || fault === 'truncate')
}

import { setTimeout as sleep } from 'node:timers/promises'
import { startEndpoint } from '../emulator/aws/server.js'
import { World } from '../emulator/aws/world.js'

/** @import { Settle } from '../emulator/aws/lambda/settle.js' */
/** @import { Endpoint } from '../emulator/aws/server.js' */

/*
 * The local endpoint in a process of its own, so that it takes no time from what is measured.
 * Sent a `Serve`, it serves those functions anew and answers with its URL; sent `log`, it answers with the time,
 * operation and status of each request since.
 */

/** @type {Endpoint | undefined} */
let endpoint

/**
 * @typedef {object} Serve
 * @property {Settle} settle
 * @property {string[]} names of the functions, in each Region
 * @property {string[]} [regions]
 * @property {boolean} [quotas] whether Lambda throttles
 * @property {number} [latency] of every request, in milliseconds
 * @property {{ key: string, cert: string }} [tls]
 */

process.on('message', async (/** @type {'log' | Serve} */ message) => {
  if (message === 'log') {
    const requests = endpoint?.requests.splice(0) ?? []
    process.send?.(
      requests.map(({ time, operation, bodyBytes, status }) => ({ time, operation, bodyBytes, status })),
    )
    return
  }
  await endpoint?.close()
  const { settle, quotas = false, names, regions = ['eu-west-1'], latency = 0, tls } = message
  const world = new World({ settle, quotas })
  for (const region of regions) {
    for (const name of names) {
      world.addFunction({
        ...{ name, region, codeSha256: 'none', runtime: 'nodejs24.x', handler: 'index.handler' },
        ...{ versions: [{}], aliases: [{ name: 'live', version: '1' }] },
      })
    }
  }
  world.addRole({ name: 'deploy' })
  world.addBucket({ name: 'packages' })
  endpoint = await startEndpoint({
    world,
    ...(tls && { tls }),
    ...(latency > 0 && { onRequest: (_, phase) => (phase === 'before' ? sleep(latency) : undefined) }),
  })
  process.send?.(endpoint.url)
})

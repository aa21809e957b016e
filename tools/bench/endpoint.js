import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'

/** @import { Settle } from '../../emulator/aws/lambda/settle.js' */
/** @import { Endpoint } from '../../emulator/aws/server.js' */

/*
 * The local endpoint in a process of its own, so that it takes no time from what is measured.
 * Sent `{settle, names, tls}`, it serves those functions anew and answers with its URL; sent `log`, it
 * answers with the time and operation of each request since.
 */

/** @type {Endpoint | undefined} */
let endpoint

/** @typedef {{ settle: Settle, names: string[], tls?: { key: string, cert: string } }} Serve */

process.on('message', async (/** @type {'log' | Serve} */ message) => {
  if (message === 'log') {
    const requests = endpoint?.requests.splice(0) ?? []
    process.send?.(requests.map(({ time, operation, bodyBytes }) => ({ time, operation, bodyBytes })))
    return
  }
  await endpoint?.close()
  const world = new World({ settle: message.settle })
  for (const name of message.names) {
    world.addFunction({ name, codeSha256: 'none', runtime: 'nodejs24.x', handler: 'index.handler' })
  }
  world.addBucket({ name: 'packages' })
  endpoint = await startEndpoint({ world, ...(message.tls && { tls: message.tls }) })
  process.send?.(endpoint.url)
})

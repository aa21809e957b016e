import { appendFileSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { clientEnvironment } from './aws/client-environment.js'
import { worldFrom } from './aws/seed.js'
import { startEndpoint } from './aws/server.js'

/**
 * An endpoint as a process of its own:
 *
 *     node emulator/main.js [--port N] [--state world.json] [--faults faults.json] [--record requests.jsonl]
 *
 * Prints one line of JSON, `{"url", "env"}`, when it listens; ends on SIGTERM and SIGINT.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
    faults: { type: 'string' },
    record: { type: 'string' },
  },
})

const { record } = values
const endpoint = await startEndpoint({
  world: worldFrom(readJson(values.state) ?? {}),
  port: Number(values.port),
  faults: readJson(values.faults) ?? [],
  log: (request) => {
    if (record !== undefined) appendFileSync(record, `${JSON.stringify(request)}\n`)
  },
})

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.once(signal, () => endpoint.close())
}

console.log(JSON.stringify({ url: endpoint.url, env: clientEnvironment(endpoint, { oidc: true }) }))

/** @param {string | undefined} path */
function readJson(path) {
  return path === undefined ? undefined : JSON.parse(readFileSync(path, 'utf8'))
}

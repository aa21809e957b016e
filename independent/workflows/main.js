import assert from 'node:assert/strict'
import { clientEnvironment } from '../../emulator/client-environment.js'
import { startEndpoint } from '../../emulator/server.js'
import { createWorld } from '../../emulator/world.js'
import { Checks } from '../checks/checks.js'
import { createRepository } from './act.js'
import { CASES } from './cases.js'

/** @import { Case } from './cases.js' */

const checks = new Checks()
const repository = await createRepository()
try {
  for (const one of CASES) await checks.check('act', one.workflow, () => runCase(one))
} finally {
  await repository.remove()
}
checks.finish()

/** @param {Case} one */
async function runCase({ workflow, event, payload = {}, args = [], prepare, fails = false, check }) {
  const world = createWorld()
  prepare(world)
  const endpoint = await startEndpoint({ world })
  // No keys, but for the case without a role: an example has only the token of its job.
  const env = clientEnvironment(endpoint, {
    oidc: true,
    ...(fails ? {} : { credentials: null, region: null }),
  })
  try {
    const { code, stdout, stderr } = await repository.act(event, workflow, { env, payload, args })
    const output = `${stdout}${stderr}`
    assert.equal(code === 0, !fails, output)
    assert.deepEqual(endpoint.refused, [])
    check({ world, output, requests: endpoint.requests })
  } finally {
    await endpoint.close()
  }
}

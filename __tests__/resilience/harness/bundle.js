import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld } from '../../../emulator/aws/world.js'
import { runAction } from '../../../emulator/github/run-action.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { Fault } from '../../../emulator/aws/faults.js' */
/** @import { OnRequest } from '../../../emulator/aws/server.js' */
/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { Scenario } from './scenarios.js' */

/**
 * @typedef {object} BundleRun
 * @property {string} action
 * @property {Scenario} scenario
 * @property {World} world
 * @property {string} workspace
 * @property {string} temporary RUNNER_TEMP
 * @property {(url: string) => Promise<string>} [through] what the action takes for the endpoint
 * @property {OnRequest} [onRequest]
 * @property {Fault[]} [faults]
 * @property {(child: ChildProcess) => void} [onStart]
 * @property {Record<string, string>} [env]
 * @property {Record<string, string>} [inputs] beside those of the scenario
 */

/** @param {Scenario} scenario */
export function worldOf(scenario) {
  const world = createWorld({ settle: { reads: 1 } })
  scenario.seed(world)
  return world
}

/**
 * Runs the bundle as a runner does, in a process of its own.
 *
 * @param {BundleRun} run
 */
export async function runBundle({ action, scenario, world, workspace, temporary, ...more }) {
  const { through = async (url) => url, faults = [], onRequest, onStart, env, inputs } = more
  const endpoint = await startEndpoint({ world, faults, ...(onRequest && { onRequest }) })
  const credentials = scenario.oidc ? { oidc: true, credentials: null } : {}
  try {
    const result = await runAction({
      actionDir: action,
      inputs: { ...scenario.inputs, ...inputs },
      workspace,
      ...(onStart && { onStart }),
      env: {
        ...clientEnvironment({ url: await through(endpoint.url) }, credentials),
        RUNNER_TEMP: temporary,
        ...env,
      },
    })
    return { result, requests: endpoint.requests, refused: endpoint.refused }
  } finally {
    await endpoint.close()
  }
}

import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { runAction } from '../../emulator/github/run-action.js'
import { fillerOf } from '../stand-ins/local-world.js'

/** @import { ChildProcess } from 'node:child_process' */
/** @import { Fault } from '../../emulator/aws/faults.js' */
/** @import { OnRequest } from '../../emulator/aws/server.js' */
/** @import { World } from '../../emulator/aws/world.js' */
/** @import { Scenario } from '../../scenarios/scenario.js' */

/**
 * @typedef {object} BundleRun
 * @property {string} action directory of the action
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

/**
 * Runs the bundle as a runner does, in a process of its own.
 *
 * @param {BundleRun} run
 */
export async function runBundle({ action, scenario, world, workspace, temporary, ...more }) {
  const { through = async (url) => url, faults = [], onRequest, onStart, env, inputs } = more
  const endpoint = await startEndpoint({ world, faults, ...(onRequest && { onRequest }) })
  try {
    const result = await runAction({
      actionDir: action,
      inputs: { ...inputsOf(scenario, fillerOf(world)), ...inputs },
      workspace,
      // Twenty seconds where long timers are hurried.
      timeout: 600_000,
      ...(onStart && { onStart }),
      env: {
        ...clientEnvironment({ url: await through(endpoint.url) }, credentialsOf(scenario)),
        RUNNER_TEMP: temporary,
        ...env,
      },
    })
    return { result, requests: endpoint.requests, refused: endpoint.refused }
  } finally {
    await endpoint.close()
  }
}

/**
 * What the job of a scenario has to sign in with: a token, or keys.
 *
 * @param {Pick<Scenario, 'oidc'>} scenario
 */
export const credentialsOf = ({ oidc }) => (oidc ? { oidc, credentials: null } : {})

/**
 * The inputs of a scenario, with what only the stand-in knows.
 *
 * @param {Pick<Scenario, 'inputs'>} scenario
 * @param {(text: string) => string} fill
 */
export const inputsOf = ({ inputs }, fill) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, fill(value)]))

import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { startBoto3 } from '../conformance/programs/boto3.js'
import { credentialsOf } from '../harness/bundle.js'
import { functionsNamed } from './api-function.js'
import { fillerOf, stateOf, worldOf } from './local-world.js'

/** @import { StandIn } from './stand-in.js' */

/**
 * The repository's own endpoint, which settles as slowly as AWS where moto settles at once. Its functions are read
 * back through boto3.
 *
 * @returns {Promise<StandIn>}
 */
export async function startLocal() {
  const boto3 = await startBoto3()
  return {
    name: 'local endpoint',
    lacks: {},
    begin: async (scenario) => {
      const world = worldOf(scenario)
      const endpoint = await startEndpoint({ world })
      // Apart, so that what is read back is not counted among what steps sent.
      const reader = await startEndpoint({ world })
      const call = boto3.callsTo(reader.url)
      return {
        fill: fillerOf(world),
        patience: 20,
        env: clientEnvironment(endpoint, credentialsOf(scenario)),
        state: async () => {
          const { functions, objects } = stateOf(world)
          // The endpoint lists no aliases.
          const aliases = [...new Set(functions.flatMap((fn) => fn.aliases.map(({ name }) => name)))]
          const names = functions.map(({ name }) => name)
          return { functions: await functionsNamed(call, names, aliases), objects }
        },
        sent: () => {
          if (endpoint.refused.length > 0) throw new Error(endpoint.refused.join('\n'))
          return endpoint.requests.splice(0)
        },
        end: async () => {
          await endpoint.close()
          await reader.close()
        },
      }
    },
    close: async () => boto3.close(),
  }
}

import { startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld } from '../../../emulator/aws/world.js'
import { REGION } from '../../../scenarios/scenario.js'
import { createFunction } from '../../stand-ins/api-function.js'
import { pushImage } from '../../stand-ins/api-image.js'
import { createFunctionRole } from '../../stand-ins/api-role.js'
import { createBucket } from '../../stand-ins/by-api.js'
import { startMotoServer } from '../../stand-ins/moto-server.js'
import { startBoto3 } from '../programs/boto3.js'

/** @import { Call } from '../programs/boto3.js' */

/**
 * A function as it is before a story.
 *
 * @typedef {object} FunctionSeed
 * @property {string} name
 * @property {Buffer} [zip]
 * @property {string} [imageUri]
 * @property {string} [runtime]
 * @property {string} [description]
 * @property {boolean} [published] as version 1
 * @property {string} [alias] that points at version 1
 */

/**
 * An implementation of AWS whose answers are held against the contract.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} url
 * @property {Call} call reads and prepares through boto3
 * @property {(seed: FunctionSeed) => Promise<void>} addFunction
 * @property {(name: string, versioned: boolean) => Promise<void>} addBucket
 * @property {(repository: string, tag: string) => Promise<string>} pushImage answers with its digest, `sha256:...`
 * @property {(name: string) => Promise<string>} addRole answers with its ARN
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Part>} */
export async function startMoto() {
  const server = await startMotoServer()
  const boto3 = await startBoto3()
  const call = boto3.callsTo(server.url)
  // moto lets no function use a role that is not there.
  const role = await createFunctionRole({ call, tags: {} }, 'function')
  return {
    name: 'moto',
    url: server.url,
    call,
    addFunction: ({ published, alias, ...seed }) =>
      createFunction(call, {
        ...seed,
        role,
        versions: published ? [{}] : [],
        aliases: alias === undefined ? {} : { [alias]: { version: '1' } },
      }),
    addBucket: (name, versioned) => createBucket(call, { name, region: REGION, versioned }),
    pushImage: (repository, tag) => pushImage(call, repository, tag),
    addRole: (name) => createFunctionRole({ call, tags: {} }, name),
    close: async () => {
      boto3.close()
      await server.close()
    },
  }
}

/** @returns {Promise<Part>} */
export async function startLocal() {
  const world = createWorld({ settle: { reads: 2 } })
  const endpoint = await startEndpoint({ world })
  const boto3 = await startBoto3()
  return {
    name: 'local endpoint',
    url: endpoint.url,
    call: boto3.callsTo(endpoint.url),
    addFunction: async ({ published, alias, ...seed }) => {
      const aliases = alias === undefined ? [] : [{ name: alias }]
      world.addFunction({ ...seed, versions: published ? [{}] : [], aliases })
    },
    addBucket: async (name, versioned) => void world.addBucket({ name, versioned }),
    pushImage: async (repository, tag) => world.addImage({ repository, tag }).digest,
    addRole: async (name) => world.addRole({ name }).arn,
    close: async () => {
      boto3.close()
      await endpoint.close()
    },
  }
}

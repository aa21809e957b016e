import { startEndpoint } from '../../emulator/aws/server.js'
import { createWorld } from '../../emulator/aws/world.js'
import { startBoto3 } from '../conformance/programs/boto3.js'
import { REGION } from './part.js'

/** @import { Endpoint } from '../../emulator/aws/server.js' */
/** @import { Part } from './part.js' */

/**
 * The repository's own endpoint, which settles as slowly as AWS where moto settles at once.
 *
 * @returns {Promise<Part & { endpoint: Endpoint }>}
 */
export async function startLocal() {
  const world = createWorld({ settle: { reads: 2 } })
  const endpoint = await startEndpoint({ world })
  const { call, close } = await startBoto3(endpoint.url)
  return {
    name: 'local endpoint',
    url: endpoint.url,
    endpoint,
    call,
    addFunction: async ({ name, region = REGION, zip, imageUri, runtime, description, published, alias }) => {
      world.addFunction({
        name,
        region,
        ...(zip && { zip }),
        ...(imageUri && { imageUri }),
        ...(runtime && { runtime }),
        ...(description && { description }),
        versions: published ? [{}] : [],
        aliases: alias === undefined ? [] : [{ name: alias }],
      })
    },
    addBucket: async (name, versioned) => void world.addBucket({ name, versioned, region: REGION }),
    putObject: async (bucket, key, body) => world.putObject(bucket, key, body).versionId,
    pushImage: async (repository, tag) => world.addImage({ repository, tag }).digest,
    addRole: async (name) => world.addRole({ name }).arn,
    forget: () => void endpoint.requests.splice(0),
    refusals: () =>
      endpoint.requests
        .filter(({ status }) => status !== undefined && status >= 400)
        .map(({ operation, status }) => `${operation} ${status}`),
    operations: () => endpoint.requests.map(({ operation }) => operation),
    close: async () => {
      close()
      await endpoint.close()
    },
  }
}

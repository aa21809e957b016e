import { randomBytes } from 'node:crypto'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startForwarder } from './forwarder.js'
import { aliasNow, apiOf, createFunction } from './lambda-api.js'

/** @import { DemoEndpoint } from './endpoint.js' */

/**
 * Another emulator of AWS, such as moto or LocalStack.
 *
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoEndpoint>} with a function of its own, which is deleted in the end
 */
export async function openGiven(url, env) {
  const credentials = {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] || 'test',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] || 'test',
    sessionToken: env['AWS_SESSION_TOKEN'] || undefined,
  }
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'eu-west-1'
  // In a name of its own: what is there already is not the demo's to change or to delete.
  const name = `demo-greeting-${randomBytes(3).toString('hex')}`
  const ask = apiOf(url, { ...credentials, region })
  const remove = await createFunction(ask, name)
  const forwarder = await startForwarder(url)
  return {
    where: url,
    requests: forwarder.requests,
    env: clientEnvironment(forwarder, { credentials, region: null }),
    inputs: { 'function-name': name, 'aws-region': region, alias: 'live' },
    live: () => aliasNow(ask, name),
    close: async () => {
      await forwarder.close()
      await remove()
    },
  }
}

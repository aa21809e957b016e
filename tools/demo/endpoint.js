import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'

/** @import { RequestRecord } from '../../emulator/aws/endpoint/record.js' */

export const ROLE = 'arn:aws:iam::123456789012:role/deploy-greeting'
const REGION = 'eu-west-1'
/** A zip with nothing in it. */
const EMPTY_ZIP = 'UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=='
const EXECUTION_ROLE = 'demo-greeting-execution'

/**
 * Where the demo deploys to.
 *
 * @typedef {object} DemoEndpoint
 * @property {string} where for people
 * @property {string} functionName
 * @property {World} [world] of the local one
 * @property {RequestRecord[]} requests seen so far, by the local one
 * @property {Record<string, string>} env that leads a step there
 * @property {Record<string, string>} inputs that every step has there
 * @property {() => Promise<string | undefined>} served version that the alias live serves
 * @property {() => Promise<void>} close
 */

/**
 * The local endpoint, or the one that AWS_ENDPOINT_URL names.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoEndpoint>}
 */
export function openEndpoint(env) {
  const { AWS_ENDPOINT_URL: url } = env
  return url ? openGiven(url.replace(/\/$/, ''), env) : openLocal()
}

/** @returns {Promise<DemoEndpoint>} */
async function openLocal() {
  const world = new World({ settle: { milliseconds: 400 } })
  const zip = Buffer.from(EMPTY_ZIP, 'base64')
  const fn = world.addFunction({ name: 'greeting', zip, runtime: 'nodejs24.x', handler: 'index.handler' })
  const subject = 'repo:octo-org/checkout:ref:refs/heads/release'
  world.addRole({ name: 'deploy-greeting', trust: { subject, operator: 'StringEquals' } })
  const endpoint = await startEndpoint({ world })
  return {
    where: 'a local Lambda endpoint',
    functionName: 'greeting',
    world,
    requests: endpoint.requests,
    env: clientEnvironment(endpoint, { oidc: true, credentials: null, region: REGION }),
    inputs: { 'role-to-assume': ROLE },
    served: async () => fn.aliases.get('live')?.version,
    close: () => endpoint.close(),
  }
}

/**
 * Another emulator of AWS, which looks at no signature.
 *
 * @param {string} url
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoEndpoint>}
 */
async function openGiven(
  url,
  { AWS_ACCESS_KEY_ID = 'test', AWS_SECRET_ACCESS_KEY = 'test', AWS_REGION = REGION },
) {
  const functionName = 'demo-greeting'
  const path = `/2015-03-31/functions/${functionName}`
  const ask = (
    /** @type {string} */ service,
    /** @type {string} */ target,
    /** @type {RequestInit} */ how = {},
  ) => {
    const scope = `${AWS_ACCESS_KEY_ID}/20260101/${AWS_REGION}/${service}/aws4_request`
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
    return fetch(`${url}${target}`, { ...how, headers: { authorization } })
  }
  await ask('iam', '/', { method: 'POST', body: createRole() })
  return {
    where: url,
    functionName,
    requests: [],
    env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION },
    inputs: { 'create-if-missing': 'true', configuration: CONFIGURATION },
    served: async () => {
      const answer = await ask('lambda', `${path}/aliases/live`)
      return /** @type {{ FunctionVersion?: string }} */ (await answer.json()).FunctionVersion
    },
    close: async () => {
      await ask('lambda', path, { method: 'DELETE' })
    },
  }
}

const CONFIGURATION = JSON.stringify({
  Role: `arn:aws:iam::123456789012:role/${EXECUTION_ROLE}`,
  Runtime: 'nodejs22.x',
  Handler: 'index.handler',
})

function createRole() {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  const fields = { Action: 'CreateRole', Version: '2010-05-08', RoleName: EXECUTION_ROLE }
  return new URLSearchParams({ ...fields, AssumeRolePolicyDocument: trust })
}

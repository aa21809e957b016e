import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { DEFAULT_CREDENTIALS } from '../../emulator/aws/identity.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { World } from '../../emulator/aws/world.js'
import { aliasNow, apiOf, PLACEHOLDER } from './lambda-api.js'

/** @import { Trust } from '../../emulator/aws/sts/role.js' */
/** @import { DemoEndpoint } from './endpoint.js' */

const REGION = 'eu-west-1'
const FUNCTION = 'greeting'
const ROLE = 'deploy-greeting'
const PROVIDER = 'token.actions.githubusercontent.com'

/** @returns {Promise<DemoEndpoint>} with a function that was never released, and a role that trusts another branch */
export async function openLocal() {
  const world = new World({ settle: { milliseconds: 400 } })
  const zip = Buffer.from(PLACEHOLDER, 'base64')
  const fn = world.addFunction({ name: FUNCTION, zip, runtime: 'nodejs24.x', handler: 'index.handler' })
  const subject = 'repo:octo-org/checkout:ref:refs/heads/release'
  const role = world.addRole({ name: ROLE, trust: { subject, operator: 'StringEquals' } })
  const endpoint = await startEndpoint({ world })
  const ask = apiOf(endpoint.url, { ...DEFAULT_CREDENTIALS, region: REGION })
  return {
    where: 'a local Lambda endpoint',
    control: {
      trust: (statement) => {
        role.trust = trustOf(statement)
      },
      answer: (answer) => {
        fn.answer = answer
      },
    },
    requests: endpoint.requests,
    env: clientEnvironment(endpoint, { oidc: true, credentials: null, region: null }),
    inputs: { 'function-name': FUNCTION, 'aws-region': REGION, alias: 'live', 'role-to-assume': role.arn },
    live: () => aliasNow(ask, FUNCTION),
    close: () => endpoint.close(),
  }
}

/**
 * @param {string} statement of a trust policy, as JSON
 * @returns {Trust}
 */
function trustOf(statement) {
  const { Effect, Action, Condition } = JSON.parse(statement)
  const { [`${PROVIDER}:sub`]: subject, [`${PROVIDER}:aud`]: audience } = Condition.StringEquals
  if (Effect !== 'Allow' || Action !== 'sts:AssumeRoleWithWebIdentity' || !subject || !audience)
    throw new Error(`Not a statement that lets a job in: ${statement}`)
  return { subject, audience, operator: 'StringEquals' }
}

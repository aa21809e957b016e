import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandOutput,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, type Keys, lambdaClient } from './clients.ts'

const account = '210987654321'
const RoleArn = `arn:aws:iam::${account}:role/deploy`
const NAMED = { RoleArn, RoleSessionName: 'GitHubActions' }

let now = Date.parse('2026-01-31T12:00:00Z')
let world: World
let endpoint: Endpoint
let opened: { destroy(): void }[] = []

beforeEach(async () => {
  world = createWorld({ now: () => now })
  endpoint = await startEndpoint({ world })
})

afterEach(async () => {
  for (const client of opened) client.destroy()
  opened = []
  await endpoint.close()
  expect(endpoint.refused).toEqual([])
})

function stsClient(keys: Keys = DEFAULT_CREDENTIALS) {
  const credentials = { ...keys }
  const client = new STSClient({ endpoint: endpoint.url, region: 'eu-west-1', credentials, maxAttempts: 1 })
  opened.push(client)
  return client
}

/** As a job asks its runner for it. */
async function idToken(audience = 'sts.amazonaws.com', bearer?: string) {
  const env = clientEnvironment(endpoint, { oidc: true })
  const response = await fetch(`${env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=${audience}`, {
    headers: { authorization: `Bearer ${bearer ?? env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
  })
  return ((await response.json()) as { value: string }).value
}

const assumeWithToken = (WebIdentityToken: string, input: object = {}) =>
  stsClient().send(new AssumeRoleWithWebIdentityCommand({ ...NAMED, ...input, WebIdentityToken }))

function keysOf({ Credentials }: Pick<AssumeRoleCommandOutput, 'Credentials'>): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

/** The same token with another claim: as only the issuer could sign it. */
function forge(token: string, claims: object) {
  const [header, payload = '', signature] = token.split('.')
  const own = JSON.parse(Buffer.from(payload, 'base64url').toString())
  return [header, Buffer.from(JSON.stringify({ ...own, ...claims })).toString('base64url'), signature].join(
    '.',
  )
}

test('a token of the job becomes keys of the role, which work in its account until they expire', async () => {
  world.addRole({ name: 'deploy', account, trust: { subject: 'repo:octo-org/checkout:*' } })
  world.addFunction({ name: 'checkout', account })
  const assumed = await assumeWithToken(await idToken(), { DurationSeconds: 900 })
  expect(assumed).toMatchObject({
    Audience: 'sts.amazonaws.com',
    SubjectFromWebIdentityToken: 'repo:octo-org/checkout:ref:refs/heads/main',
    Provider: 'token.actions.githubusercontent.com',
    Credentials: { Expiration: new Date(now + 900_000) },
  })
  const keys = keysOf(assumed)
  const identify = () => stsClient(keys).send(new GetCallerIdentityCommand({}))
  const Arn = `arn:aws:sts::${account}:assumed-role/deploy/GitHubActions`
  expect(await identify()).toMatchObject({ Arn, Account: account })

  const lambda = lambdaClient(endpoint.url, 'eu-west-1', keys)
  opened.push(lambda)
  const get = new GetFunctionCommand({ FunctionName: 'checkout' })
  expect((await lambda.send(get)).Configuration?.FunctionName).toBe('checkout')
  now += 900_000
  expect((await failureOf(lambda.send(get))).name).toBe('ExpiredTokenException')
  expect((await failureOf(identify())).name).toBe('ExpiredToken')
})

const TRUST = { subject: 'repo:octo-org/checkout:*', audience: 'sts.amazonaws.com' }
test.each<[string, () => Promise<string>, string, RegExp]>([
  ['no token', async () => 'AKIA', 'InvalidIdentityTokenException', /not a valid JWT/],
  [
    'a token that somebody else signed',
    async () => forge(await idToken(), { aud: 'sts.amazonaws.com.cn' }),
    'InvalidIdentityTokenException',
    /signature/,
  ],
  [
    'a token that has expired',
    async () => {
      const token = await idToken()
      now += 300_000
      return token
    },
    'ExpiredTokenException',
    /^Token expired: /,
  ],
  [
    'a token for an audience that the role does not trust',
    () => idToken('sts.amazonaws.com.cn'),
    'AccessDenied',
    /^Not authorized to perform sts:AssumeRoleWithWebIdentity$/,
  ],
  [
    'a subject in other letters',
    () => {
      world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:Octo-Org/checkout:ref:refs/heads/main' }
      return idToken()
    },
    'AccessDenied',
    /^Not authorized to perform sts:AssumeRoleWithWebIdentity$/,
  ],
])('%s opens nothing', async (_, token, name, message) => {
  world.addRole({ name: 'deploy', account, trust: TRUST })
  const failure = await failureOf(assumeWithToken(await token()))
  expect(failure).toMatchObject({ name, message: expect.stringMatching(message) })
})

test('without the bearer of the job there is no token', async () => {
  expect(await idToken('sts.amazonaws.com', 'of-another-job')).toBeUndefined()
  expect(endpoint.requests).toMatchObject([{ service: 'oidc', operation: 'GetIdToken', status: 401 }])
})

test('a role that is assumed by another one: permission, and an hour at most', async () => {
  const assume = (keys?: Keys) =>
    stsClient(keys).send(new AssumeRoleCommand({ ...NAMED, DurationSeconds: 7200 }))
  world.addRole({ name: 'deploy', account })
  const assumed = await assume()
  expect((await failureOf(assume(keysOf(assumed)))).message).toMatch(/1 hour session limit/)
  world.deny({ action: 'sts:AssumeRole' })
  expect(await failureOf(assume())).toMatchObject({
    name: 'AccessDenied',
    message: `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
  })
})

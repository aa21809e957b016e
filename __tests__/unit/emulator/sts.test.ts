import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  AssumeRoleWithWebIdentityCommand,
  type AssumeRoleWithWebIdentityCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, type Keys, lambdaClient } from './clients.ts'

const ROLE = 'arn:aws:iam::210987654321:role/deploy'
const NAMED = { RoleArn: ROLE, RoleSessionName: 'GitHubActions' }

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
})

function stsClient(credentials: Keys = DEFAULT_CREDENTIALS) {
  const client = new STSClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { ...credentials },
    maxAttempts: 1,
  })
  opened.push(client)
  return client
}

async function idToken(audience = 'sts.amazonaws.com') {
  const env = clientEnvironment(endpoint, { oidc: true })
  const response = await fetch(`${env['ACTIONS_ID_TOKEN_REQUEST_URL']}&audience=${audience}`, {
    headers: { authorization: `Bearer ${env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']}` },
  })
  return ((await response.json()) as { value: string }).value
}

async function assumeWithToken(input: Partial<AssumeRoleWithWebIdentityCommandInput> = {}) {
  const WebIdentityToken = input.WebIdentityToken ?? (await idToken())
  return stsClient().send(new AssumeRoleWithWebIdentityCommand({ ...NAMED, ...input, WebIdentityToken }))
}

const assume = (input: Partial<AssumeRoleCommandInput> = {}, as?: Keys) =>
  stsClient(as).send(new AssumeRoleCommand({ ...NAMED, ...input }))

function keysOf({
  Credentials,
}: {
  Credentials?:
    | {
        AccessKeyId?: string | undefined
        SecretAccessKey?: string | undefined
        SessionToken?: string | undefined
      }
    | undefined
}): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

test('a token of the job becomes keys of the role, which work in its account until they expire', async () => {
  const subject = 'repo:octo-org/checkout:*'
  world.addRole({
    name: 'deploy',
    account: '210987654321',
    trust: { subject, audience: 'sts.amazonaws.com' },
  })
  world.addFunction({ name: 'checkout', account: '210987654321' })
  const assumed = await assumeWithToken({ DurationSeconds: 900 })
  expect(assumed).toMatchObject({
    Audience: 'sts.amazonaws.com',
    SubjectFromWebIdentityToken: 'repo:octo-org/checkout:ref:refs/heads/main',
    Provider: 'token.actions.githubusercontent.com',
    Credentials: { Expiration: new Date(now + 900_000) },
  })
  const keys = keysOf(assumed)
  const Arn = 'arn:aws:sts::210987654321:assumed-role/deploy/GitHubActions'
  const identity = await stsClient(keys).send(new GetCallerIdentityCommand({}))
  expect(identity).toMatchObject({ Arn, Account: '210987654321' })

  const lambda = lambdaClient(endpoint.url, 'eu-west-1', keys)
  opened.push(lambda)
  const get = new GetFunctionCommand({ FunctionName: 'checkout' })
  expect((await lambda.send(get)).Configuration?.FunctionName).toBe('checkout')
  now += 900_000
  expect((await failureOf(lambda.send(get))).name).toBe('ExpiredTokenException')
  expect(await failureOf(stsClient(keys).send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: 'ExpiredToken',
  })
  expect(endpoint.requests.map(({ operation }) => operation).slice(0, 3)).toEqual([
    'GetIdToken',
    'AssumeRoleWithWebIdentity',
    'GetCallerIdentity',
  ])
})

test('whom the trust policy does not let in', async () => {
  const denied = {
    name: 'AccessDenied',
    status: 403,
    message: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  }
  const subject = 'repo:octo-org/checkout:*'
  world.addRole({ name: 'deploy', account: '210987654321', trust: { subject, operator: 'StringEquals' } })
  expect(await failureOf(assumeWithToken())).toMatchObject(denied)
  world.addRole({ name: 'deploy', account: '210987654321', trust: { subject } })
  world.idTokenClaims = { ...world.idTokenClaims, sub: 'repo:Octo-Org/checkout:ref:refs/heads/main' }
  expect(await failureOf(assumeWithToken())).toMatchObject(denied)
  world.addRole({ name: 'deploy', account: '210987654321', trust: { audience: 'sts.amazonaws.com' } })
  expect(
    await failureOf(assumeWithToken({ WebIdentityToken: await idToken('sts.amazonaws.com.cn') })),
  ).toMatchObject(denied)
  expect(await failureOf(assumeWithToken({ RoleArn: `${ROLE}-typo` }))).toMatchObject(denied)
  expect((await assumeWithToken()).Credentials?.AccessKeyId).toMatch(/^ASIA/)
})

test('accounts without the provider, audiences it does not speak to, tokens that are none', async () => {
  world.addRole({ name: 'deploy', account: '210987654321', providerAudiences: [] })
  expect(await failureOf(assumeWithToken())).toMatchObject({
    name: 'InvalidIdentityTokenException',
    status: 400,
    message:
      'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
  })
  world.addRole({
    name: 'deploy',
    account: '210987654321',
    providerAudiences: ['https://github.com/octo-org'],
  })
  expect((await failureOf(assumeWithToken())).message).toBe('Incorrect token audience')
  expect((await failureOf(assumeWithToken({ WebIdentityToken: 'AKIA' }))).message).toMatch(/not a valid JWT/)
  const old = await idToken()
  now += 300_000
  expect((await failureOf(assumeWithToken({ WebIdentityToken: old }))).name).toBe('ExpiredTokenException')
})

test.each([
  [
    'a session name with a space',
    { RoleSessionName: 'a b' },
    /'roleSessionName' failed to satisfy constraint/,
  ],
  ['a short session', { DurationSeconds: 899 }, /greater than or equal to 900/],
  ['a long session', { DurationSeconds: 43_201 }, /less than or equal to 43200/],
  [
    'longer than the role allows',
    { DurationSeconds: 3601 },
    /exceeds the MaxSessionDuration set for this role/,
  ],
])('%s is refused', async (_, input, message) => {
  world.addRole({ name: 'deploy', account: '210987654321', maxSessionSeconds: 3600 })
  expect(await failureOf(assumeWithToken(input))).toMatchObject({
    name: 'ValidationError',
    message: expect.stringMatching(message),
  })
})

test('a role assumed with keys: external id, permission, chaining', async () => {
  const message = `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`
  expect(await failureOf(assume())).toMatchObject({ name: 'AccessDenied', status: 403, message })
  world.addRole({ name: 'deploy', account: '210987654321', trust: { externalId: 'shop' } })
  expect((await failureOf(assume({ ExternalId: 'other' }))).message).toBe(message)
  const assumed = await assume({ ExternalId: 'shop', DurationSeconds: 7200 })
  expect(assumed.AssumedRoleUser?.Arn).toBe('arn:aws:sts::210987654321:assumed-role/deploy/GitHubActions')
  const chained = assume({ ExternalId: 'shop', DurationSeconds: 7200 }, keysOf(assumed))
  expect((await failureOf(chained)).message).toMatch(
    /1 hour session limit for roles assumed by role chaining/,
  )
  world.deny({ action: 'sts:AssumeRole' })
  expect((await failureOf(assume({ ExternalId: 'shop' }))).message).toBe(message)
})

test('unknown keys, and an action that nothing imitates', async () => {
  const unknown = stsClient({ accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' })
  expect(await failureOf(unknown.send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: 'InvalidClientTokenId',
    status: 403,
  })
  expect(endpoint.refused).toEqual([])
  const body = new URLSearchParams({ Action: 'GetSessionToken' })
  expect((await fetch(endpoint.url, { method: 'POST', body })).status).toBe(501)
  expect(endpoint.refused).toEqual(['Not emulated: sts GetSessionToken'])
})

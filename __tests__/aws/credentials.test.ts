import { DEFAULT_CREDENTIALS } from '../../emulator/identity.js'
import { createStage, NEW, type Stage } from '../deploy/stage.ts'

const ROLE = 'arn:aws:iam::210987654321:role/deploy'
const CHAINED = { 'role-to-assume': ROLE, 'role-chaining': 'true', 'function-name': 'cart' }
const SECRETS = { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG', AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2Vj' }

let stage: Stage
beforeEach(async () => {
  stage = await createStage({ env: SECRETS })
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  stage.world.addFunction({ name: 'cart', account: '210987654321', zip: NEW })
})
afterEach(() => stage.close())

test('without a role the credentials of the job serve, and nobody is asked for them', async () => {
  await stage.deploy()
  expect(stage.operations).toEqual(['GetFunction'])
  expect(stage.endpoint.requests[0]?.headers['authorization']).toContain(DEFAULT_CREDENTIALS.accessKeyId)
})

test('the secrets of the environment are masked', async () => {
  await stage.deploy()
  expect(stage.host.masks).toEqual([SECRETS.AWS_SECRET_ACCESS_KEY, SECRETS.AWS_SESSION_TOKEN])
})

test('a role is assumed with the credentials that are there, and with the external id', async () => {
  stage.world.addRole({ name: 'deploy', account: '210987654321', trust: { externalId: 'external' } })
  const deployment = await stage.deploy({ ...CHAINED, 'role-external-id': 'external' })
  expect(stage.operations).toEqual(['AssumeRole', 'GetFunction'])
  expect(stage.bodies('AssumeRole')).toEqual([
    expect.objectContaining({
      RoleArn: ROLE,
      RoleSessionName: 'GitHubActions',
      DurationSeconds: '3600',
      ExternalId: 'external',
    }),
  ])
  expect(deployment.current.arn).toBe('arn:aws:lambda:eu-west-1:210987654321:function:cart')
  const session = [...stage.world.credentials.values()].at(-1)
  expect(stage.host.masks.slice(2)).toEqual([
    session?.accessKeyId,
    session?.secretAccessKey,
    session?.sessionToken,
  ])
})

test('a role that does not trust the caller is an error with the statement to add', async () => {
  stage.world.addRole({ name: 'deploy', account: '210987654321', trust: { externalId: 'external' } })
  expect(await stage.failure(CHAINED)).toMatchObject({
    what: `The role ${ROLE} could not be assumed.`,
    why: expect.stringMatching(/is not authorized to perform: sts:AssumeRole on resource: /),
    snippets: [expect.objectContaining({ text: expect.stringContaining(`"Resource": "${ROLE}"`) })],
  })
  expect(stage.operations).toEqual(['AssumeRole'])
})

test('an allowed account is checked before anything is touched', async () => {
  await stage.deploy({ 'allowed-account-ids': '210987654321,123456789012' })
  expect(stage.operations).toEqual(['GetCallerIdentity', 'GetFunction'])
})

test('any other account is refused', async () => {
  expect(await stage.failure({ 'allowed-account-ids': '210987654321,109876543210' })).toMatchObject({
    what: 'The credentials are of account 123456789012, which `allowed-account-ids` does not list.',
    why: 'Allowed: 210987654321, 109876543210.',
    remedy: expect.stringContaining('`allowed-account-ids`'),
  })
  expect(stage.operations).toEqual(['GetCallerIdentity'])
})

test('the account of a role is known without asking', async () => {
  stage.world.addRole({ name: 'deploy', account: '210987654321' })
  await stage.deploy({ ...CHAINED, 'allowed-account-ids': '210987654321' })
  expect(stage.operations).toEqual(['AssumeRole', 'GetFunction'])
})

test('where the account cannot be found out nothing is touched', async () => {
  stage.world.credentials.clear()
  expect(await stage.failure({ 'allowed-account-ids': '123456789012' })).toMatchObject({
    what: expect.stringContaining('`allowed-account-ids` cannot be checked'),
    why: 'The security token included in the request is invalid.',
    remedy: expect.stringContaining('The access key is wrong'),
  })
  expect(stage.operations).toEqual(['GetCallerIdentity'])
})

test('keys that nobody knows are an error with a remedy', async () => {
  stage.world.credentials.clear()
  expect(await stage.failure()).toMatchObject({
    code: 'UnrecognizedClientException, HTTP 403',
    remedy: expect.stringContaining('The access key is wrong'),
  })
})

test('a function of another account is refused without a word, and that is told', async () => {
  const error = await stage.failure({ 'function-name': '210987654321:function:cart' })
  expect(error.code).toBe('AccessDeniedException, HTTP 403')
  expect(error.why).toMatch(/^lambda:GetFunction\w* failed, and the answer gives no reason\.$/)
})

test('an answer of STS without credentials is not taken for some', async () => {
  stage.endpoint.faults.add({
    operation: 'AssumeRole',
    fault: {
      status: 200,
      body: '<AssumeRoleResponse><AssumeRoleResult></AssumeRoleResult></AssumeRoleResponse>',
      headers: { 'content-type': 'text/xml' },
    },
  })
  await expect(stage.deploy(CHAINED)).rejects.toThrow()
  expect(stage.operations).toEqual(['AssumeRole'])
})

import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { NEW, useAws } from './test-aws.ts'

const ROLE = 'arn:aws:iam::210987654321:role/deploy'
const CHAINED = { 'role-to-assume': ROLE, 'role-chaining': 'true', 'function-name': 'cart' }
const SECRETS = { AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG', AWS_SESSION_TOKEN: 'IQoJb3JpZ2luX2Vj' }
const THROTTLED = { status: 400, errorType: 'Throttling', message: 'Rate exceeded' }

const aws = useAws({ env: SECRETS })
beforeEach(() => {
  aws.world.addFunction({ name: 'checkout', zip: NEW })
  aws.world.addFunction({ name: 'cart', account: '210987654321', zip: NEW })
})

test('without a role the credentials of the job serve, and nobody is asked for them', async () => {
  const { lambda, account } = await aws.connect()
  await lambda.getFunction()
  expect(account).toBeUndefined()
  expect(aws.operations).toEqual(['GetFunction'])
  expect(aws.endpoint.requests[0]?.headers['authorization']).toContain(DEFAULT_CREDENTIALS.accessKeyId)
  expect(aws.host.lines).toEqual(["Using the job's AWS credentials"])
})

test('an account that the environment names is known', async () => {
  process.env['AWS_ACCOUNT_ID'] = '123456789012'
  expect((await aws.connect()).account).toBe('123456789012')
  expect(aws.host.lines).toEqual(["Using the job's AWS credentials (account 123456789012)"])
})

test('the secrets of the environment are masked, and those that are really used', async () => {
  await aws.connect()
  expect(aws.host.masks).toEqual([
    SECRETS.AWS_SECRET_ACCESS_KEY,
    SECRETS.AWS_SESSION_TOKEN,
    DEFAULT_CREDENTIALS.secretAccessKey,
  ])
})

test('a role is assumed with the credentials that are there, and with the external id', async () => {
  aws.world.addRole({ name: 'deploy', account: '210987654321', trust: { externalId: 'external' } })
  const { lambda, account } = await aws.connect({ ...CHAINED, 'role-external-id': 'external' })
  const fn = await lambda.getFunction()
  expect(aws.operations).toEqual(['AssumeRole', 'GetFunction'])
  expect(aws.bodies('AssumeRole')).toEqual([
    expect.objectContaining({
      RoleArn: ROLE,
      RoleSessionName: 'GitHubActions',
      DurationSeconds: '3600',
      ExternalId: 'external',
    }),
  ])
  expect(fn.arn).toBe('arn:aws:lambda:eu-west-1:210987654321:function:cart')
  expect(account).toBe('210987654321')
  expect(aws.host.lines).toEqual(['Assumed role/deploy in 210987654321 for 1 h'])
  const session = [...aws.world.credentials.values()].at(-1)
  expect(aws.host.masks.slice(3)).toEqual([
    session?.accessKeyId,
    session?.secretAccessKey,
    session?.sessionToken,
  ])
})

test('a role that does not trust the caller is an error with the statement to add', async () => {
  aws.world.addRole({ name: 'deploy', account: '210987654321', trust: { externalId: 'external' } })
  expect(await aws.connectFailure(CHAINED)).toMatchObject({
    what: `Role ${ROLE} could not be assumed.`,
    why: expect.stringMatching(/is not authorized to perform: sts:AssumeRole on resource: /),
    snippets: [expect.objectContaining({ text: expect.stringContaining(`"Resource": "${ROLE}"`) })],
    cause: { resource: ROLE },
  })
  expect(aws.operations).toEqual(['AssumeRole'])
})

test('an allowed account is checked before anything is touched', async () => {
  const { account } = await aws.connect({ 'allowed-account-ids': '210987654321,123456789012' })
  expect(account).toBe('123456789012')
  expect(aws.operations).toEqual(['GetCallerIdentity'])
})

test('any other account is refused', async () => {
  expect(await aws.connectFailure({ 'allowed-account-ids': '210987654321,109876543210' })).toMatchObject({
    what: 'The credentials are of account 123456789012, which `allowed-account-ids` does not list.',
    why: 'Allowed: 210987654321, 109876543210.',
    remedy: expect.stringContaining('`allowed-account-ids`'),
  })
  expect(aws.operations).toEqual(['GetCallerIdentity'])
})

test('the account of a role is known without asking', async () => {
  aws.world.addRole({ name: 'deploy', account: '210987654321' })
  await aws.connect({ ...CHAINED, 'allowed-account-ids': '210987654321' })
  expect(aws.operations).toEqual(['AssumeRole'])
})

test('where the account cannot be found out nothing is touched', async () => {
  aws.world.credentials.clear()
  expect(await aws.connectFailure({ 'allowed-account-ids': '123456789012' })).toMatchObject({
    what: expect.stringContaining('`allowed-account-ids` cannot be checked'),
    why: 'The security token included in the request is invalid.',
  })
  expect(aws.operations).toEqual(['GetCallerIdentity'])
})

test('keys that nobody knows are an error with a remedy', async () => {
  aws.world.credentials.clear()
  expect(await aws.connectFailure({ 'allowed-account-ids': '123456789012' })).toMatchObject({
    code: expect.stringMatching(/HTTP 403$/),
    remedy: expect.stringContaining('The access key is wrong'),
  })
})

test('an answer of STS without credentials is not taken for some', async () => {
  aws.endpoint.faults.add({
    operation: 'AssumeRole',
    fault: {
      status: 200,
      body: '<AssumeRoleResponse><AssumeRoleResult></AssumeRoleResult></AssumeRoleResponse>',
      headers: { 'content-type': 'text/xml' },
    },
  })
  expect((await aws.connectFailure(CHAINED)).what).toBe('STS answered without credentials.')
  expect(aws.operations).toEqual(['AssumeRole'])
})

test.each([
  ['AssumeRole', CHAINED],
  ['GetCallerIdentity', { 'allowed-account-ids': '123456789012' }],
])('%s that is throttled for a minute is waited out', async (operation, inputs) => {
  aws.world.addRole({ name: 'deploy', account: '210987654321' })
  aws.endpoint.faults.add({ operation, times: 15, fault: THROTTLED })
  await aws.connect(inputs)
  expect(aws.operations).toHaveLength(16)
  expect(aws.host.clock.elapsedMs).toBeGreaterThan(45_000)
})

test.each([
  ['SignatureDoesNotMatch', 'Signature expired: 20240131T123456Z is now earlier than 20240131T131956Z'],
  ['RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'],
])('%s from a clock that is an hour late is repeated with the right time', async (errorType, message) => {
  const date = new Date(Date.now() + 3_600_000)
  const headers = { date: date.toUTCString() }
  aws.endpoint.faults.add({
    operation: 'GetCallerIdentity',
    fault: { status: 403, errorType, message, headers },
  })
  await aws.connect({ 'allowed-account-ids': '123456789012' })
  const [, second] = aws.endpoint.requests
  expect(second?.headers['x-amz-date']).toMatch(date.toISOString().replace(/[-:]/g, '').slice(0, 11))
  expect(aws.operations).toHaveLength(2)
})

test('throttling that outlasts the time is told as such', async () => {
  aws.endpoint.faults.add({ operation: 'AssumeRole', times: 1_000, fault: THROTTLED })
  expect(await aws.connectFailure(CHAINED)).toMatchObject({
    why: 'Rate exceeded',
    code: 'Throttling, HTTP 400',
  })
  expect(aws.host.clock.elapsedMs).toBeGreaterThan(590_000)
  expect(aws.host.clock.elapsedMs).toBeLessThanOrEqual(600_000)
})

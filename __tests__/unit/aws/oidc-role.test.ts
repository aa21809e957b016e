import { issueToken } from '../../../emulator/github/oidc/token.js'
import { NEW, useAws } from './test-aws.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SUBJECT = 'repo:octo-org/checkout:ref:refs/heads/main'
const OFFERED = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.example/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token-of-this-job',
}
const assume = { 'role-to-assume': ROLE }
const operation = 'AssumeRoleWithWebIdentity'

let tokens: string[]
/** The token that is not given, counted from 1. */
let refuseToken: number
const aws = useAws({
  env: OFFERED,
  limitMs: 3_000_000,
  idToken: async (audience) => {
    if (--refuseToken === 0) throw new Error('Error Code : 503')
    const token = issueToken(aws.world, audience)
    tokens.push(token)
    return token
  },
})
beforeEach(() => {
  tokens = []
  refuseToken = 0
  aws.world.addFunction({ name: 'checkout', zip: NEW })
  // Only the role's own credentials are to serve.
  aws.world.credentials.clear()
})

test('the role is assumed with the token, and its credentials sign what follows', async () => {
  aws.world.addRole({ name: 'deploy', trust: { subject: SUBJECT } })
  const inputs = { ...assume, 'role-session-name': 'deploy@ci', 'role-duration-seconds': '900' }
  const { lambda, account } = await aws.connect(inputs)
  await lambda.getFunction()

  expect(account).toBe('123456789012')
  expect(aws.host.audiences).toEqual(['sts.amazonaws.com'])
  expect(aws.bodies(operation)).toEqual([
    expect.objectContaining({
      RoleArn: ROLE,
      RoleSessionName: 'deploy@ci',
      DurationSeconds: '900',
      WebIdentityToken: tokens[0],
    }),
  ])
  expect(aws.operations).toEqual([operation, 'GetFunction'])
  const [[key] = ['']] = aws.world.credentials
  expect(aws.endpoint.requests[1]?.headers['authorization']).toContain(`Credential=${key}/`)
  expect(aws.host.lines).toEqual(['Assumed role/deploy in 123456789012 for 15 min'])
})

test('the token and everything of the session is masked before it is used', async () => {
  aws.world.addRole({ name: 'deploy' })
  await aws.connect(assume)
  const [session] = aws.world.credentials.values()
  expect(aws.host.masks).toEqual([
    tokens[0],
    session?.accessKeyId,
    session?.secretAccessKey,
    session?.sessionToken,
  ])
})

test.each([
  [{ 'aws-region': 'cn-north-1' }, 'arn:aws-cn:iam::123456789012:role/deploy', 'sts.amazonaws.com.cn'],
  [{ audience: 'own-audience' }, ROLE, 'own-audience'],
])('%j asks for the token of %s for %s', async (inputs, role, audience) => {
  aws.world.addRole({ name: 'deploy', region: 'cn-north-1' })
  aws.world.addRole({ name: 'deploy', providerAudiences: ['own-audience'] })
  await aws.connect({ 'role-to-assume': role, ...inputs })
  expect(aws.host.audiences).toEqual([audience])
  expect(aws.endpoint.requests[0]).toMatchObject({ operation, status: 200 })
})

test('credentials are renewed before their lifetime ends', async () => {
  aws.world.addRole({ name: 'deploy' })
  const { lambda } = await aws.connect({ ...assume, 'role-duration-seconds': '900' })
  // A session of 900 s is renewed 300 s before it ends.
  for (let look = 0; look < 6; look++) {
    aws.host.clock.pass(301_000)
    await lambda.getFunction()
  }
  expect(aws.operations.filter((each) => each === operation)).toHaveLength(4)
  expect(new Set(tokens).size).toBe(4)
  expect(aws.host.masks).toHaveLength(4 * 4)
})

test('a renewal that failed once is tried again', async () => {
  aws.world.addRole({ name: 'deploy' })
  refuseToken = 2
  const { lambda } = await aws.connect({ ...assume, 'role-duration-seconds': '900' })
  aws.host.clock.pass(601_000)
  await lambda.getFunction()
  await lambda.getFunction()
  expect(aws.host.audiences).toHaveLength(3)
  expect(tokens).toHaveLength(2)
})

test.each([
  ['Throttling', 'Rate exceeded'],
  ['IDPCommunicationError', 'An error occurred while communicating with the identity provider.'],
  [
    'InvalidIdentityToken',
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  ],
])('%s passes by itself: it is waited out, each time with a new token', async (errorType, message) => {
  aws.world.addRole({ name: 'deploy' })
  aws.endpoint.faults.add({ operation, times: 12, fault: { status: 400, errorType, message } })
  await aws.connect(assume)
  expect(aws.operations).toHaveLength(13)
  expect(new Set(tokens).size).toBe(13)
  expect(aws.host.clock.elapsedMs).toBeGreaterThan(30_000)
})

test.each([
  ['InvalidIdentityToken', 400, 'The ID Token provided is not a valid JWT.'],
  ['ExpiredTokenException', 400, 'Token expired: current date/time must be before the expiration date/time'],
  ['RegionDisabledException', 403, 'STS is not activated in this region for account:123456789012.'],
])('%s is final at once', async (errorType, status, message) => {
  aws.endpoint.faults.add({ operation, times: 12, fault: { status, errorType, message } })
  expect(await aws.connectFailure(assume)).toMatchObject({ why: message, cause: { resource: ROLE } })
  expect(aws.operations).toEqual([operation])
})

test('a service that does not answer is asked again', async () => {
  aws.world.addRole({ name: 'deploy' })
  aws.endpoint.faults.add({ operation, times: 8, fault: 'reset-before' })
  await aws.connect(assume)
  expect(tokens).toHaveLength(9)
})

test('a token that does not fit is told by its claims, and never printed', async () => {
  aws.world.addRole({ name: 'deploy', trust: { subject: 'repo:octo-org/*', operator: 'StringEquals' } })
  const error = await aws.connectFailure(assume)
  expect(error).toMatchObject({
    why: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    code: 'AccessDenied, HTTP 403',
  })
  const trust = {
    Effect: 'Allow',
    Principal: {
      Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': SUBJECT,
      },
    },
  }
  expect(error.remedy).toContain('A pattern with * needs StringLike')
  expect(error.snippets).toEqual([
    {
      title: 'The token says:',
      language: 'text',
      text: `sub = ${SUBJECT}\naud = sts.amazonaws.com\niss = https://token.actions.githubusercontent.com`,
    },
    {
      title: "Add this statement to the role's trust policy (values must match exactly):",
      language: 'json',
      text: JSON.stringify(trust, undefined, 2),
    },
  ])
  expect(aws.operations).toEqual([operation])
  const [token = ''] = tokens
  for (const part of [token, ...token.split('.')]) {
    expect(`${error.message}\n${error.stack}\n${aws.host.lines.join('\n')}`).not.toContain(part)
  }
})

test.each([
  [
    'No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com',
    { providerAudiences: [] },
    'Create the identity provider token.actions.githubusercontent.com in account 123456789012',
  ],
  [
    'Incorrect token audience',
    { providerAudiences: ['other-audience'] },
    'Add sts.amazonaws.com to the client ids of the identity provider token.actions.githubusercontent.com',
  ],
  [
    'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    { maxSessionSeconds: 900 },
    'Lower `role-duration-seconds`',
  ],
])('"%s" has its own remedy', async (words, seed, remedy) => {
  aws.world.addRole({ name: 'deploy', ...seed })
  expect(await aws.connectFailure(assume)).toMatchObject({
    why: words,
    remedy: expect.stringContaining(remedy),
  })
})

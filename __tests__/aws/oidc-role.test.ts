import { issueToken } from '../../emulator/oidc/token.js'
import { createStage, OLD, type Stage } from '../deploy/stage.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SUBJECT = 'repo:octo-org/checkout:ref:refs/heads/main'
const OFFERED = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.example/token?api-version=2.0',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token-of-this-job',
}

let stage: Stage
let tokens: string[]
/** The token that is not given, counted from 1. */
let refuseToken: number
beforeEach(async () => {
  tokens = []
  refuseToken = 0
  stage = await createStage({
    env: OFFERED,
    idToken: async (audience) => {
      if (--refuseToken === 0) throw new Error('Error Code : 503')
      const token = issueToken(stage.world, audience)
      tokens.push(token)
      return token
    },
  })
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  // Only the role's own credentials are to serve.
  stage.world.credentials.clear()
})
afterEach(() => stage.close())

const assume = { 'role-to-assume': ROLE }

test('the role is assumed with the token, and its credentials sign what follows', async () => {
  stage.world.addRole({ name: 'deploy', trust: { subject: SUBJECT } })
  await stage.deploy({ ...assume, 'role-session-name': 'deploy@ci', 'role-duration-seconds': '900' })

  expect(stage.host.audiences).toEqual(['sts.amazonaws.com'])
  expect(stage.bodies('AssumeRoleWithWebIdentity')).toEqual([
    expect.objectContaining({
      RoleArn: ROLE,
      RoleSessionName: 'deploy@ci',
      DurationSeconds: '900',
      WebIdentityToken: tokens[0],
    }),
  ])
  expect(stage.operations).toEqual([
    'AssumeRoleWithWebIdentity',
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
  ])
  const [[key] = ['']] = stage.world.credentials
  expect(stage.endpoint.requests[1]?.headers['authorization']).toContain(`Credential=${key}/`)
  expect(stage.host.lines).toContain(`Assumed ${ROLE} of account 123456789012 for 900 s.`)
})

test('the token and everything of the session is masked before it is used', async () => {
  stage.world.addRole({ name: 'deploy' })
  let masked: string[] = []
  stage.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'GetFunction' && phase === 'before' && masked.length === 0)
      masked = [...stage.host.masks]
  })
  await stage.deploy(assume)
  const [session] = stage.world.credentials.values()
  expect(masked).toEqual([tokens[0], session?.accessKeyId, session?.secretAccessKey, session?.sessionToken])
})

test.each([
  [{ 'aws-region': 'cn-north-1' }, 'arn:aws-cn:iam::123456789012:role/deploy', 'sts.amazonaws.com.cn'],
  [{ audience: 'own-audience' }, ROLE, 'own-audience'],
])('%j asks for the token of %s for %s', async (inputs, role, audience) => {
  stage.world.addRole({ name: 'deploy', region: 'cn-north-1' })
  stage.world.addRole({ name: 'deploy', providerAudiences: ['own-audience'] })
  await stage.deploy({ 'role-to-assume': role, ...inputs }).catch(() => undefined)
  expect(stage.host.audiences).toEqual([audience])
  expect(stage.endpoint.requests[0]).toMatchObject({ operation: 'AssumeRoleWithWebIdentity', status: 200 })
})

test('credentials are renewed before their lifetime ends', async () => {
  stage.clock.onSleep = () => stage.clock.pass(100_000)
  stage.world.addRole({ name: 'deploy' })
  const fn = stage.world.findFunction('checkout')
  if (fn) fn.settle = { milliseconds: 2_000_000 }
  const deployment = await stage.deploy({
    ...assume,
    'role-duration-seconds': '900',
    'wait-timeout-seconds': '3000',
  })
  expect(deployment.status).toBe('deployed')
  expect(stage.clock.now()).toBeGreaterThan(2_000_000)
  // 2,000 s are three renewals after 600 s each, which is 300 s before a session of 900 s ends.
  expect(stage.count('AssumeRoleWithWebIdentity')).toBe(4)
  expect(new Set(tokens).size).toBe(4)
  expect(stage.host.masks).toHaveLength(4 * 4)
})

test('a renewal that failed once is tried again', async () => {
  stage.clock.onSleep = () => stage.clock.pass(100_000)
  stage.world.addRole({ name: 'deploy' })
  const fn = stage.world.findFunction('checkout')
  if (fn) fn.settle = { milliseconds: 700_000 }
  refuseToken = 2
  const inputs = { 'role-duration-seconds': '900', 'wait-timeout-seconds': '3000' }
  expect((await stage.deploy({ ...assume, ...inputs })).status).toBe('deployed')
})

test('a token that does not fit is told by its claims, with the policy to write, and never printed', async () => {
  stage.world.addRole({ name: 'deploy', trust: { subject: 'repo:octo-org/*', operator: 'StringEquals' } })
  const error = await stage.failure(assume)
  expect(error).toMatchObject({
    what: `The role ${ROLE} could not be assumed with the job's OIDC token.`,
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
  expect(stage.count('AssumeRoleWithWebIdentity')).toBe(1)
  const [token = ''] = tokens
  for (const part of [token, ...token.split('.')]) {
    expect(`${error.message}\n${error.stack}\n${stage.host.lines.join('\n')}`).not.toContain(part)
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
  stage.world.addRole({ name: 'deploy', ...seed })
  expect(await stage.failure(assume)).toMatchObject({
    why: words,
    remedy: expect.stringContaining(remedy),
  })
})

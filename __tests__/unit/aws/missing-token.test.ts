import { explainMissingToken, explainRefusedToken } from '../../../src/aws/explain-oidc.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'
import { useAws } from './test-aws.ts'

const aws = useAws()
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const GRANTED = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.example/token' }

test('a job without the permission is told to ask for it, and that forks never get a token', async () => {
  const error = await aws.connectFailure({ 'role-to-assume': ROLE })
  expect(error).toMatchObject({
    what: 'The job has no OIDC token to assume the role with.',
    why: 'The runner offers none: the job lacks the permission, or it runs for a pull request from a fork.',
    remedy: 'Give the job the permission. Pull requests from forks never get a token.',
    snippets: [
      {
        title: 'Add this to the job:',
        language: 'yaml',
        text: 'permissions:\n  id-token: write\n  contents: read',
      },
    ],
  })
  expect(aws.operations).toEqual([])
})

test.each([
  [new Error('Error Code : 503'), 'GitHub did not issue one: Error Code : 503'],
  ['no words', 'GitHub did not issue one: no words'],
])('a job with the permission is told what GitHub said: %s', (cause, why) => {
  expect(explainMissingToken(GRANTED, cause)).toMatchObject({
    why,
    remedy: expect.stringContaining('Run the job again'),
  })
})

const refused = (name: string, httpStatusCode: number, words = 'words') =>
  new ServiceError(
    'sts:AssumeRoleWithWebIdentity',
    Object.assign(new Error(words), { name, $metadata: { httpStatusCode } }),
  )
const NOT_AUTHORIZED = refused('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithWebIdentity')

test.each([
  '',
  'not-a-token',
  'a.b.c',
  `a.${Buffer.from('null').toString('base64url')}.c`,
  `a.${Buffer.from('{}').toString('base64url')}.c`,
])('a token that cannot be read is told as such, and no statement is made of it: %j', (token) => {
  expect(explainRefusedToken(NOT_AUTHORIZED, ROLE, token).snippets).toEqual([
    {
      title: 'The token says:',
      language: 'text',
      text: 'sub = (unreadable)\naud = (unreadable)\niss = https://token.actions.githubusercontent.com',
    },
  ])
})

test('the issuer is the one of the token', () => {
  const claims = { iss: 'https://ghe.example.com/_services/token', sub: 'repo:o/r:pull_request', aud: 'own' }
  const token = `a.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c`
  const text = explainRefusedToken(NOT_AUTHORIZED, ROLE, token).snippets.at(-1)?.text ?? ''
  expect(JSON.parse(text)).toMatchObject({
    Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/ghe.example.com/_services/token' },
    Condition: {
      StringEquals: {
        'ghe.example.com/_services/token:aud': 'own',
        'ghe.example.com/_services/token:sub': 'repo:o/r:pull_request',
      },
    },
  })
})

test.each([
  ['Throttling', 400, 'Rate exceeded', 'STS is throttling'],
  [
    'IDPCommunicationError',
    400,
    "The specified provider couldn't be reached",
    "STS could not reach the token's issuer",
  ],
  [
    'InvalidIdentityToken',
    400,
    "Couldn't retrieve verification key from your identity provider, please reference AssumeRoleWithWebIdentity documentation for requirements",
    "STS could not reach the token's issuer",
  ],
  [
    'ExpiredTokenException',
    400,
    'Token expired: current date/time 1 must be before the expiration date/time 0',
    "check the runner's clock",
  ],
  ['ValidationError', 400, 'arn:aws:iam::1:role is invalid', 'Correct `role-to-assume`'],
  ['RegionDisabledException', 403, 'STS is not activated in this region', 'Activate STS for this Region'],
  ['MoonPhaseException', 400, 'The moon is full.', 'Run the step again'],
])('%s with %i "%s" does not blame the trust policy', (name, status, words, remedy) => {
  const error = explainRefusedToken(refused(name, status, words), ROLE, 'a.b.c')
  expect(error).toMatchObject({ why: words, remedy: expect.stringContaining(remedy), snippets: [] })
  expect(error.message).not.toMatch(/trust policy/)
})

test('a service that failed says nothing of the token', () => {
  const error = explainRefusedToken(refused('ServiceUnavailable', 503), ROLE, 'a.b.c')
  expect(error).toMatchObject({
    what: `The role ${ROLE} could not be assumed.`,
    remedy: expect.stringContaining('Run the step again'),
  })
})

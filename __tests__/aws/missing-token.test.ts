import { explainMissingToken, explainRefusedToken } from '../../src/aws/explain-oidc.ts'
import { ServiceError } from '../../src/aws/service-error.ts'
import { createConnection } from './connection.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const GRANTED = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://run.example/token' }

test('a job without the permission is told to ask for it, and that forks never get a token', async () => {
  const aws = await createConnection()
  const error = await aws.failure({ 'role-to-assume': ROLE })
  expect(error).toMatchObject({
    what: 'The job has no OIDC token to assume the role with.',
    why: 'The runner offers none: the job lacks the permission, or it runs for a pull request from a fork.',
    remedy:
      'Give the job `permissions: { id-token: write, contents: read }`. Pull requests from forks never get a token.',
  })
  expect(aws.operations).toEqual([])
  await aws.close()
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

const refused = (name: string, httpStatusCode: number) =>
  new ServiceError(
    'sts:AssumeRoleWithWebIdentity',
    Object.assign(new Error('words'), { name, $metadata: { httpStatusCode } }),
  )

test.each([
  '',
  'not-a-token',
  'a.b.c',
  `a.${Buffer.from('null').toString('base64url')}.c`,
  `a.${Buffer.from('{}').toString('base64url')}.c`,
])('a token that cannot be read is told as such: %j', (token) => {
  const error = explainRefusedToken(refused('InvalidIdentityToken', 400), ROLE, token)
  expect(error.remedy).toContain('The token says: sub = (unreadable), aud = (unreadable).')
  expect(error.remedy).toContain("Compare the role's trust policy with the token.")
})

test('a service that failed says nothing of the token', () => {
  const error = explainRefusedToken(refused('ServiceUnavailable', 503), ROLE, 'a.b.c')
  expect(error).toMatchObject({
    what: `The role ${ROLE} could not be assumed.`,
    remedy: expect.stringContaining('Run the step again'),
  })
})

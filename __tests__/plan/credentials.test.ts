import { planOf } from './plan-of.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const role = (inputs: Record<string, string> = {}) => planOf({ 'role-to-assume': ROLE, ...inputs })

test('without a role the credentials of the job serve', () => {
  expect(planOf().plan?.credentials).toEqual({ allowedAccountIds: [] })
})

test('a role is assumed by OIDC for an hour', () => {
  expect(role().plan?.credentials.role).toEqual({
    arn: ROLE,
    by: 'oidc',
    sessionName: 'GitHubActions',
    durationSeconds: 3600,
    audience: 'sts.amazonaws.com',
  })
})

test('a role is assumed by chaining with an external id', () => {
  const { plan, problems } = role({ 'role-chaining': 'true', 'role-external-id': 'external' })
  expect(problems).toEqual([])
  expect(plan?.credentials.role).toMatchObject({ by: 'chaining', externalId: 'external' })
})

test.each([
  [{ 'aws-region': 'cn-north-1' }, 'sts.amazonaws.com.cn'],
  [{ 'aws-region': 'us-gov-west-1' }, 'sts.amazonaws.com'],
  [{ 'aws-region': 'cn-north-1', audience: 'own-audience' }, 'own-audience'],
])('%j asks for a token for %s', (inputs, audience) => {
  expect(role(inputs).plan?.credentials.role?.audience).toBe(audience)
})

test('account ids are a list', () => {
  const { plan, problems } = role({ 'allowed-account-ids': ' 123456789012 ,210987654321 ' })
  expect(problems).toEqual([])
  expect(plan?.credentials.allowedAccountIds).toEqual(['123456789012', '210987654321'])
})

test.each([
  [{ 'role-chaining': 'true' }, '`role-chaining` needs `role-to-assume`.'],
  [
    { 'role-to-assume': ROLE, 'role-external-id': 'external' },
    '`role-external-id` goes with `role-chaining: true`; a role assumed by OIDC has no external id.',
  ],
  [
    { 'role-to-assume': ROLE, 'role-chaining': 'true', 'role-duration-seconds': '3601' },
    '`role-duration-seconds` is at most 3600 with `role-chaining`.',
  ],
  [
    { 'role-to-assume': ROLE, 'allowed-account-ids': '210987654321' },
    '`role-to-assume` is of account 123456789012, which `allowed-account-ids` does not list.',
  ],
])('%j contradicts itself', (inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

test.each([
  ['900', 900],
  ['43200', 43_200],
])('a role may last %s seconds', (text, seconds) => {
  expect(role({ 'role-duration-seconds': text }).plan?.credentials.role?.durationSeconds).toBe(seconds)
})

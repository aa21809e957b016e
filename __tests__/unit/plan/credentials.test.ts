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
  [{}, 'sts.amazonaws.com.cn'],
  [{ audience: 'own-audience' }, 'own-audience'],
])(
  'in China a role is assumed with a token for what STS takes there, or the input names: %j',
  (inputs, audience) => {
    const arn = ROLE.replace('aws', 'aws-cn')
    const { plan, problems } = role({ 'role-to-assume': arn, 'aws-region': 'cn-north-1', ...inputs })
    expect(problems).toEqual([])
    expect(plan?.credentials.role).toMatchObject({ arn, audience })
  },
)

test('the account of an image may be another one: only credentials and functions are looked at', () => {
  const { problems } = planOf({
    'zip-file': '',
    'image-uri': '210987654321.dkr.ecr.eu-west-1.amazonaws.com/app:v1',
    'function-name': '123456789012:function:checkout',
    'allowed-account-ids': '123456789012',
  })
  expect(problems).toEqual([])
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
  [
    {
      'function-name': 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
      'allowed-account-ids': '210987654321',
    },
    '`function-name` is of account 123456789012, which `allowed-account-ids` does not list.',
  ],
  [
    { 'function-name': '123456789012:function:checkout', 'allowed-account-ids': '210987654321' },
    '`function-name` is of account 123456789012, which `allowed-account-ids` does not list.',
  ],
  [
    { 'role-to-assume': ROLE, 'aws-region': 'cn-north-1' },
    '`role-to-assume` is in the partition aws, but cn-north-1 is in aws-cn: roles of one cannot be used in the other.',
  ],
  [
    { 'role-to-assume': ROLE.replace('aws', 'aws-us-gov') },
    '`role-to-assume` is in the partition aws-us-gov, but eu-west-1 is in aws: roles of one cannot be used in the other.',
  ],
])('%j contradicts itself', (inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

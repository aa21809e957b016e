import { ROLE_ARN } from '../../src/arn.ts'

test.each([
  'arn:aws:iam::123456789012:role/deploy',
  `arn:aws:iam::123456789012:role/${'r'.repeat(64)}`,
  'arn:aws:iam::123456789012:role/ci/team_a/deploy+x=1,2.3@4',
  'arn:aws:iam::123456789012:role/service-role/deploy',
  'arn:aws:iam::123456789012:role/any!(path)~/deploy',
  'arn:aws-us-gov:iam::123456789012:role/deploy',
])('%s is the ARN of a role', (text) => {
  expect(text).toMatch(ROLE_ARN)
})

test.each([
  'deploy',
  'role/deploy',
  'arn:aws:iam::123456789012:user/deploy',
  'arn:aws:iam::123456789012:deploy',
  'arn:aws:iam::123456789012:role:deploy',
  'arn:aws:iam::123456789012:role/',
  'arn:aws:iam::123456789012:role/ci/',
  'arn:aws:iam::123456789012:role///deploy',
  'arn:aws:iam::123456789012:role/my role',
  `arn:aws:iam::123456789012:role/${'r'.repeat(65)}`,
  'arn:aws:iam:::role/deploy',
  'arn:aws:iam::12345678901:role/deploy',
  'arn:aws:iam::1234567890123:role/deploy',
  'arn:aws:iam:eu-west-1:123456789012:role/deploy',
  'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions',
  'arn:awscn:iam::123456789012:role/deploy',
  'arn:aws-:iam::123456789012:role/deploy',
  'arn:aws:iam::ACCOUNT:role/deploy',
  'arn:aws:iam::123456789012:role/deploy\narn:aws:iam::123456789012:role/other',
])('%j is not', (text) => {
  expect(text).not.toMatch(ROLE_ARN)
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { policiesFor } from '../../policy/policies.js'

const CLI = new URL('../../policy/main.js', import.meta.url).pathname
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const STEP = {
  'function-name': 'greeting',
  'aws-region': 'eu-west-1',
  'role-to-assume': ROLE,
  'zip-file': 'f.zip',
}
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'

const resources = (inputs: Record<string, string>) =>
  policiesFor(inputs).permissions.Statement.map(({ Resource }) => Resource)

test.each([
  ['a name, with Region and role', STEP, ARN],
  ['an ARN alone', { 'function-name': ARN, 'zip-file': 'f.zip' }, ARN],
  [
    'a partial ARN',
    { 'function-name': '210987654321:function:greeting', 'aws-region': 'eu-west-1' },
    ARN.replace('123456789012', '210987654321'),
  ],
  [
    'a name alone, which is not enough',
    { 'function-name': 'greeting' },
    'arn:aws:lambda:REGION:ACCOUNT:function:greeting',
  ],
  [
    'China',
    { 'function-name': 'greeting', 'aws-region': 'cn-north-1', account: '123456789012' },
    'arn:aws-cn:lambda:cn-north-1:123456789012:function:greeting',
  ],
  [
    'GovCloud',
    { 'function-name': 'greeting', 'aws-region': 'us-gov-west-1' },
    'arn:aws-us-gov:lambda:us-gov-west-1:ACCOUNT:function:greeting',
  ],
  [
    'the sovereign cloud',
    { 'function-name': 'greeting', 'aws-region': 'eusc-de-east-1' },
    'arn:aws-eusc:lambda:eusc-de-east-1:ACCOUNT:function:greeting',
  ],
  [
    'an isolated Region',
    { 'function-name': 'greeting', 'aws-region': 'us-isob-east-1' },
    'arn:aws-iso-b:lambda:us-isob-east-1:ACCOUNT:function:greeting',
  ],
])('the function is named exactly: %s', (_, inputs, arn) => {
  expect(resources(inputs)).toEqual([arn])
})

test.each([
  [{ 's3-bucket': 'packages-{account}-{region}' }, 'packages-123456789012-eu-west-1/lambda/*.zip'],
  [{ 's3-bucket': 'packages', 's3-key': '{function}/{sha256}.zip' }, 'packages/greeting/*.zip'],
  [
    { 's3-bucket': 'packages', 's3-key': 'odd*name?$.zip' },
    ['packages/odd', '{*}name', '{?}', '{$}.zip'].join('$'),
  ],
])('a staged package is named as exactly as can be: %j', (inputs, place) => {
  expect(resources({ ...STEP, ...inputs })).toEqual([ARN, `arn:aws:s3:::${place}`])
})

test('the trust policy has the subject of the job, and the audience of the partition', () => {
  const trusted = (job: Record<string, string>) => {
    const [statement] = policiesFor({ ...STEP, ...job }).trust?.Statement ?? []
    return Object.values((statement as { Condition: { StringEquals: object } }).Condition.StringEquals)
  }
  const repository = 'octo-org/shop'
  expect(trusted({ repository, ref: 'refs/tags/v1' })).toEqual([
    'sts.amazonaws.com',
    'repo:octo-org/shop:ref:refs/tags/v1',
  ])
  expect(trusted({ repository, environment: 'production' })).toEqual([
    'sts.amazonaws.com',
    'repo:octo-org/shop:environment:production',
  ])
  const subject = 'repo:octo-org@1/shop@2:ref:refs/heads/main'
  expect(trusted({ subject, 'aws-region': 'cn-north-1' })).toEqual(['sts.amazonaws.com.cn', subject])
})

test('a chained role has no trust by OIDC, but a caller that may assume it', () => {
  const { trust, caller } = policiesFor({ ...STEP, 'role-chaining': 'true' })
  expect(trust).toBeUndefined()
  expect(caller?.Statement).toEqual([
    { Sid: 'Assume', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: ROLE },
  ])
})

test('a key lets Lambda encrypt the packages of this function', () => {
  const { key } = policiesFor({ ...STEP, 'source-kms-key-arn': 'arn:aws:kms:eu-west-1:123456789012:key/k' })
  expect(key?.Statement).toEqual([
    expect.objectContaining({
      Principal: { Service: 'lambda.amazonaws.com' },
      Condition: { StringLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': ARN } },
    }),
  ])
})

test('the command prints what the function answers, with the job that the runner names', async () => {
  const words = Object.entries(STEP).map(([name, value]) => `${name}=${value}`)
  const env = { GITHUB_REPOSITORY: 'octo-org/shop', GITHUB_REF: 'refs/heads/release' }
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...words], { env })
  const ofTheJob = { repository: 'octo-org/shop', ref: 'refs/heads/release' }
  expect(JSON.parse(stdout)).toEqual(policiesFor({ ...STEP, ...ofTheJob }))
})

test.each([
  [['function-nam=greeting'], /"function-nam=greeting" is not NAME=VALUE with one of: function-name/],
  [['function-name=greeting:live'], /without qualifier/],
  [['function-name=greeting', 's3-bucket=packages'], /needs s3-key/],
  [['function-name=greeting', 'image-uri=nginx:latest'], /Amazon ECR image/],
])('%j is refused', async (words, sentence) => {
  const run = promisify(execFile)(process.execPath, [CLI, ...words])
  await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) })
})

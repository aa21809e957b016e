import { planOf } from './plan-of.ts'

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:checkout'
const NONE = { 'aws-region': '', AWS_REGION: '', AWS_DEFAULT_REGION: '' }

test.each([
  [
    'the ARN',
    { 'function-name': ARN, AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' },
    'us-east-1',
  ],
  [
    'the input',
    { 'aws-region': 'eu-central-1', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' },
    'eu-central-1',
  ],
  ['AWS_REGION', { AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-1'],
  ['AWS_DEFAULT_REGION', { AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
])('%s says the Region before anything after it', (_, inputs, region) => {
  const { plan, problems } = planOf({ ...NONE, ...inputs })
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.target.region).toBe(region)
})

test('an ARN and an input that agree are fine', () => {
  const { plan, problems } = planOf({ 'function-name': ARN, 'aws-region': 'us-east-1' })
  expect(problems).toEqual([])
  expect(plan?.targets[0]?.target).toEqual({
    functionName: ARN,
    region: 'us-east-1',
    account: '123456789012',
  })
})

test('an ARN of another Region contradicts the input', () => {
  expect(planOf({ 'function-name': ARN, 'aws-region': 'eu-west-1' }).problems).toEqual([
    '`aws-region` is eu-west-1, but the ARN in `function-name` is of us-east-1; leave one of them out.',
  ])
})

test('without any Region nothing is planned', () => {
  const { plan, problems } = planOf(NONE)
  expect(plan).toBeUndefined()
  expect(problems).toEqual(['No Region: set `aws-region`, or AWS_REGION in the environment.'])
})

test.each([
  ['', '`function-name` is missing.'],
  [
    'checkout:live',
    '`function-name` "checkout:live" carries the qualifier ":live"; code updates reach $LATEST only, so leave the qualifier out.',
  ],
  ['check out', '`function-name` "check out" is not a function name, partial ARN or ARN.'],
])('the function name %j is refused', (name, problem) => {
  expect(planOf({ 'function-name': name }).problems).toEqual([problem])
})

test('what the inputs say reaches the plan', () => {
  const key = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
  const { plan, problems } = planOf({
    architecture: 'arm64',
    'source-kms-key-arn': key,
    'revision-id': 'f7ee9f1e',
    'skip-unchanged': 'false',
    'dry-run': 'true',
    'wait-timeout-seconds': '30',
    'job-summary': 'false',
  })
  expect(problems).toEqual([])
  expect(plan?.warnings).toEqual([])
  expect(plan?.targets[0]).toMatchObject({
    target: { functionName: 'checkout', region: 'eu-west-1' },
    architecture: 'arm64',
    kmsKeyArn: key,
    revisionId: 'f7ee9f1e',
    skipUnchanged: false,
    dryRun: true,
  })
  expect(plan?.targets[0]).not.toHaveProperty('release')
})

test('contradictions and malformed inputs are reported together', () => {
  const { problems } = planOf({
    'function-name': 'checkout:1',
    'dry-run': 'yes',
    'zip-file': '',
    publish: 'false',
    alias: 'live',
    'role-external-id': 'external',
  })
  expect(problems.map((sentence) => /`[a-z-]+`/.exec(sentence)?.[0])).toEqual([
    '`dry-run`',
    '`zip-file`',
    '`function-name`',
    '`alias`',
    '`role-external-id`',
  ])
})

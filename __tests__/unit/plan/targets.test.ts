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

const EU = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const US = 'arn:aws:lambda:us-east-1:123456789012:function:checkout'
const ROLE = 'arn:aws:iam::123456789012:role/deploy'

test.each<[string, Record<string, string>, string[]]>([
  [
    'every function in every Region, in the order given',
    { 'function-name': 'checkout\ncart', 'aws-region': 'us-east-1, eu-west-1' },
    ['checkout us-east-1', 'checkout eu-west-1', 'cart us-east-1', 'cart eu-west-1'],
  ],
  [
    'Regions by line and comma, with spaces and empty ones between them',
    { 'aws-region': '\n eu-west-1 ,\n,us-east-1,eu-west-2\n' },
    ['checkout eu-west-1', 'checkout us-east-1', 'checkout eu-west-2'],
  ],
  [
    'an ARN in its own Region only',
    { 'function-name': `cart\n${US}`, 'aws-region': 'eu-west-1,us-east-1' },
    ['cart eu-west-1', 'cart us-east-1', `${US} us-east-1`],
  ],
  [
    'ARNs of several Regions without any other Region',
    { ...NONE, 'function-name': `${EU}\n${US}` },
    [`${EU} eu-west-1`, `${US} us-east-1`],
  ],
  [
    'an ARN of a Region that the environment does not name',
    { ...NONE, AWS_REGION: 'eu-west-1', 'function-name': `cart\n${US}` },
    ['cart eu-west-1', `${US} us-east-1`],
  ],
  [
    'functions of one name in two accounts',
    { 'function-name': `${EU}\n${EU.replace('123456789012', '210987654321')}` },
    [`${EU} eu-west-1`, `${EU.replace('123456789012', '210987654321')} eu-west-1`],
  ],
  [
    'a name in the account of the role, and an ARN of another',
    { 'function-name': `checkout\n${EU.replace('123456789012', '210987654321')}`, 'role-to-assume': ROLE },
    ['checkout eu-west-1', `${EU.replace('123456789012', '210987654321')} eu-west-1`],
  ],
])('targets: %s', (_, inputs, targets) => {
  const { plan, problems } = planOf(inputs)
  expect(problems).toEqual([])
  expect(plan?.targets.map(({ target }) => `${target.functionName} ${target.region}`)).toEqual(targets)
})

test.each<[string, Record<string, string>, string]>([
  [
    'a function twice',
    { 'function-name': 'checkout\ncart\ncheckout' },
    '`function-name` has checkout in eu-west-1 more than once; name it once.',
  ],
  [
    'a function by name and by ARN',
    { 'function-name': `checkout\n${EU}` },
    '`function-name` has checkout in eu-west-1 more than once; name it once.',
  ],
  [
    'a Region twice',
    { 'aws-region': 'eu-west-1\nus-east-1\neu-west-1' },
    '`aws-region` has eu-west-1 more than once; name it once.',
  ],
  [
    'a Region that is none, among others',
    { 'aws-region': 'eu-west-1,Ireland' },
    '`aws-region` is not the name of an AWS Region; it is "Ireland".',
  ],
  [
    'an ARN of a Region that is not asked for',
    { 'function-name': `cart\n${US}`, 'aws-region': 'eu-west-1,eu-west-2' },
    `\`aws-region\` is eu-west-1, eu-west-2, but the ARN "${US}" in \`function-name\` is of us-east-1; leave one of them out.`,
  ],
  [
    'a Region that no function is for',
    { 'function-name': `${EU}\n${EU}2`, 'aws-region': 'eu-west-1,us-east-1' },
    '`aws-region` has us-east-1, where nothing would be deployed: every ARN in `function-name` is of another Region.',
  ],
  [
    'Regions of two partitions',
    { 'aws-region': 'eu-west-1,cn-north-1' },
    'The Regions are in the partitions aws and aws-cn, and no credentials are good for both; use a step for each.',
  ],
  [
    'too many',
    {
      'function-name': Array.from({ length: 129 }, (_, at) => `f${at}`).join('\n'),
      'aws-region': 'eu-west-1,eu-west-2',
    },
    '`function-name` and `aws-region` make 258 targets; a step takes at most 256.',
  ],
  [
    'functions in one line',
    { 'function-name': 'checkout, cart' },
    '`function-name` "checkout, cart" is not a function name, partial ARN or ARN; give one function per line.',
  ],
  [
    'one function of several that is malformed',
    { 'function-name': 'checkout\ncart:live' },
    '`function-name` "cart:live" carries the qualifier ":live"; code updates reach $LATEST only, so leave the qualifier out.',
  ],
  [
    'several accounts of which one is not allowed',
    {
      'function-name': `${EU}\n${EU.replace('123456789012', '210987654321')}`,
      'allowed-account-ids': '123456789012',
    },
    '`function-name` is of account 210987654321, which `allowed-account-ids` does not list.',
  ],
  [
    'one revision for two functions',
    { 'function-name': 'checkout\ncart', 'revision-id': 'f7ee9f1e' },
    '`revision-id` is of one function; leave it out with several.',
  ],
  [
    'one published version for two functions',
    { 'function-name': 'checkout\ncart', 'zip-file': '', alias: 'live', 'published-version': '12' },
    '`published-version` is the number of one function; with several give `previous`.',
  ],
  [
    'one bucket for two Regions',
    { 'aws-region': 'eu-west-1,us-east-1', 's3-bucket': 'packages' },
    '`s3-bucket` is one bucket, in one Region, but the functions are in eu-west-1, us-east-1, and Lambda needs it where the function is; give a bucket for each, with `{region}` in its name.',
  ],
  [
    'one object for two Regions',
    { 'aws-region': 'eu-west-1,us-east-1', 'zip-file': '', 's3-bucket': 'packages', 's3-key': 'a.zip' },
    '`s3-bucket` is one bucket, in one Region, but the functions are in eu-west-1, us-east-1, and Lambda needs it where the function is; give a bucket for each, with `{region}` in its name.',
  ],
  [
    'a bucket whose account nobody knows yet',
    { 'zip-file': '', 's3-bucket': 'packages-{account}', 's3-key': 'a.zip' },
    '`s3-bucket` may have `{region}` in it, but nothing else in braces with a package that is in S3 already.',
  ],
  [
    'one image for two Regions',
    {
      'aws-region': 'eu-west-1,us-east-1',
      'zip-file': '',
      'image-uri': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1',
    },
    '`image-uri` is in eu-west-1, but the function is in us-east-1, and Lambda needs the image there; push it there too, or let ECR replicate it, and write `{region}` in place of the Region.',
  ],
  [
    'one key for two Regions',
    {
      'aws-region': 'eu-west-1,us-east-1',
      'source-kms-key-arn': 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd',
    },
    '`source-kms-key-arn` is a key in eu-west-1, which cannot be used in us-east-1; use a step for each Region.',
  ],
])('targets: %s is one sentence', (_, inputs, problem) => {
  expect(planOf(inputs).problems).toEqual([problem])
})

test('images and objects in S3 are those of each Region', () => {
  const regions = { 'aws-region': 'eu-west-1,us-east-1', 'zip-file': '' }
  const image = '123456789012.dkr.ecr.{region}.amazonaws.com/app:v1'
  const images = planOf({ ...regions, 'image-uri': image }).plan?.targets
  expect(images?.map(({ source }) => source)).toMatchObject(
    ['eu-west-1', 'us-east-1'].map((region) => ({
      image: { uri: image.replace('{region}', region), region, repository: 'app', tag: 'v1' },
    })),
  )
  const objects = planOf({ ...regions, 's3-bucket': 'packages-{region}', 's3-key': '{region}.zip' }).plan
    ?.targets
  expect(objects?.map(({ source }) => source)).toMatchObject([
    { bucket: 'packages-eu-west-1', key: '{region}.zip' },
    { bucket: 'packages-us-east-1', key: '{region}.zip' },
  ])
})

import { DeployError } from '../../../src/errors.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import { read } from './read-inputs.ts'

test('what is not given has its default', () => {
  const { inputs, problems } = read()
  expect(problems).toEqual([])
  expect(inputs).toMatchObject({
    functionNames: ['checkout'],
    regions: ['eu-west-1'],
    zipFile: undefined,
    dryRun: false,
    preflight: 'error',
    configuration: undefined,
    createIfMissing: false,
    publish: undefined,
    skipUnchanged: true,
    waitTimeoutSeconds: 600,
    maxParallel: 10,
    failFast: true,
    jobSummary: true,
    credentials: { sessionName: 'GitHubActions', durationSeconds: 3600, chaining: false, role: undefined },
    origin: '',
  })
})

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const ROLE = 'arn:aws:iam::123456789012:role/ci/deploy'
const IDS = '123456789012, 210987654321'

test.each([
  ['function-name', 'cart', { functionNames: ['cart'] }],
  [
    'aws-region',
    'us-gov-west-1, eu-west-1\neu-west-2',
    { regions: ['us-gov-west-1', 'eu-west-1', 'eu-west-2'] },
  ],
  ['zip-file', 'build/app.zip', { zipFile: 'build/app.zip' }],
  ['source-dir', 'build', { sourceDir: 'build' }],
  ['include', '*.js\n*.json', { include: ['*.js', '*.json'] }],
  ['exclude', '*.map', { exclude: ['*.map'] }],
  ['image-uri', 'image', { imageUri: 'image' }],
  ['release-asset', 'f-*.zip', { releaseAsset: 'f-*.zip' }],
  ['published-version', '12', { publishedVersion: '12' }],
  ['s3-object-storage-mode', 'REFERENCE', { s3ObjectStorageMode: 'REFERENCE' }],
  ['keep-versions', '5', { keepVersions: 5 }],
  ['release-tag', 'latest', { releaseTag: 'latest' }],
  ['github-token', 'ghs_16C7', { githubToken: 'ghs_16C7' }],
  ['s3-bucket', 'packages-{region}', { s3Bucket: 'packages-{region}' }],
  ['s3-key', 'a/b.zip', { s3Key: 'a/b.zip' }],
  ['s3-bucket-owner', '123456789012', { s3BucketOwner: '123456789012' }],
  ['s3-object-version', 'Ob1kv9', { s3ObjectVersion: 'Ob1kv9' }],
  ['source-kms-key-arn', KEY, { sourceKmsKeyArn: KEY }],
  ['architecture', 'arm64', { architecture: 'arm64' }],
  ['configuration', 'MemorySize: 512', { configuration: 'MemorySize: 512' }],
  ['create-if-missing', 'true', { createIfMissing: true }],
  ['dry-run', 'true', { dryRun: true }],
  ['preflight', 'off', { preflight: 'off' }],
  ['revision-id', 'f7ee9f1e', { revisionId: 'f7ee9f1e' }],
  ['skip-unchanged', 'false', { skipUnchanged: false }],
  ['wait-timeout-seconds', '30', { waitTimeoutSeconds: 30 }],
  ['publish', 'true', { publish: true }],
  ['publish-to', 'LATEST_PUBLISHED', { publishTo: 'LATEST_PUBLISHED' }],
  ['version-description', 'words', { versionDescription: 'words' }],
  ['alias', 'live', { alias: 'live' }],
  ['alias-description', 'what serves', { aliasDescription: 'what serves' }],
  ['alias-weight', '10', { aliasWeight: 10 }],
  ['signing-profile', 'shop_1', { signingProfile: 'shop_1' }],
  ['codedeploy-application', 'shop', { codeDeployApplication: 'shop' }],
  ['codedeploy-deployment-group', 'checkout', { codeDeployGroup: 'checkout' }],
  ['codedeploy-deployment-config', 'Slowly', { codeDeployConfiguration: 'Slowly' }],
  ['smoke-test-payload', '{}', { smokeTestPayload: '{}' }],
  ['smoke-test-expect', '{}', { smokeTestExpect: '{}' }],
  ['max-parallel', '3', { maxParallel: 3 }],
  ['fail-fast', 'false', { failFast: false }],
  ['job-summary', 'false', { jobSummary: false }],
  ['role-to-assume', ROLE, { credentials: { role: ROLE } }],
  ['role-session-name', 'deploy@ci', { credentials: { sessionName: 'deploy@ci' } }],
  ['role-duration-seconds', '900', { credentials: { durationSeconds: 900 } }],
  ['role-chaining', 'true', { credentials: { chaining: true } }],
  ['role-external-id', 'external', { credentials: { externalId: 'external' } }],
  ['audience', 'own-audience', { credentials: { audience: 'own-audience' } }],
  ['allowed-account-ids', IDS, { credentials: { allowedAccountIds: IDS } }],
])('%s is read by its own name; an empty text counts as not given', (name, value, expected) => {
  const { inputs, problems } = read({ [name]: value })
  expect(problems).toEqual([])
  expect(inputs).toMatchObject(expected)
  expect(read({ [name]: ' ' })).toEqual(read({ [name]: undefined }))
})

test.each([
  ['wait-timeout-seconds', '0', 'must be a whole number of seconds from 1 to 21600'],
  ['wait-timeout-seconds', '-1', 'must be a whole number of seconds from 1 to 21600'],
  ['wait-timeout-seconds', 'soon', 'must be a whole number of seconds from 1 to 21600'],
  ['role-duration-seconds', '899', 'must be a whole number of seconds from 900 to 43200'],
  ['role-duration-seconds', '43201', 'must be a whole number of seconds from 900 to 43200'],
  ['alias-weight', '0', 'must be a whole number of percent from 1 to 100'],
  ['max-parallel', '0', 'must be a whole number from 1 to 256'],
  ['aws-region', 'Ireland', 'is not the name of an AWS Region'],
  ['aws-region', 'eu-west-1a', 'is not the name of an AWS Region'],
  ['s3-bucket', 'no', 'must be the name of an S3 bucket'],
  ['s3-key', 'k'.repeat(1025), 'has 1025 characters; at most 1024 are allowed'],
  ['source-kms-key-arn', '1234abcd-12ab', 'is not the ARN of a KMS key'],
  ['role-to-assume', 'deploy', 'is not the ARN of an IAM role (arn:aws:iam::ACCOUNT:role/NAME)'],
  ['architecture', 'arm', 'must be one of x86_64, arm64'],
  ['preflight', 'yes', 'must be one of warn, error, off'],
  ['publish-to', 'LATEST', 'must be one of LATEST_PUBLISHED'],
  ['alias', '42', 'not only digits; it is'],
  ['alias', 'not/this', 'must be the name of an alias: 1 to 128 letters'],
  ['alias', 'a'.repeat(129), 'must be the name of an alias: 1 to 128 letters'],
  ['alias', '$LATEST', 'must be the name of an alias: 1 to 128 letters'],
  ['alias-description', 'd'.repeat(257), 'has 257 characters; at most 256 are allowed'],
  ['s3-bucket-owner', '12345678901', 'is not an account id of 12 digits'],
  ['s3-bucket-owner', 'arn:aws:iam::123456789012:root', 'is not an account id of 12 digits'],
  ['role-session-name', 'x', 'must be 2 to 64 letters'],
  ['role-session-name', 'my session', 'must be 2 to 64 letters'],
  ['allowed-account-ids', '12345', 'must be account ids of 12 digits'],
  ['allowed-account-ids', '123456789012;210987654321', 'must be account ids of 12 digits'],
])('%s: %j is refused', (name, value, words) => {
  const { problems } = read({ [name]: value })
  expect(problems).toEqual([expect.stringContaining(words)])
  expect(problems[0]).toMatch(new RegExp(`^\`${name}\``))
})

test.each([
  ['INPUT_DRYRUN', '`dryrun` is not an input of this action; did you mean `dry-run`?'],
  ['INPUT_DRY_RUN', '`dry_run` is not an input of this action; did you mean `dry-run`?'],
  ['INPUT_DRY RUN', '`dry run` is not an input of this action; did you mean `dry-run`?'],
  ['INPUT_PUB-LISH', '`pub-lish` is not an input of this action; did you mean `publish`?'],
  ['INPUT_ROLETOASSUME', '`roletoassume` is not an input of this action; did you mean `role-to-assume`?'],
  ['INPUT_ALIASS', '`aliass` is not an input of this action; did you mean `alias`?'],
  ['INPUT_PUBLSH', '`publsh` is not an input of this action; did you mean `publish`?'],
  ['INPUT_EXCLUDES', '`excludes` is not an input of this action; did you mean `exclude`?'],
  ['INPUT_JOB_SUMMARY', '`job_summary` is not an input of this action; did you mean `job-summary`?'],
])('a misspelt input deploys nothing: %s', (variable, problem) => {
  expect(read({ [variable]: 'true' }).problems).toEqual([problem])
})

test.each([
  ['INPUT_VERSION', '7'],
  ['INPUT_REGION', 'eu-west-1'],
  ['INPUT_ALLY', 'true'],
  ['INPUT_DRY_RUN', ''],
  ['DRY_RUN', 'true'],
])('%s=%j is left alone', (variable, value) => {
  expect(read({ [variable]: value }).problems).toEqual([])
})

test('one problem is the whole message, several are a list', () => {
  const problems = new Problems()
  expect(() => problems.refuse()).not.toThrow()
  problems.add('`a` is wrong.')
  expect(() => problems.refuse()).toThrow(new DeployError({ what: '`a` is wrong.' }))
  problems.add('`b` is wrong.')
  expect(() => problems.refuse()).toThrow('2 inputs are invalid:\n- `a` is wrong.\n- `b` is wrong.')
})

test.each([
  [{ GITHUB_REPOSITORY: 'octo-org/checkout', GITHUB_REF_NAME: 'main' }, 'octo-org/checkout main'],
  [
    {
      GITHUB_REPOSITORY: 'octo-org/checkout',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
    },
    'octo-org/checkout v1.2.3 ffac537',
  ],
  [{ GITHUB_REPOSITORY: '', GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53' }, 'ffac537'],
])('the origin of the code is what the runner says: %j', (env, origin) => {
  expect(read(env).inputs.origin).toBe(origin)
})

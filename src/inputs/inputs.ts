import { ARN_FORMS, KEY_ARN, ROLE_ARN } from '../arn.ts'
import { REGION_NAME } from '../region.ts'
import { type Environment, Fields } from './fields.ts'
import type { Problems } from './problems.ts'

/** Everything a step can say, typed; what was not given is undefined. */
export type Inputs = ReturnType<typeof readInputs>

const ALIAS = /^(?!\d+$)[\w-]{1,128}$/
const BUCKET = /^[A-Za-z0-9.\-_{}]{3,63}$/

/**
 * Reads the step's inputs from its environment: the only place that does.
 * What is malformed is added to `problems` and left undefined.
 */
export function readInputs(env: Environment, problems: Problems) {
  const fields = new Fields(env, problems)
  const inputs = {
    ...target(fields, env),
    ...source(fields),
    ...update(fields),
    ...release(fields),
    credentials: credentials(fields),
    maxParallel: fields.integer('max-parallel', 1, 256, '') ?? 10,
    failFast: fields.flag('fail-fast') ?? true,
    jobSummary: fields.flag('job-summary') ?? true,
    origin: origin(env),
    repository: env['GITHUB_REPOSITORY'] ?? '',
  }
  fields.refuseMisspelt()
  return inputs
}

function target(fields: Fields, env: Environment) {
  return {
    functionNames: fields.lines('function-name'),
    regions: fields.list('aws-region', REGION_NAME, 'is not the name of an AWS Region'),
    defaultRegion: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined,
  }
}

function source(fields: Fields) {
  return {
    zipFile: fields.text('zip-file'),
    sourceDir: fields.text('source-dir'),
    include: fields.lines('include'),
    exclude: fields.lines('exclude'),
    imageUri: fields.text('image-uri'),
    releaseAsset: fields.text('release-asset'),
    releaseTag: fields.text('release-tag')?.replace(/^refs\/tags\//, ''),
    githubToken: fields.text('github-token'),
    s3Bucket: fields.matching(
      's3-bucket',
      BUCKET,
      'must be the name of an S3 bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
    ),
    s3Key: fields.limited('s3-key', 1024),
    s3BucketOwner: fields.matching('s3-bucket-owner', /^\d{12}$/, 'is not an account id of 12 digits'),
    s3ObjectVersion: fields.limited('s3-object-version', 1024),
    s3ObjectStorageMode: fields.choice('s3-object-storage-mode', ['COPY', 'REFERENCE']),
    publishedVersion: fields.matching(
      'published-version',
      /^(previous|[1-9]\d*)$/,
      'must be the number of a published version, or `previous`',
    ),
    signingProfile: fields.matching(
      'signing-profile',
      /^\w{2,64}$/,
      'must be the name of a signing profile: 2 to 64 letters, digits and underscores',
    ),
    sourceKmsKeyArn: fields.matching('source-kms-key-arn', KEY_ARN, 'is not the ARN of a KMS key'),
  }
}

function update(fields: Fields) {
  return {
    architecture: fields.choice('architecture', ['x86_64', 'arm64']),
    configuration: fields.text('configuration'),
    createIfMissing: fields.flag('create-if-missing') ?? false,
    dryRun: fields.flag('dry-run') ?? false,
    preflight: fields.choice('preflight', ['warn', 'error', 'off']) ?? 'error',
    revisionId: fields.text('revision-id'),
    skipUnchanged: fields.flag('skip-unchanged') ?? true,
    waitTimeoutSeconds: fields.integer('wait-timeout-seconds', 1, 21_600) ?? 600,
  }
}

function release(fields: Fields) {
  return {
    publish: fields.flag('publish'),
    publishTo: fields.choice('publish-to', ['LATEST_PUBLISHED']),
    versionDescription: fields.text('version-description'),
    alias: fields.matching(
      'alias',
      ALIAS,
      'must be the name of an alias: 1 to 128 letters, digits, hyphens and underscores, not only digits',
    ),
    aliasDescription: fields.limited('alias-description', 256),
    aliasWeight: fields.integer('alias-weight', 1, 100, 'percent') ?? 100,
    codeDeployApplication: fields.limited('codedeploy-application', 100),
    codeDeployGroup: fields.limited('codedeploy-deployment-group', 100),
    codeDeployConfiguration: fields.limited('codedeploy-deployment-config', 100),
    keepVersions: fields.integer('keep-versions', 1, 10_000, ''),
    smokeTestPayload: fields.text('smoke-test-payload'),
    smokeTestExpect: fields.text('smoke-test-expect'),
  }
}

function credentials(fields: Fields) {
  return {
    role: fields.matching('role-to-assume', ROLE_ARN, `is not the ARN of an IAM role (${ARN_FORMS.sts})`),
    sessionName:
      fields.matching(
        'role-session-name',
        /^[\w+=,.@-]{2,64}$/,
        'must be 2 to 64 letters, digits and characters of _+=,.@-',
      ) ?? 'GitHubActions',
    durationSeconds: fields.integer('role-duration-seconds', 900, 43_200) ?? 3600,
    chaining: fields.flag('role-chaining') ?? false,
    externalId: fields.text('role-external-id'),
    audience: fields.text('audience'),
    allowedAccountIds: fields.matching(
      'allowed-account-ids',
      /^\s*\d{12}(\s*,\s*\d{12})*\s*$/,
      'must be account ids of 12 digits, separated by commas',
    ),
  }
}

/** Where the code comes from: repository, ref and short commit, as far as the runner says. */
function origin(env: Environment): string {
  return [env['GITHUB_REPOSITORY'], env['GITHUB_REF_NAME'], env['GITHUB_SHA']?.slice(0, 7)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
}

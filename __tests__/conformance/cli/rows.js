import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALIAS, ALIAS_REVISION, FUNCTION_REVISION, VERSION } from './answers.js'

/**
 * One request, asked for with inputs of the action and with options of the AWS CLI.
 *
 * @typedef {object} Row
 * @property {string} operation
 * @property {string[]} members of the request that this row is about
 * @property {Record<string, string>} inputs
 * @property {Record<string, string>} options an empty one stands alone
 */

const ZIP = join(import.meta.dirname, 'function.zip')
const HASH = createHash('sha256').update(readFileSync(ZIP)).digest('base64')
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const IMAGE = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'5e'.repeat(32)}`
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const WORDS = 'Release 7: "ü" & more'
const VERSION_WORDS = { 'version-description': WORDS }
const ALIAS_WORDS = { 'alias-description': WORDS }

/**
 * An update whose inputs have the names of the options.
 *
 * @param {string[]} members
 * @param {Record<string, string>} inputs
 * @param {string} [name]
 * @returns {Row}
 */
function update(members, inputs, name = 'checkout') {
  const { 'zip-file': zip, architecture, 'dry-run': dryRun, ...same } = inputs
  return {
    operation: 'UpdateFunctionCode',
    members,
    inputs: { 'function-name': name, 'skip-unchanged': 'false', ...inputs },
    options: {
      'function-name': name,
      ...same,
      ...(zip && { 'zip-file': `fileb://${zip}` }),
      ...(architecture && { architectures: architecture }),
      ...(dryRun && { 'dry-run': '' }),
    },
  }
}

/**
 * @param {string} operation
 * @param {string[]} members
 * @param {string} name
 * @param {Record<string, string>} inputs beside the zip
 * @param {Record<string, string>} options
 * @returns {Row}
 */
function release(operation, members, name, inputs, options) {
  return {
    operation,
    members,
    inputs: { 'function-name': name, 'zip-file': ZIP, ...inputs },
    options: { 'function-name': name, ...options },
  }
}

/** As the AWS CLI spells a member. @param {string} member */
const optionOf = (member) =>
  member
    .replace('KMSKeyArn', 'KmsKeyArn')
    .replaceAll(/(?!^)[A-Z]/g, '-$&')
    .toLowerCase()

/** @param {Record<string, unknown>} members */
const optionsOf = (members) =>
  Object.fromEntries(
    Object.entries(members).map(([member, value]) => [
      optionOf(member),
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )

/**
 * An update of the configuration; the CLI takes the same members.
 *
 * @param {Record<string, unknown>} members
 * @param {Record<string, string>} [inputs]
 * @param {string} [name]
 * @returns {Row}
 */
function configure(members, inputs = { 'zip-file': ZIP }, name = 'configured') {
  return {
    operation: 'UpdateFunctionConfiguration',
    members: ['FunctionName', 'RevisionId', ...Object.keys(members)],
    inputs: { 'function-name': name, ...inputs, configuration: JSON.stringify(members) },
    // What was read guards the update.
    options: { 'function-name': name, 'revision-id': FUNCTION_REVISION, ...optionsOf(members) },
  }
}

/**
 * A function that is not there.
 *
 * @param {Record<string, unknown>} members
 * @param {Record<string, string>} inputs
 * @param {Record<string, string>} options beside those of the configuration
 * @param {string[]} [more] members that are not in the configuration
 * @returns {Row}
 */
function create(members, inputs, options, more = []) {
  return {
    operation: 'CreateFunction',
    members: ['FunctionName', 'Code', 'PackageType', ...Object.keys(members), ...more],
    inputs: {
      'function-name': 'missing',
      ...inputs,
      'create-if-missing': 'true',
      preflight: 'off',
      configuration: JSON.stringify(members),
    },
    options: { 'function-name': 'missing', ...options, ...optionsOf(members) },
  }
}

const ROLE = 'arn:aws:iam::123456789012:role/service-role/checkout'
const LAYERS = [
  'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3',
  'arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:53',
]
const FILES = [
  {
    Arn: 'arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0',
    LocalMountPath: '/mnt/data',
  },
]
const VPC = {
  SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  SecurityGroupIds: ['sg-0123456789abcdef0'],
  Ipv6AllowedForDualStack: true,
}
const CAPACITY = {
  LambdaManagedInstancesCapacityProviderConfig: {
    CapacityProviderArn: 'arn:aws:lambda:eu-west-1:123456789012:capacity-provider:default',
    PerExecutionEnvironmentMaxConcurrency: 10,
    ExecutionEnvironmentMemoryGiBPerVCpu: 4,
  },
}
const NEW_ZIP = { Role: ROLE, Runtime: 'nodejs24.x', Handler: 'index.handler' }
/** Each member that both requests have, beside {@link NEW_ZIP} and ImageConfig. */
const MEMBERS = {
  Description: WORDS,
  Timeout: 30,
  MemorySize: 1_769,
  VpcConfig: VPC,
  Environment: { Variables: { TABLE: 'orders', GREETING: 'a "ü" & $(more)\n', EMPTY: '' } },
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:123456789012:failed' },
  KMSKeyArn: KEY,
  TracingConfig: { Mode: 'Active' },
  Layers: LAYERS,
  FileSystemConfigs: FILES,
  EphemeralStorage: { Size: 1_024 },
  SnapStart: { ApplyOn: 'PublishedVersions' },
  LoggingConfig: {
    LogFormat: 'JSON',
    ApplicationLogLevel: 'DEBUG',
    SystemLogLevel: 'INFO',
    LogGroup: '/shop/checkout',
  },
  CapacityProviderConfig: CAPACITY,
  DurableConfig: { RetentionPeriodInDays: 14, ExecutionTimeout: 3_600 },
}

const zip = { 'zip-file': ZIP }
const object = { 's3-bucket': 'artifacts', 's3-key': 'app.zip' }
const published = { 'code-sha256': HASH, description: WORDS }

/** @type {readonly Row[]} */
export const ROWS = [
  update(['FunctionName', 'ZipFile'], zip),
  update(['FunctionName'], zip, 'a_name-with_64_characters-a_name-with_64_characters-a_name-with_'),
  update(['FunctionName'], zip, ARN),
  update(['FunctionName'], zip, '123456789012:function:checkout'),
  update(['S3Bucket', 'S3Key'], { 's3-bucket': 'artifacts', 's3-key': 'builds/1+2 ü/app.zip' }),
  update(['S3ObjectVersion'], { ...object, 's3-object-version': 'L4kqtJlcpXroDTDmpUMLUo' }),
  update(['S3ObjectStorageMode'], { ...object, 's3-object-storage-mode': 'REFERENCE' }),
  update(['ImageUri'], { 'image-uri': IMAGE }, 'image'),
  update(['Architectures'], { ...zip, architecture: 'arm64' }),
  update(['DryRun'], { ...zip, 'dry-run': 'true' }, 'dry'),
  // The function is at this revision, so that the action sends it.
  update(['RevisionId'], { ...zip, 'revision-id': FUNCTION_REVISION }),
  update(['SourceKMSKeyArn'], { ...zip, 'source-kms-key-arn': KEY }),
  update(['SourceKMSKeyArn', 'S3Bucket', 'Architectures', 'RevisionId'], {
    ...object,
    'source-kms-key-arn': KEY,
    architecture: 'x86_64',
    'revision-id': FUNCTION_REVISION,
  }),
  ...Object.entries({ ...NEW_ZIP, ...MEMBERS }).map(([member, value]) => configure({ [member]: value })),
  configure({ ...NEW_ZIP, ...MEMBERS }),
  configure({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] }, Layers: [] }, zip, 'configured-attached'),
  configure(
    {
      ImageConfig: {
        EntryPoint: ['/usr/bin/node'],
        Command: ['app.handler', '--x'],
        WorkingDirectory: '/app',
      },
    },
    { 'image-uri': IMAGE },
    'configured-image',
  ),
  create(NEW_ZIP, zip, { 'zip-file': `fileb://${ZIP}`, 'package-type': 'Zip' }),
  create(
    { ...NEW_ZIP, ...MEMBERS },
    {
      ...object,
      's3-object-version': 'L4kqtJlcpXroDTDmpUMLUo',
      architecture: 'arm64',
      'source-kms-key-arn': KEY,
    },
    {
      code: JSON.stringify({
        S3Bucket: 'artifacts',
        S3Key: 'app.zip',
        S3ObjectVersion: 'L4kqtJlcpXroDTDmpUMLUo',
        SourceKMSKeyArn: KEY,
      }),
      architectures: 'arm64',
      'package-type': 'Zip',
    },
    ['Architectures'],
  ),
  create(
    { Role: ROLE, ImageConfig: { Command: ['app.handler'] } },
    { 'image-uri': IMAGE },
    { code: JSON.stringify({ ImageUri: IMAGE }), 'package-type': 'Image' },
  ),
  release(
    'PublishVersion',
    ['FunctionName', 'CodeSha256', 'Description'],
    'published',
    { publish: 'true', ...VERSION_WORDS },
    published,
  ),
  // With a configuration the version is guarded by the revision of both.
  release(
    'PublishVersion',
    ['RevisionId'],
    'published-configured',
    { publish: 'true', ...VERSION_WORDS, configuration: '{"MemorySize": 512}' },
    { ...published, 'revision-id': FUNCTION_REVISION },
  ),
  release(
    'PublishVersion',
    ['PublishTo'],
    'managed',
    { 'publish-to': 'LATEST_PUBLISHED', ...VERSION_WORDS },
    { ...published, 'publish-to': 'LATEST_PUBLISHED' },
  ),
  release(
    'UpdateAlias',
    ['FunctionName', 'Name', 'FunctionVersion', 'RevisionId', 'RoutingConfig', 'Description'],
    'moved',
    { alias: ALIAS, ...ALIAS_WORDS },
    {
      name: ALIAS,
      'function-version': VERSION,
      'revision-id': ALIAS_REVISION,
      'routing-config': '{"AdditionalVersionWeights":{}}',
      description: WORDS,
    },
  ),
  release(
    'CreateAlias',
    ['FunctionName', 'Name', 'FunctionVersion', 'Description'],
    'created',
    { alias: 'canary', ...ALIAS_WORDS },
    { name: 'canary', 'function-version': VERSION, description: WORDS },
  ),
  release(
    'CreateAlias',
    ['Name'],
    'created-plain',
    { alias: 'canary_2-b' },
    { name: 'canary_2-b', 'function-version': VERSION },
  ),
]

/**
 * Members that the action never sends, in whatever row.
 *
 * @type {readonly { operation: string, member: string, because: string }[]}
 */
export const NEVER = [
  {
    operation: 'UpdateFunctionCode',
    member: 'Publish',
    because:
      'a version made together with the update is Pending, without LastUpdateStatus or description: PublishVersion follows once the update has settled',
  },
  {
    operation: 'UpdateFunctionCode',
    member: 'PublishTo',
    because: 'it goes with Publish; PublishVersion sends it',
  },
  ...['Publish', 'PublishTo'].map((member) => ({
    operation: 'CreateFunction',
    member,
    because: 'a version is published once the function is Active: PublishVersion follows',
  })),
  ...['Tags', 'CodeSigningConfigArn', 'TenancyConfig'].map((member) => ({
    operation: 'CreateFunction',
    member,
    because:
      'it is no member of UpdateFunctionConfiguration, so that it could be given once and never changed',
  })),
  ...['UpdateFunctionConfiguration', 'CreateFunction'].flatMap((operation) =>
    ['AcceleratorConfig', 'RuntimeConfig'].map((member) => ({
      operation,
      member,
      because: 'the SDK of this action does not know it yet; the compiler says once it does',
    })),
  ),
  {
    operation: 'CreateAlias',
    member: 'RoutingConfig',
    because: 'an alias that is new has no weights to clear',
  },
]

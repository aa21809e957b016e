import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../programs/cache.js'
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

const ZIP = join(ROOT, 'tools/demo/function.zip')
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
  release(
    'PublishVersion',
    ['FunctionName', 'CodeSha256', 'Description'],
    'published',
    { publish: 'true', ...VERSION_WORDS },
    published,
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
  {
    operation: 'PublishVersion',
    member: 'RevisionId',
    because: 'CodeSha256 is the guard: a change of the configuration in between is no reason to fail',
  },
  {
    operation: 'CreateAlias',
    member: 'RoutingConfig',
    because: 'an alias that is new has no weights to clear',
  },
]

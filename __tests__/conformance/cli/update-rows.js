import { FUNCTION_REVISION } from './answers.js'

/** @import { Row } from './rows.js' */

const IMAGE = `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'5e'.repeat(32)}`
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
/** The function is at it, so that the action sends it. */
const REVISION = FUNCTION_REVISION

/**
 * @param {string[]} members
 * @param {Record<string, string>} inputs
 * @param {string[]} options
 * @param {string} [name]
 * @returns {Row}
 */
function update(members, inputs, options, name = 'checkout') {
  return {
    operation: 'UpdateFunctionCode',
    members,
    inputs: { 'function-name': name, 'skip-unchanged': 'false', ...inputs },
    cli: ['update-function-code', '--function-name', name, ...options],
  }
}

const ZIP = { 'zip-file': 'function.zip' }
const ZIP_OPTION = ['--zip-file', 'fileb://{zip}']

/** @type {Row[]} */
export const updateRows = [
  update(['FunctionName', 'ZipFile'], ZIP, ZIP_OPTION),
  update(
    ['FunctionName'],
    ZIP,
    ZIP_OPTION,
    'a_name-with_64_characters-a_name-with_64_characters-a_name-with_',
  ),
  update(['FunctionName'], ZIP, ZIP_OPTION, ARN),
  update(['FunctionName'], ZIP, ZIP_OPTION, '123456789012:function:checkout'),
  update(['S3Bucket', 'S3Key'], { 's3-bucket': 'artifacts', 's3-key': 'builds/1+2 ü/app.zip' }, [
    '--s3-bucket',
    'artifacts',
    '--s3-key',
    'builds/1+2 ü/app.zip',
  ]),
  update(
    ['S3ObjectVersion'],
    { 's3-bucket': 'artifacts', 's3-key': 'app.zip', 's3-object-version': 'L4kqtJlcpXroDTDmpUMLUo' },
    ['--s3-bucket', 'artifacts', '--s3-key', 'app.zip', '--s3-object-version', 'L4kqtJlcpXroDTDmpUMLUo'],
  ),
  update(['ImageUri'], { 'image-uri': IMAGE }, ['--image-uri', IMAGE], 'image'),
  update(['Architectures'], { ...ZIP, architecture: 'arm64' }, [...ZIP_OPTION, '--architectures', 'arm64']),
  update(['DryRun'], { ...ZIP, 'dry-run': 'true' }, [...ZIP_OPTION, '--dry-run'], 'dry'),
  update(['RevisionId'], { ...ZIP, 'revision-id': REVISION }, [...ZIP_OPTION, '--revision-id', REVISION]),
  update(['SourceKMSKeyArn'], { ...ZIP, 'source-kms-key-arn': KEY }, [
    ...ZIP_OPTION,
    '--source-kms-key-arn',
    KEY,
  ]),
  update(
    ['SourceKMSKeyArn', 'S3Bucket', 'Architectures', 'RevisionId'],
    {
      's3-bucket': 'artifacts',
      's3-key': 'app.zip',
      'source-kms-key-arn': KEY,
      architecture: 'x86_64',
      'revision-id': REVISION,
    },
    [
      ...['--s3-bucket', 'artifacts', '--s3-key', 'app.zip', '--source-kms-key-arn', KEY],
      ...['--architectures', 'x86_64', '--revision-id', REVISION],
    ],
  ),
]

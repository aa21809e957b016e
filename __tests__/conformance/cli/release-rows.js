import { codeSha256, zipOf } from '../scenarios/package.js'
import { ALIAS, ALIAS_REVISION, VERSION } from './answers.js'

/** @import { Row } from './rows.js' */

const HASH = codeSha256(zipOf('the same for both'))
const WORDS = 'Release 7: "ü" & more'

/**
 * @param {string} operation
 * @param {string[]} members
 * @param {Record<string, string>} inputs
 * @param {string[]} cli
 * @returns {Row}
 */
function release(operation, members, inputs, cli) {
  return { operation, members, inputs: { 'zip-file': 'function.zip', ...inputs }, cli }
}

/** @type {Row[]} */
export const releaseRows = [
  release(
    'PublishVersion',
    ['FunctionName', 'CodeSha256', 'Description'],
    { 'function-name': 'published', publish: 'true', 'version-description': WORDS },
    [
      ...['publish-version', '--function-name', 'published', '--code-sha256', HASH],
      ...['--description', WORDS],
    ],
  ),
  release(
    'PublishVersion',
    ['PublishTo'],
    { 'function-name': 'managed', 'publish-to': 'LATEST_PUBLISHED', 'version-description': WORDS },
    [
      ...['publish-version', '--function-name', 'managed', '--code-sha256', HASH],
      ...['--description', WORDS, '--publish-to', 'LATEST_PUBLISHED'],
    ],
  ),
  release(
    'UpdateAlias',
    ['FunctionName', 'Name', 'FunctionVersion', 'RevisionId', 'RoutingConfig', 'Description'],
    { 'function-name': 'moved', alias: ALIAS, 'alias-description': WORDS },
    [
      ...['update-alias', '--function-name', 'moved', '--name', ALIAS, '--function-version', VERSION],
      ...['--description', WORDS, '--revision-id', ALIAS_REVISION],
      ...['--routing-config', '{"AdditionalVersionWeights":{}}'],
    ],
  ),
  release(
    'CreateAlias',
    ['FunctionName', 'Name', 'FunctionVersion', 'Description'],
    { 'function-name': 'created', alias: 'canary', 'alias-description': WORDS },
    [
      ...['create-alias', '--function-name', 'created', '--name', 'canary', '--function-version', VERSION],
      ...['--description', WORDS],
    ],
  ),
  release('CreateAlias', ['Name'], { 'function-name': 'created-plain', alias: 'canary_2-b' }, [
    ...['create-alias', '--function-name', 'created-plain', '--name', 'canary_2-b'],
    ...['--function-version', VERSION],
  ]),
]

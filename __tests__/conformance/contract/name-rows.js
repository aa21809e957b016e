import { membersOf, outcomeOf, outcomesOf } from './api.js'
import { ARN } from './row.js'

/** @import { Row } from './row.js' */

const NAMES =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?'
const MALFORMED = ['*', `${ARN}:my-function:1:2`, 'function:my-function:$LATEST:extra', `${ARN}:f:$LATES`]

/**
 * @param {string} value
 * @param {string} member
 */
const violation = (value, member) =>
  `400 ValidationException: 1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must`

/** @param {string} value */
const malformed = (value) =>
  `${violation(value, 'functionName')} satisfy regular expression pattern: ${NAMES}`

/** How functions are named, and the words for those that cannot be found. @type {Row[]} */
export const nameRows = [
  {
    name: 'other-account',
    says: "another account's function is refused without a word",
    seed: null,
    run: async (api, name) => {
      const arn = encodeURIComponent(`arn:aws:lambda:eu-west-1:210987654321:function:${name}`)
      const { status, type, body } = await api.send('GET', arn)
      return [status, type, body]
    },
    moto: { fact: 'moto does not look at the account' },
    recorded: '2025-11-25',
    aws: [403, 'AccessDeniedException', { Message: null }],
  },
  {
    name: 'named-function',
    says: 'an ARN without a name names a function called function',
    seed: null,
    run: (api) => outcomeOf(api.send('GET', encodeURIComponent(ARN))),
    moto: { fact: 'moto takes the account for the name' },
    recorded: '2025-11-25',
    aws: `404 ResourceNotFoundException: Function not found: ${ARN}:function`,
  },
  {
    name: 'malformed',
    says: 'what no function can be called',
    seed: null,
    run: (api) => outcomesOf(MALFORMED, (own) => api.send('GET', encodeURIComponent(own))),
    moto: { fact: 'moto checks no name' },
    recorded: '2025-11-25',
    aws: MALFORMED.map(malformed),
  },
  {
    name: 'qualifiers',
    says: 'qualifiers that cannot be, and the name that has another one',
    seed: null,
    run: (api) =>
      outcomesOf(
        ['f?Qualifier=invalid!', `f?Qualifier=${'a'.repeat(129)}`, 'f:1?Qualifier=2', 'f:%24latest'],
        (own) => api.send('GET', own),
      ),
    moto: { fact: 'moto checks no qualifier' },
    recorded: '2025-11-25',
    aws: [
      `${violation('invalid!', 'qualifier')} satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+`,
      `${violation('a'.repeat(129), 'qualifier')} have length less than or equal to 128`,
      '400 InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
      malformed('f:$latest'),
    ],
  },
  {
    name: 'no-version',
    says: 'a version and an alias that are not there',
    run: (api, name) =>
      outcomesOf([`${name}?Qualifier=1221`, `${name}/configuration?Qualifier=live`], (path) =>
        api.send('GET', path),
      ),
    recorded: '2025-11-25',
    aws: [
      `404 ResourceNotFoundException: Function not found: ${ARN}:no-version:1221`,
      `404 ResourceNotFoundException: Function not found: ${ARN}:no-version:live`,
    ],
  },
  {
    name: 'spelling',
    says: 'an error that says Message, and others that say message',
    seed: { published: true, alias: 'live' },
    run: async (api, name) => {
      const answers = [
        await api.send('GET', 'spelling-none'),
        await api.update(name, Buffer.from('no zip')),
        await api.createAlias(name, { Name: 'live', FunctionVersion: '1' }),
        await api.publish(name, { RevisionId: '0b1f2c3d-0000-4000-8000-000000000000' }),
      ]
      return answers.map(({ status, body }) => `${status} ${membersOf(body)}`)
    },
    moto: { fact: 'moto spells every error alike, and refuses only two of these four' },
    recorded: '2025-11-25',
    aws: ['404 Message Type', '400 Type message', '409 Type message', '412 Type message'],
  },
]

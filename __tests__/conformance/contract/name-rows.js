import { zipOf } from '../scenarios/package.js'
import { failure, membersOf } from './api.js'

/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function'
const NAMES =
  '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?'

/** @param {string} value */
const malformed = (value) => [
  400,
  'ValidationException',
  `1 validation error detected: Value '${value}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${NAMES}`,
]

/** How functions are named, and the words for those that cannot be found. @type {Row[]} */
export const nameRows = [
  {
    name: 'other-account',
    says: "another account's function is refused without a word",
    story: async (api, name) => {
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
    story: async (api) => failure(await api.send('GET', encodeURIComponent(ARN))),
    moto: { fact: 'moto takes the account for the name' },
    recorded: '2025-11-25',
    aws: [404, 'ResourceNotFoundException', `Function not found: ${ARN}:function`],
  },
  {
    name: 'malformed',
    says: 'what no function can be called',
    story: async (api) => {
      const names = ['*', `${ARN}:my-function:1:2`, 'function:my-function:$LATEST:extra', `${ARN}:f:$LATES`]
      const answers = await Promise.all(names.map((own) => api.send('GET', encodeURIComponent(own))))
      return answers.map(failure)
    },
    moto: { fact: 'moto checks no name' },
    recorded: '2025-11-25',
    aws: ['*', `${ARN}:my-function:1:2`, 'function:my-function:$LATEST:extra', `${ARN}:f:$LATES`].map(
      malformed,
    ),
  },
  {
    name: 'qualifiers',
    says: 'qualifiers that cannot be, and the name that has another one',
    story: async (api) => {
      const asked = ['f?Qualifier=invalid!', `f?Qualifier=${'a'.repeat(129)}`, 'f:1?Qualifier=2', 'f:$latest']
      const answers = []
      for (const own of asked) answers.push(failure(await api.send('GET', own.replace('$', '%24'))))
      return answers
    },
    moto: { fact: 'moto checks no qualifier' },
    recorded: '2025-11-25',
    aws: [
      [
        400,
        'ValidationException',
        "1 validation error detected: Value 'invalid!' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: \\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
      ],
      [
        400,
        'ValidationException',
        `1 validation error detected: Value '${'a'.repeat(129)}' at 'qualifier' failed to satisfy constraint: Member must have length less than or equal to 128`,
      ],
      [
        400,
        'InvalidParameterValueException',
        'The derived qualifier from the function name does not match the specified qualifier.',
      ],
      malformed('f:$latest'),
    ],
  },
  {
    name: 'no-version',
    says: 'a version and an alias that are not there',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const version = await api.send('GET', `${name}?Qualifier=1221`)
      const alias = await api.send('GET', `${name}/configuration?Qualifier=live`)
      return [failure(version), failure(alias)]
    },
    recorded: '2025-11-25',
    aws: [
      [404, 'ResourceNotFoundException', `Function not found: ${ARN}:no-version:1221`],
      [404, 'ResourceNotFoundException', `Function not found: ${ARN}:no-version:live`],
    ],
  },
  {
    name: 'spelling',
    says: 'an error that says Message, and others that say message',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
      const RevisionId = '0b1f2c3d-0000-4000-8000-000000000000'
      const answers = [
        await api.send('GET', 'spelling-none'),
        await api.update(name, Buffer.from('no zip')),
        await api.send('POST', `${name}/aliases`, { Name: 'live', FunctionVersion: '1' }),
        await api.send('POST', `${name}/versions`, { RevisionId }),
      ]
      return answers.map(({ status, body }) => [status, membersOf(body)])
    },
    moto: { fact: 'moto spells every error alike, and refuses only two of these four' },
    recorded: '2025-11-25',
    aws: [
      [404, 'Message Type'],
      [400, 'Type message'],
      [409, 'Type message'],
      [412, 'Type message'],
    ],
  },
]

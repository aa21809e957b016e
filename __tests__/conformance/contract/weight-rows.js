import { zipOf } from '../scenarios/package.js'
import { failure, membersOf } from './api.js'

/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

const OLD = zipOf('old')

/**
 * @param {Api} api
 * @param {string} name
 */
async function twoVersions(api, name) {
  await api.part.addFunction({ name, zip: OLD, published: true })
  await api.update(name, zipOf('new'))
  await api.settled(name)
  await api.send('POST', `${name}/versions`, {})
}

/**
 * @param {string} given
 */
const outOfRange = (given) => [
  400,
  'ValidationException',
  `1 validation error detected: Value '{2=${given}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`,
]

/** Weights of aliases, and aliases at `$LATEST`. @type {Row[]} */
export const weightRows = [
  {
    name: 'weight-range',
    says: 'a weight is from 0 to 1, both included',
    story: async (api, name) => {
      await twoVersions(api, name)
      const answers = []
      for (const weight of [2, -1, 1]) {
        const RoutingConfig = { AdditionalVersionWeights: { 2: weight } }
        const order = { Name: `w${weight}`, FunctionVersion: '1', RoutingConfig }
        answers.push(failure(await api.send('POST', `${name}/aliases`, order)))
      }
      return answers
    },
    moto: { fact: 'moto takes any weight' },
    recorded: '2025-11-25',
    aws: [outOfRange('2.0'), outOfRange('-1.0'), [201, '', '']],
  },
  {
    name: 'weight-versions',
    says: 'a weight is for another version that is there, and a number',
    story: async (api, name) => {
      await twoVersions(api, name)
      const answers = []
      for (const version of ['1', '10', '$LATEST']) {
        const RoutingConfig = { AdditionalVersionWeights: { [version]: 0.5 } }
        const order = { Name: 'custom', FunctionVersion: '1', RoutingConfig }
        answers.push(failure(await api.send('POST', `${name}/aliases`, order)))
      }
      return answers
    },
    moto: { fact: 'moto takes any version' },
    recorded: '2025-11-25',
    aws: [
      [
        400,
        'InvalidParameterValueException',
        'Invalid function version 1. Function version 1 is already included in routing configuration.',
      ],
      [
        404,
        'ResourceNotFoundException',
        'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:weight-versions:10',
      ],
      [
        400,
        'ValidationException',
        "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
      ],
    ],
  },
  {
    name: 'alias-latest',
    says: 'an alias may point at $LATEST, but then at nothing else',
    story: async (api, name) => {
      await twoVersions(api, name)
      const FunctionVersion = '$LATEST'
      const { status, body } = await api.send('POST', `${name}/aliases`, { Name: 'custom', FunctionVersion })
      const RoutingConfig = { AdditionalVersionWeights: { 1: 0.5 } }
      const split = await api.send('POST', `${name}/aliases`, {
        Name: 'split',
        FunctionVersion,
        RoutingConfig,
      })
      return [status, body['FunctionVersion'], failure(split), membersOf(split.body)]
    },
    moto: { fact: 'moto takes weights beside $LATEST' },
    recorded: '2025-11-25',
    aws: [
      201,
      '$LATEST',
      [
        400,
        'InvalidParameterValueException',
        '$LATEST is not supported for an alias pointing to more than 1 version',
      ],
      'message',
    ],
  },
  {
    name: 'alias-bare',
    says: 'an alias without weights has no RoutingConfig, and an empty Description',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      const RoutingConfig = { AdditionalVersionWeights: {} }
      const order = { Name: 'custom', FunctionVersion: '1', RoutingConfig }
      const { body } = await api.send('POST', `${name}/aliases`, order)
      return [membersOf(body), body['Description']]
    },
    moto: { fact: 'moto sends an empty RoutingConfig' },
    recorded: '2025-11-25',
    aws: ['AliasArn Description FunctionVersion Name RevisionId', ''],
  },
  {
    name: 'alias-same',
    says: 'an update of an alias that changes nothing gives it a new RevisionId all the same',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
      const before = (await api.send('GET', `${name}/aliases/live`)).body['RevisionId']
      const { body } = await api.send('PUT', `${name}/aliases/live`, {})
      return [body['RevisionId'] !== before, body['FunctionVersion']]
    },
    moto: { fact: 'moto keeps the RevisionId of an alias' },
    recorded: '2025-11-25',
    aws: [true, '1'],
  },
  {
    name: 'alias-date',
    says: 'an alias may be called after a date, but not after a year',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      const create = (/** @type {string} */ Name) =>
        api.send('POST', `${name}/aliases`, { Name, FunctionVersion: '1' })
      return [(await create('2024-01-02')).status, failure(await create('2024'))]
    },
    moto: { fact: 'moto takes any name' },
    recorded: '2025-11-25',
    aws: [
      201,
      [
        400,
        'ValidationException',
        "1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
      ],
    ],
  },
  {
    name: 'alias-nobody',
    says: 'an alias of a function that is not there',
    story: async (api) => {
      const order = { Name: 'live', FunctionVersion: '1' }
      const created = await api.send('POST', 'alias-none/aliases', order)
      return [failure(created), failure(await api.send('GET', 'alias-none/aliases/live'))[0]]
    },
    recorded: '2025-11-25',
    aws: [
      [
        404,
        'ResourceNotFoundException',
        'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:alias-none:1',
      ],
      404,
    ],
  },
]

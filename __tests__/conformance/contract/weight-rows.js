import { membersOf, outcomeOf, outcomesOf, typeOf } from './api.js'
import { ARN } from './row.js'

/** @import { Row } from './row.js' */

const PUBLISHED = { published: true }

/**
 * @param {string} given
 */
const outOfRange = (given) =>
  `400 ValidationException: 1 validation error detected: Value '{2=${given}}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: [Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]`

/** Weights of aliases, and aliases at `$LATEST`. @type {Row[]} */
export const weightRows = [
  {
    name: 'weight-range',
    says: 'a weight is from 0 to 1, both included',
    seed: PUBLISHED,
    run: async (api, name) => {
      await api.publishNew(name)
      return outcomesOf([2, -1, 1], (weight) => {
        const RoutingConfig = { AdditionalVersionWeights: { 2: weight } }
        return api.createAlias(name, { Name: `w${weight}`, FunctionVersion: '1', RoutingConfig })
      })
    },
    moto: { fact: 'moto takes any weight' },
    recorded: '2025-11-25',
    aws: [outOfRange('2.0'), outOfRange('-1.0'), '201'],
  },
  {
    name: 'weight-versions',
    says: 'a weight is for another version that is there, and a number',
    seed: PUBLISHED,
    run: async (api, name) => {
      await api.publishNew(name)
      return outcomesOf(['1', '10', '$LATEST'], (version) => {
        const RoutingConfig = { AdditionalVersionWeights: { [version]: 0.5 } }
        return api.createAlias(name, { Name: 'custom', FunctionVersion: '1', RoutingConfig })
      })
    },
    moto: { fact: 'moto takes any version' },
    recorded: '2025-11-25',
    aws: [
      '400 InvalidParameterValueException: Invalid function version 1. Function version 1 is already included in routing configuration.',
      `404 ResourceNotFoundException: Function not found: ${ARN}:weight-versions:10`,
      "400 ValidationException: 1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]",
    ],
  },
  {
    name: 'alias-latest',
    says: 'an alias may point at $LATEST, but then at nothing else',
    seed: PUBLISHED,
    run: async (api, name) => {
      await api.publishNew(name)
      const FunctionVersion = '$LATEST'
      const { status, body } = await api.createAlias(name, { Name: 'custom', FunctionVersion })
      const RoutingConfig = { AdditionalVersionWeights: { 1: 0.5 } }
      const split = await api.createAlias(name, { Name: 'split', FunctionVersion, RoutingConfig })
      return [status, body['FunctionVersion'], await outcomeOf(split), membersOf(split.body)]
    },
    moto: { fact: 'moto takes weights beside $LATEST' },
    recorded: '2025-11-25',
    aws: [
      201,
      '$LATEST',
      '400 InvalidParameterValueException: $LATEST is not supported for an alias pointing to more than 1 version',
      'message',
    ],
  },
  {
    name: 'alias-bare',
    says: 'an alias without weights has no RoutingConfig, and an empty Description',
    seed: PUBLISHED,
    run: async (api, name) => {
      const RoutingConfig = { AdditionalVersionWeights: {} }
      const { body } = await api.createAlias(name, { Name: 'custom', FunctionVersion: '1', RoutingConfig })
      return [membersOf(body), body['Description']]
    },
    moto: { fact: 'moto sends an empty RoutingConfig' },
    recorded: '2025-11-25',
    aws: ['AliasArn Description FunctionVersion Name RevisionId', ''],
  },
  {
    name: 'alias-same',
    says: 'an update of an alias that changes nothing gives it a new RevisionId all the same',
    seed: { ...PUBLISHED, alias: 'live' },
    run: async (api, name) => {
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
    seed: PUBLISHED,
    run: (api, name) =>
      outcomesOf(['2024-01-02', '2024'], (Name) => api.createAlias(name, { Name, FunctionVersion: '1' })),
    moto: { fact: 'moto takes any name' },
    recorded: '2025-11-25',
    aws: [
      '201',
      "400 ValidationException: 1 validation error detected: Value '2024' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
    ],
  },
  {
    name: 'alias-nobody',
    says: 'an alias of a function that is not there',
    seed: null,
    run: async (api) => [
      await outcomeOf(api.createAlias('alias-none', { Name: 'live', FunctionVersion: '1' })),
      await typeOf(api.send('GET', 'alias-none/aliases/live')),
    ],
    recorded: '2025-11-25',
    aws: [
      `404 ResourceNotFoundException: Function not found: ${ARN}:alias-none:1`,
      '404 ResourceNotFoundException',
    ],
  },
]

import { outcomeOf, typeOf } from './api.js'
import { ARN } from './row.js'

/** @import { Row } from './row.js' */

const LIVE = { published: true, alias: 'live' }

/** @type {Row[]} */
export const aliasRows = [
  {
    name: 'alias-created',
    says: 'CreateAlias answers 201 with the alias',
    seed: { published: true },
    run: async (api, name) => {
      const input = { Name: 'live', FunctionVersion: '1', Description: 'what is live' }
      const { status, body } = await api.createAlias(name, input)
      const { AliasArn, FunctionVersion, Description, RevisionId } = body
      return [status, AliasArn.split(':').at(-1), FunctionVersion, Description, typeof RevisionId]
    },
    recorded: '2025-11-25',
    aws: [201, 'live', '1', 'what is live', 'string'],
  },
  {
    name: 'alias-read',
    says: 'GetAlias and UpdateAlias answer 200',
    seed: LIVE,
    run: async (api, name) => {
      await api.publishNew(name)
      const moved = await api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '2' })
      const { status } = await api.send('GET', `${name}/aliases/live`)
      return [moved.status, status, moved.body['FunctionVersion']]
    },
    recorded: '2025-11-25',
    aws: [200, 200, '2'],
    moto: { answer: [201, 201, '2'], fact: 'the API names 200 for both (API_GetAlias, API_UpdateAlias)' },
  },
  {
    name: 'alias-missing',
    says: 'an alias that is not there',
    run: async (api, name) => [
      await outcomeOf(api.send('GET', `${name}/aliases/live`)),
      await outcomeOf(api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '$LATEST' })),
    ],
    recorded: '2025-11-25',
    aws: [
      `404 ResourceNotFoundException: Cannot find alias arn: ${ARN}:alias-missing:live`,
      `404 ResourceNotFoundException: Alias not found: ${ARN}:alias-missing:live`,
    ],
    moto: {
      answer: Array(2).fill(
        `404 ResourceNotFoundException: Cannot find alias arn: ${ARN}:alias-missing:live`,
      ),
      fact: 'UpdateAlias has words of its own',
    },
  },
  {
    name: 'alias-twice',
    says: 'an alias is created once',
    seed: LIVE,
    run: (api, name) => outcomeOf(api.createAlias(name, { Name: 'live', FunctionVersion: '1' })),
    recorded: '2025-11-25',
    aws: `409 ResourceConflictException: Alias already exists: ${ARN}:alias-twice:live`,
    moto: {
      answer: `409 ConflictException: Alias already exists: ${ARN}:alias-twice:live`,
      fact: 'the exception is ResourceConflictException (API_CreateAlias)',
    },
  },
  {
    name: 'alias-nowhere',
    says: 'an alias points at a version that is there',
    run: (api, name) => outcomeOf(api.createAlias(name, { Name: 'live', FunctionVersion: '9' })),
    recorded: '2025-11-25',
    aws: `404 ResourceNotFoundException: Function not found: ${ARN}:alias-nowhere:9`,
  },
  {
    name: 'alias-of-alias',
    says: 'an alias points at no other alias',
    seed: LIVE,
    run: (api, name) => typeOf(api.createAlias(name, { Name: 'next', FunctionVersion: 'live' })),
    aws: '400 ValidationException',
    moto: { fact: 'FunctionVersion is $LATEST or a number (API_CreateAlias)' },
  },
  {
    name: 'alias-names',
    says: 'an alias is called neither by signs nor by more than 128 characters',
    seed: { published: true },
    run: async (api, name) => {
      const create = (/** @type {string} */ Name) =>
        typeOf(api.createAlias(name, { Name, FunctionVersion: '1' }))
      return [await create('li.ve'), await create('a'.repeat(129))]
    },
    aws: ['400 ValidationException', '400 ValidationException'],
    moto: { answer: ['201', '201'], fact: 'the pattern and the length of a name (API_CreateAlias)' },
  },
  {
    name: 'alias-weights',
    says: 'weights stay where they are not sent, and go where an empty map is sent',
    seed: LIVE,
    run: async (api, name) => {
      await api.publishNew(name)
      const weights = async (/** @type {object} */ input) =>
        (await api.send('PUT', `${name}/aliases/live`, input)).body['RoutingConfig']
          ?.AdditionalVersionWeights ?? {}
      return [
        await weights({ RoutingConfig: { AdditionalVersionWeights: { 2: 0.1 } } }),
        await weights({ Description: 'other words' }),
        await weights({ RoutingConfig: { AdditionalVersionWeights: {} } }),
      ]
    },
    aws: [{ 2: 0.1 }, { 2: 0.1 }, {}],
  },
  {
    name: 'alias-many-weights',
    says: 'an alias has at most one further version',
    seed: LIVE,
    run: async (api, name) => {
      await api.publishNew(name)
      const RoutingConfig = { AdditionalVersionWeights: { 1: 0.1, 2: 0.1 } }
      return outcomeOf(api.send('PUT', `${name}/aliases/live`, { RoutingConfig }))
    },
    recorded: '2025-11-25',
    aws: '400 InvalidParameterValueException: Number of items in AdditionalVersionWeights cannot be greater than 1',
    moto: {
      answer: '201',
      fact: 'an alias splits traffic between two versions at most (lambda/latest/dg/configuring-alias-routing)',
    },
  },
  {
    name: 'alias-revision',
    says: 'a RevisionId of an alias that is not the latest is refused, and every change makes another',
    seed: LIVE,
    run: async (api, name) => {
      await api.publishNew(name)
      const path = `${name}/aliases/live`
      const before = (await api.send('GET', path)).body['RevisionId']
      const moved = await api.send('PUT', path, { FunctionVersion: '2', RevisionId: before })
      const stale = api.send('PUT', path, { FunctionVersion: '1', RevisionId: '0b1f2c3d' })
      return [moved.body['RevisionId'] !== before, await typeOf(stale)]
    },
    recorded: '2025-11-25',
    aws: [true, '412 PreconditionFailedException'],
    moto: {
      answer: [false, '201'],
      fact: 'RevisionId changes with the alias and guards it (API_UpdateAlias)',
    },
  },
  {
    name: 'alias-and-function',
    says: "moving an alias leaves the function's revision alone",
    seed: LIVE,
    run: async (api, name) => {
      await api.publishNew(name)
      const before = (await api.read(name))['RevisionId']
      await api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '2' })
      return (await api.read(name))['RevisionId'] === before
    },
    recorded: '2025-11-25',
    aws: true,
  },
]

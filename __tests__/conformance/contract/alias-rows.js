import { zipOf } from '../scenarios/package.js'
import { failure } from './api.js'

/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

const OLD = zipOf('old')

/**
 * @param {Api} api
 * @param {string} name
 */
async function twoVersions(api, name) {
  await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
  await api.update(name, zipOf('new'))
  await api.settled(name)
  await api.send('POST', `${name}/versions`, {})
}

/** @type {Row[]} */
export const aliasRows = [
  {
    name: 'alias-created',
    says: 'CreateAlias answers 201 with the alias',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      const order = { Name: 'live', FunctionVersion: '1', Description: 'what is live' }
      const { status, body } = await api.send('POST', `${name}/aliases`, order)
      return [
        status,
        body['AliasArn'].split(':').at(-1),
        body['FunctionVersion'],
        body['Description'],
        typeof body['RevisionId'],
      ]
    },
    recorded: '2025-11-25',
    aws: [201, 'live', '1', 'what is live', 'string'],
  },
  {
    name: 'alias-read',
    says: 'GetAlias and UpdateAlias answer 200',
    story: async (api, name) => {
      await twoVersions(api, name)
      const moved = await api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '2' })
      return [
        moved.status,
        (await api.send('GET', `${name}/aliases/live`)).status,
        moved.body['FunctionVersion'],
      ]
    },
    recorded: '2025-11-25',
    aws: [200, 200, '2'],
    moto: { answer: [201, 201, '2'], fact: 'the API names 200 for both (API_GetAlias, API_UpdateAlias)' },
  },
  {
    name: 'alias-missing',
    says: 'an alias that is not there',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const read = await api.send('GET', `${name}/aliases/live`)
      const moved = await api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '$LATEST' })
      return [failure(read), failure(moved)]
    },
    recorded: '2025-11-25',
    aws: [
      [
        404,
        'ResourceNotFoundException',
        'Cannot find alias arn: arn:aws:lambda:eu-west-1:123456789012:function:alias-missing:live',
      ],
      [
        404,
        'ResourceNotFoundException',
        'Alias not found: arn:aws:lambda:eu-west-1:123456789012:function:alias-missing:live',
      ],
    ],
    moto: {
      answer: [
        [
          404,
          'ResourceNotFoundException',
          'Cannot find alias arn: arn:aws:lambda:eu-west-1:123456789012:function:alias-missing:live',
        ],
        [
          404,
          'ResourceNotFoundException',
          'Cannot find alias arn: arn:aws:lambda:eu-west-1:123456789012:function:alias-missing:live',
        ],
      ],
      fact: 'UpdateAlias has words of its own',
    },
  },
  {
    name: 'alias-twice',
    says: 'an alias is created once',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
      return failure(await api.send('POST', `${name}/aliases`, { Name: 'live', FunctionVersion: '1' }))
    },
    recorded: '2025-11-25',
    aws: [
      409,
      'ResourceConflictException',
      'Alias already exists: arn:aws:lambda:eu-west-1:123456789012:function:alias-twice:live',
    ],
    moto: {
      answer: [
        409,
        'ConflictException',
        'Alias already exists: arn:aws:lambda:eu-west-1:123456789012:function:alias-twice:live',
      ],
      fact: 'the exception is ResourceConflictException (API_CreateAlias)',
    },
  },
  {
    name: 'alias-nowhere',
    says: 'an alias points at a version that is there',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.send('POST', `${name}/aliases`, { Name: 'live', FunctionVersion: '9' }))
    },
    recorded: '2025-11-25',
    aws: [
      404,
      'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:alias-nowhere:9',
    ],
  },
  {
    name: 'alias-number',
    says: 'an alias is not a number',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      const { status, type } = await api.send('POST', `${name}/aliases`, { Name: '12', FunctionVersion: '1' })
      return [status, type ?? null]
    },
    recorded: '2025-11-25',
    aws: [400, 'ValidationException'],
    moto: { answer: [201, null], fact: 'the pattern refuses a name of digits only (API_CreateAlias)' },
  },
  {
    name: 'alias-weights',
    says: 'weights stay where they are not sent, and go where an empty map is sent',
    story: async (api, name) => {
      await twoVersions(api, name)
      const weights = async (/** @type {object} */ order) =>
        (await api.send('PUT', `${name}/aliases/live`, order)).body['RoutingConfig']
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
    story: async (api, name) => {
      await twoVersions(api, name)
      const RoutingConfig = { AdditionalVersionWeights: { 1: 0.1, 2: 0.1 } }
      return failure(await api.send('PUT', `${name}/aliases/live`, { RoutingConfig }))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      'Number of items in AdditionalVersionWeights cannot be greater than 1',
    ],
    moto: {
      answer: [201, '', ''],
      fact: 'an alias splits traffic between two versions at most (lambda/latest/dg/configuring-alias-routing)',
    },
  },
  {
    name: 'alias-revision',
    says: 'a RevisionId of an alias that is not the latest is refused, and every change makes another',
    story: async (api, name) => {
      await twoVersions(api, name)
      const path = `${name}/aliases/live`
      const before = (await api.send('GET', path)).body['RevisionId']
      const moved = await api.send('PUT', path, { FunctionVersion: '2', RevisionId: before })
      const stale = await api.send('PUT', path, { FunctionVersion: '1', RevisionId: '0b1f2c3d' })
      return [moved.body['RevisionId'] !== before, stale.status, stale.type ?? '']
    },
    recorded: '2025-11-25',
    aws: [true, 412, 'PreconditionFailedException'],
    moto: {
      answer: [false, 201, ''],
      fact: 'RevisionId changes with the alias and guards it (API_UpdateAlias)',
    },
  },
  {
    name: 'alias-and-function',
    says: "moving an alias leaves the function's revision alone",
    story: async (api, name) => {
      await twoVersions(api, name)
      const before = (await api.send('GET', name)).body['Configuration'].RevisionId
      await api.send('PUT', `${name}/aliases/live`, { FunctionVersion: '2' })
      return (await api.send('GET', name)).body['Configuration'].RevisionId === before
    },
    recorded: '2025-11-25',
    aws: true,
  },
]

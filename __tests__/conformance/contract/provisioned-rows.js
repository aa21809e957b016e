import { zipOf } from '../scenarios/package.js'
import { failure } from './api.js'

/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function'

/**
 * @param {Api} api
 * @param {string} name
 * @param {string} qualifier
 */
const ask = async (api, name, qualifier) =>
  failure(
    await api.send(
      'GET',
      `/2019-09-30/functions/${name}/provisioned-concurrency?Qualifier=${encodeURIComponent(qualifier)}`,
    ),
  )

/** @type {Row[]} */
export const provisionedRows = [
  {
    name: 'provisioned-none',
    says: 'an alias or a version without provisioned concurrency',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
      return [await ask(api, name, 'live'), await ask(api, name, '1')]
    },
    moto: { fact: 'moto has no provisioned concurrency' },
    recorded: '2025-11-25',
    aws: [1, 2].map(() => [
      404,
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
    ]),
  },
  {
    name: 'provisioned-nowhere',
    says: 'provisioned concurrency of what is not there',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return [
        await ask(api, `${name}-none`, 'live'),
        await ask(api, name, 'live'),
        await ask(api, name, '10'),
        await ask(api, name, '$LATEST'),
      ]
    },
    moto: { fact: 'moto has no provisioned concurrency' },
    recorded: '2025-11-25',
    aws: [
      [404, 'ResourceNotFoundException', `Cannot find alias arn: ${ARN}:provisioned-nowhere-none:live`],
      [404, 'ResourceNotFoundException', `Cannot find alias arn: ${ARN}:provisioned-nowhere:live`],
      [404, 'ResourceNotFoundException', `Function not found: ${ARN}:provisioned-nowhere:10`],
      [
        400,
        'InvalidParameterValueException',
        'The function resource provided must be an alias or a published version.',
      ],
    ],
  },
]

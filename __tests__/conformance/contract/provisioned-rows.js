import { outcomesOf } from './api.js'
import { ARN } from './row.js'

/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

/**
 * @param {Api} api
 * @param {string[]} qualified `name:qualifier`
 */
const provisionedOf = (api, ...qualified) =>
  outcomesOf(qualified, (own) => {
    const [name, qualifier = ''] = own.split(':')
    const query = `Qualifier=${encodeURIComponent(qualifier)}`
    return api.send('GET', `/2019-09-30/functions/${name}/provisioned-concurrency?${query}`)
  })

const moto = { fact: 'moto has no provisioned concurrency' }

/** @type {Row[]} */
export const provisionedRows = [
  {
    name: 'provisioned-none',
    says: 'an alias or a version without provisioned concurrency',
    seed: { published: true, alias: 'live' },
    run: (api, name) => provisionedOf(api, `${name}:live`, `${name}:1`),
    moto,
    recorded: '2025-11-25',
    aws: Array(2).fill(
      '404 ProvisionedConcurrencyConfigNotFoundException: No Provisioned Concurrency Config found for this function',
    ),
  },
  {
    name: 'provisioned-nowhere',
    says: 'provisioned concurrency of what is not there',
    run: (api, name) =>
      provisionedOf(api, `${name}-none:live`, `${name}:live`, `${name}:10`, `${name}:$LATEST`),
    moto,
    recorded: '2025-11-25',
    aws: [
      `404 ResourceNotFoundException: Cannot find alias arn: ${ARN}:provisioned-nowhere-none:live`,
      `404 ResourceNotFoundException: Cannot find alias arn: ${ARN}:provisioned-nowhere:live`,
      `404 ResourceNotFoundException: Function not found: ${ARN}:provisioned-nowhere:10`,
      '400 InvalidParameterValueException: The function resource provided must be an alias or a published version.',
    ],
  },
]

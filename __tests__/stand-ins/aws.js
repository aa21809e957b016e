import { setTimeout as sleep } from 'node:timers/promises'
import { FUNCTION, TWIN } from '../../scenarios/scenario.js'
import { createFunctionRole } from './api-role.js'
import { beginByApi } from './by-api.js'
import { PREFIX, removeAll } from './remove.js'

/** @import { Scenario } from '../../scenarios/scenario.js' */
/** @import { Call } from '../conformance/programs/boto3.js' */
/** @import { Place } from './by-api.js' */
/** @import { StandIn } from './stand-in.js' */

/** What AWS can not be made to do with one account and a few cents. @type {StandIn['lacks']} */
export const NOT_MADE = {
  'bucket-owners': 'it needs a bucket of a second account',
  invocations: 'its functions answer what they answer: nothing makes them fail or run out of time on demand',
  'managed-instances': 'it needs a capacity provider, whose instances cost more than cents',
  snapstart: 'SnapStart is for Java, Python and .NET, and the packages of the catalogue are for Node',
  layers: 'it needs a layer, which nothing here publishes',
  'new-roles': 'when Lambda knows a role is not for a test to choose',
  'updates-that-fail': 'nothing makes an update fail while it settles',
}

/**
 * @typedef {object} Account
 * @property {string} name
 * @property {Call} call
 * @property {string} account
 * @property {string} region
 * @property {string} run short id, part of every name
 * @property {(scenario: Pick<Scenario, 'oidc'>) => Record<string, string>} envOf a step
 * @property {string} subject of the job's id token
 * @property {number} rolePatience milliseconds until a new role is known everywhere
 * @property {StandIn['lacks']} lacks
 */

/**
 * AWS itself, in names of this run alone.
 *
 * @param {Account} account
 * @returns {Promise<StandIn & { place: Place, prefix: string }>} whose end removes everything, and throws where
 *   something is left
 */
export async function startAws({ name, run, envOf, lacks, ...own }) {
  const prefix = `${PREFIX}-${run}`
  const tags = { [PREFIX]: run }
  const place = {
    ...own,
    tags,
    functionRole: await createFunctionRole({ ...own, tags }, `${prefix}-function`),
  }
  await sleep(own.rolePatience)
  let scenarios = 0
  return {
    name,
    lacks,
    place,
    prefix,
    begin: async (scenario) => {
      scenarios += 1
      const begun = await beginByApi(place, scenario, `${prefix}-${scenarios}`)
      // Everything is removed at once, since to find it everything in the account is listed. What a step created has no
      // tag yet.
      const end = () => (scenario.start.fn === undefined ? tagCreated(place, begun.fill) : Promise.resolve())
      return { ...begun, env: envOf(scenario), patience: 300, end }
    },
    close: async () => {
      const { removed, left } = await removeAll(own.call, own.region, `${prefix}-`)
      console.log(`Removed ${removed.length} of ${removed.length + left.length}`)
      if (left.length > 0) throw new Error(`Left, to be removed with --clean:\n${left.join('\n')}`)
    },
  }
}

/**
 * @param {Place} place
 * @param {(text: string) => string} fill
 */
async function tagCreated({ call, tags }, fill) {
  for (const FunctionName of [FUNCTION, TWIN].map(fill)) {
    const found = await call('lambda', 'get_function', { FunctionName }).catch((error) => {
      if (error.name !== 'ResourceNotFoundException') throw error
    })
    if (found)
      await call('lambda', 'tag_resource', { Resource: found['Configuration'].FunctionArn, Tags: tags })
  }
}

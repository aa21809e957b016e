import { outcomeOf } from './api.js'
import { ARN, NEW } from './row.js'

/** @import { Api } from './api.js' */
/** @import { Row } from './row.js' */

/**
 * @param {Api} api
 * @param {string} name
 * @param {object} members
 */
const configure = (api, name, members) => api.send('PUT', `${name}/configuration`, members)

/**
 * @param {Api} api
 * @param {string} name
 * @param {object} [more] members
 */
const create = async (api, name, more) =>
  api.send('POST', '/2015-03-31/functions', {
    FunctionName: name,
    Role: await api.part.addRole(`role-of-${name}`),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Code: { ZipFile: NEW.toString('base64') },
    ...more,
  })

const SETTLED = 'moto has settled already'

/** Updates of the configuration, and functions that are made. @type {Row[]} */
export const updateRows = [
  {
    name: 'configured',
    says: 'UpdateFunctionConfiguration answers with all of the configuration, as it will be',
    run: async (api, name) => {
      const { status, body } = await configure(api, name, { MemorySize: 512, Description: 'x' })
      return [
        status,
        body['MemorySize'],
        body['Description'],
        body['Handler'],
        body['Version'],
        body['FunctionArn'],
      ]
    },
    aws: [200, 512, 'x', 'index.handler', '$LATEST', `${ARN}:configured`],
  },
  {
    name: 'configured-slowly',
    says: 'an update of the configuration is InProgress at first, and another one meanwhile a conflict',
    run: async (api, name) => {
      const { body } = await configure(api, name, { MemorySize: 512 })
      return [body['LastUpdateStatus'], await outcomeOf(configure(api, name, { MemorySize: 256 }))]
    },
    aws: [
      'InProgress',
      `409 ResourceConflictException: The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:configured-slowly`,
    ],
    moto: { answer: ['Successful', '200'], fact: SETTLED },
  },
  {
    name: 'configured-variables',
    says: 'the environment is replaced as a whole, and an empty one is none',
    run: async (api, name) => {
      const answers = []
      for (const Variables of [{ ONE_A: '1', TWO_A: '2' }, { TWO_A: '3' }, {}]) {
        await configure(api, name, { Environment: { Variables } })
        await api.settled(name)
        answers.push((await api.read(name))['Environment']?.Variables ?? {})
      }
      return answers
    },
    aws: [{ ONE_A: '1', TWO_A: '2' }, { TWO_A: '3' }, {}],
  },
  {
    name: 'configured-version',
    says: 'another configuration is another version, and a version keeps its own',
    seed: { published: true },
    run: async (api, name) => {
      await configure(api, name, { MemorySize: 512 })
      await api.settled(name)
      const { body } = await api.publish(name)
      const first = await api.read(`${name}?Qualifier=1`)
      return [body['Version'], body['MemorySize'], first['MemorySize']]
    },
    aws: ['2', 512, 128],
  },
  {
    name: 'configured-revision',
    says: 'a RevisionId that is not the latest is refused',
    run: (api, name) =>
      outcomeOf(
        configure(api, name, { MemorySize: 512, RevisionId: '0b1f2c3d-0000-4000-8000-000000000000' }),
      ),
    aws: '412 PreconditionFailedException: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    moto: {
      answer: '200',
      fact: 'RevisionId guards against changes by others (API_UpdateFunctionConfiguration)',
    },
  },
  {
    name: 'created',
    says: 'a function that is created is Pending at first',
    seed: null,
    run: async (api, name) => {
      const { status, body } = await create(api, name, { MemorySize: 256 })
      return [
        status,
        body['State'],
        body['StateReasonCode'],
        body['MemorySize'],
        body['PackageType'],
        body['Version'],
      ]
    },
    aws: [201, 'Pending', 'Creating', 256, 'Zip', '$LATEST'],
    moto: {
      fact: 'State is Pending in the answer (lambda/latest/dg/functions-states); moto has made it already',
    },
  },
  {
    name: 'created-twice',
    says: 'a name is taken once',
    run: (api, name) => outcomeOf(create(api, name)),
    aws: '409 ResourceConflictException: Function already exist: created-twice',
  },
]

import { zipOf } from '../scenarios/package.js'
import { membersOf } from './api.js'

/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')

const OF_LISTS =
  'Architectures CodeSha256 CodeSize Description EphemeralStorage FunctionArn FunctionName Handler LastModified LoggingConfig MemorySize PackageType RevisionId Role Runtime SnapStart Timeout TracingConfig Version'

/**
 * @param {string} [more] members
 */
const withMembers = (more = '') => `${OF_LISTS} ${more}`.trim().split(' ').sort().join(' ')

/** Which members answers hold: none of them is ConfigSha256. @type {Row[]} */
export const configurationRows = [
  {
    name: 'members-read',
    says: 'members of a configuration that has settled',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return membersOf((await api.send('GET', name)).body['Configuration'])
    },
    moto: { fact: 'moto has members of its own, and lacks others' },
    recorded: '2025-11-25',
    aws: withMembers('LastUpdateStatus RuntimeVersionConfig State'),
  },
  {
    name: 'members-updated',
    says: 'members of the answer to an update',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return membersOf((await api.update(name, NEW)).body)
    },
    moto: { fact: 'moto has members of its own, and has settled already' },
    recorded: '2025-11-25',
    aws: withMembers(
      'LastUpdateStatus LastUpdateStatusReason LastUpdateStatusReasonCode RuntimeVersionConfig State',
    ),
  },
  {
    name: 'members-pending',
    says: 'members of a version that is published with the update',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return membersOf((await api.update(name, NEW, { Publish: true })).body)
    },
    moto: { fact: 'moto has members of its own, and the version is active already' },
    recorded: '2025-11-25',
    aws: withMembers('RuntimeVersionConfig State StateReason StateReasonCode'),
  },
  {
    name: 'members-listed',
    says: 'members of a version in a list: neither State nor RuntimeVersionConfig',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      const { body } = await api.send('GET', `${name}/versions`)
      return body['Versions'].map(membersOf)
    },
    moto: { fact: 'moto lists whole configurations' },
    recorded: '2025-11-25',
    aws: [withMembers(), withMembers()],
  },
  {
    name: 'defaults',
    says: 'what a configuration says of everything that nobody chose',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const { Description, EphemeralStorage, LoggingConfig, MemorySize, SnapStart, Timeout, TracingConfig } =
        (await api.send('GET', name)).body['Configuration']
      return { Description, EphemeralStorage, LoggingConfig, MemorySize, SnapStart, Timeout, TracingConfig }
    },
    moto: { fact: 'moto has no LoggingConfig' },
    recorded: '2025-11-25',
    aws: {
      Description: '',
      EphemeralStorage: { Size: 512 },
      LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/defaults' },
      MemorySize: 128,
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      Timeout: 3,
      TracingConfig: { Mode: 'PassThrough' },
    },
  },
  {
    name: 'arn-forms',
    says: 'FunctionArn ends as the question did, and by alias Version and RevisionId are those of the version',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true, alias: 'live' })
      const ask = async (/** @type {string} */ query) =>
        (await api.send('GET', `${name}${query}`)).body['Configuration']
      const plain = await ask('')
      const [latest, one, live] = await Promise.all(
        ['$LATEST', '1', 'live'].map((own) => ask(`?Qualifier=${encodeURIComponent(own)}`)),
      )
      const ends = [plain, latest, one, live].map(({ FunctionArn }) => FunctionArn.split(name)[1])
      return [ends, live.Version, live.RevisionId === one.RevisionId]
    },
    moto: { fact: 'moto names the version where an alias was asked for' },
    recorded: '2025-11-25',
    aws: [['', ':$LATEST', ':1', ':live'], '1', true],
  },
  {
    name: 'hash-at-once',
    says: 'a read shows the new hash and size as soon as an update is taken, long before it has settled',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const taken = (await api.update(name, NEW)).body
      const { CodeSha256, CodeSize, RevisionId, LastUpdateStatus } = (await api.send('GET', name)).body[
        'Configuration'
      ]
      return [
        CodeSha256 === taken['CodeSha256'],
        CodeSize === NEW.length,
        RevisionId === taken['RevisionId'],
        LastUpdateStatus,
      ]
    },
    moto: { fact: 'moto has settled already' },
    recorded: '2025-11-25',
    aws: [true, true, true, 'InProgress'],
  },
  {
    name: 'revisions',
    says: 'the RevisionId changes with an update and again when it has settled',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const read = async () => (await api.send('GET', name)).body['Configuration'].RevisionId
      const ids = [await read(), (await api.update(name, OLD)).body['RevisionId']]
      await api.settled(name)
      return new Set([...ids, await read()]).size
    },
    moto: { fact: 'moto gives $LATEST no RevisionId' },
    recorded: '2025-11-25',
    aws: 3,
  },
]

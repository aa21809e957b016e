import { membersOf } from './api.js'
import { NEW, OLD } from './row.js'

/** @import { Row } from './row.js' */

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
    run: async (api, name) => membersOf(await api.read(name)),
    moto: { fact: 'moto has members of its own, and lacks others' },
    recorded: '2025-11-25',
    aws: withMembers('LastUpdateStatus RuntimeVersionConfig State'),
  },
  {
    name: 'members-updated',
    says: 'members of the answer to an update',
    run: async (api, name) => membersOf((await api.update(name, NEW)).body),
    moto: { fact: 'moto has members of its own, and has settled already' },
    recorded: '2025-11-25',
    aws: withMembers(
      'LastUpdateStatus LastUpdateStatusReason LastUpdateStatusReasonCode RuntimeVersionConfig State',
    ),
  },
  {
    name: 'members-pending',
    says: 'members of a version that is published with the update',
    run: async (api, name) => membersOf((await api.update(name, NEW, { Publish: true })).body),
    moto: { fact: 'moto has members of its own, and the version is active already' },
    recorded: '2025-11-25',
    aws: withMembers('RuntimeVersionConfig State StateReason StateReasonCode'),
  },
  {
    name: 'members-listed',
    says: 'members of a version in a list: neither State nor RuntimeVersionConfig',
    seed: { published: true },
    run: async (api, name) => (await api.send('GET', `${name}/versions`)).body['Versions'].map(membersOf),
    moto: { fact: 'moto lists whole configurations' },
    recorded: '2025-11-25',
    aws: [withMembers(), withMembers()],
  },
  {
    name: 'defaults',
    says: 'what a configuration says of everything that nobody chose',
    run: async (api, name) => {
      const { Description, EphemeralStorage, LoggingConfig, MemorySize, SnapStart, Timeout, TracingConfig } =
        await api.read(name)
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
    seed: { published: true, alias: 'live' },
    run: async (api, name) => {
      const [plain, latest, one = {}, live = {}] = await Promise.all(
        ['', '?Qualifier=%24LATEST', '?Qualifier=1', '?Qualifier=live'].map((own) => api.read(name + own)),
      )
      const ends = [plain, latest, one, live].map((own) => own?.['FunctionArn'].split(name)[1])
      return [ends, live['Version'], live['RevisionId'] === one['RevisionId']]
    },
    moto: { fact: 'moto names the version where an alias was asked for' },
    recorded: '2025-11-25',
    aws: [['', ':$LATEST', ':1', ':live'], '1', true],
  },
  {
    name: 'hash-at-once',
    says: 'a read shows the new hash and size as soon as an update is taken, long before it has settled',
    run: async (api, name) => {
      const { body } = await api.update(name, NEW)
      const { CodeSha256, CodeSize, RevisionId, LastUpdateStatus } = await api.read(name)
      const same = CodeSha256 === body['CodeSha256'] && RevisionId === body['RevisionId']
      return [same, CodeSize === NEW.length, LastUpdateStatus]
    },
    moto: { fact: 'moto has settled already' },
    recorded: '2025-11-25',
    aws: [true, true, 'InProgress'],
  },
  {
    name: 'revisions',
    says: 'the RevisionId changes with an update and again when it has settled',
    run: async (api, name) => {
      const ids = [(await api.read(name))['RevisionId'], (await api.update(name, OLD)).body['RevisionId']]
      await api.settled(name)
      return new Set([...ids, (await api.read(name))['RevisionId']]).size
    },
    moto: { fact: 'moto gives $LATEST no RevisionId' },
    recorded: '2025-11-25',
    aws: 3,
  },
]

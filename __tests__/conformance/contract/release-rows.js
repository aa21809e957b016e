import { zipOf } from '../scenarios/package.js'
import { failure } from './api.js'

/** @import { Row } from './row.js' */

const OLD = zipOf('old')
const NEW = zipOf('new')

/** @type {Row[]} */
export const releaseRows = [
  {
    name: 'publishes',
    says: 'a version is Active at once, with its own ARN and description',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const { status, body } = await api.send('POST', `${name}/versions`, { Description: 'first' })
      return [
        status,
        body['Version'],
        body['FunctionArn'].split(':').at(-1),
        body['Description'],
        body['State'],
      ]
    },
    recorded: '2025-11-25',
    aws: [201, '1', '1', 'first', 'Active'],
  },
  {
    name: 'publishes-again',
    says: 'publishing again without a change answers with the same version, its description as it was',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      await api.send('POST', `${name}/versions`, { Description: 'first' })
      const { body } = await api.send('POST', `${name}/versions`, { Description: 'second' })
      return [body['Version'], body['Description']]
    },
    recorded: '2025-11-25',
    aws: ['1', 'first'],
  },
  {
    name: 'publishes-nothing',
    says: 'publishing again without a change answers 201, and leaves the RevisionId of $LATEST alone',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const read = async () => (await api.send('GET', name)).body['Configuration'].RevisionId
      const before = await read()
      const first = await api.send('POST', `${name}/versions`, {})
      const between = await read()
      const again = await api.send('POST', `${name}/versions`, {})
      return [
        before !== between,
        again.status,
        first.body['RevisionId'] === again.body['RevisionId'],
        (await read()) === between,
      ]
    },
    moto: { fact: 'moto gives $LATEST no RevisionId' },
    recorded: '2025-11-25',
    aws: [true, 201, true, true],
  },
  {
    name: 'own-description',
    says: "a version without a description takes the function's own",
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, description: 'No version :(' })
      return (await api.send('POST', `${name}/versions`, {})).body['Description']
    },
    recorded: '2025-11-25',
    aws: 'No version :(',
  },
  {
    name: 'same-bytes',
    says: 'the same bytes again are a change, and make another version',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD, published: true })
      await api.update(name, OLD)
      await api.settled(name)
      return (await api.send('POST', `${name}/versions`, {})).body['Version']
    },
    recorded: '2025-11-25',
    aws: '2',
  },
  {
    name: 'too-early',
    says: 'nothing is published while an update is in progress',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      await api.update(name, NEW)
      return failure(await api.send('POST', `${name}/versions`, {}))
    },
    aws: [
      409,
      'ResourceConflictException',
      'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:too-early',
    ],
    moto: {
      answer: [201, '', ''],
      fact: 'nothing is published while an update is in progress; moto has settled already',
    },
  },
  {
    name: 'update-and-publish',
    says: 'Publish answers with the version, Pending and without LastUpdateStatus',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const { body } = await api.update(name, NEW, { Publish: true })
      return [body['Version'], body['State'], body['LastUpdateStatus'] ?? null]
    },
    recorded: '2025-11-25',
    aws: ['1', 'Pending', null],
    moto: {
      answer: ['1', 'Active', 'Successful'],
      fact: 'a version that is made with the update is Pending and has no LastUpdateStatus',
    },
  },
  {
    name: 'guarded',
    says: 'a CodeSha256 that is not the current one is refused',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      return failure(await api.send('POST', `${name}/versions`, { CodeSha256: 'b3RoZXI=' }))
    },
    recorded: '2025-11-25',
    aws: [
      400,
      'InvalidParameterValueException',
      'CodeSHA256 (b3RoZXI=) is different from current CodeSHA256 in $LATEST (oZykdWG5Qri/yk1yPvn2x+0BObrmG0m2RDlWM7BPnh0=). Please try again with the CodeSHA256 in $LATEST.',
    ],
    moto: {
      answer: [201, '', ''],
      fact: 'CodeSha256 guards against a deployment in between (API_PublishVersion)',
    },
  },
  {
    name: 'guarded-revision',
    says: 'a version is not made of a revision that is gone',
    story: async (api, name) => {
      await api.part.addFunction({ name, zip: OLD })
      const RevisionId = '0b1f2c3d-0000-4000-8000-000000000000'
      return failure(await api.send('POST', `${name}/versions`, { RevisionId })).slice(0, 2)
    },
    recorded: '2025-11-25',
    aws: [412, 'PreconditionFailedException'],
    moto: { answer: [201, ''], fact: 'RevisionId guards against changes by others (API_PublishVersion)' },
  },
]

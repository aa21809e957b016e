import { sha256 } from '../../../scenarios/packages.js'
import { outcomeOf, typeOf } from './api.js'
import { ARN, NEW, OLD } from './row.js'

/** @import { Row } from './row.js' */

/** @type {Row[]} */
export const releaseRows = [
  {
    name: 'publishes',
    says: 'a version is Active at once, with its own ARN and description',
    run: async (api, name) => {
      const { status, body } = await api.publish(name, { Description: 'first' })
      const { Version, FunctionArn, Description, State } = body
      return [status, Version, FunctionArn.split(':').at(-1), Description, State]
    },
    recorded: '2025-11-25',
    aws: [201, '1', '1', 'first', 'Active'],
  },
  {
    name: 'publishes-again',
    says: 'publishing again without a change answers with the same version, its description as it was',
    run: async (api, name) => {
      await api.publish(name, { Description: 'first' })
      const { body } = await api.publish(name, { Description: 'second' })
      return [body['Version'], body['Description']]
    },
    recorded: '2025-11-25',
    aws: ['1', 'first'],
  },
  {
    name: 'publishes-nothing',
    says: 'publishing again without a change answers 201, and leaves the RevisionId of $LATEST alone',
    run: async (api, name) => {
      const read = async () => (await api.read(name))['RevisionId']
      const before = await read()
      const first = await api.publish(name)
      const between = await read()
      const again = await api.publish(name)
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
    seed: { description: 'No version :(' },
    run: async (api, name) => (await api.publish(name)).body['Description'],
    recorded: '2025-11-25',
    aws: 'No version :(',
  },
  {
    name: 'long-description',
    says: 'a description of more than 256 characters is refused',
    run: (api, name) => typeOf(api.publish(name, { Description: 'x'.repeat(257) })),
    aws: '400 ValidationException',
    moto: { answer: '201', fact: 'a description has at most 256 characters (API_PublishVersion)' },
  },
  {
    name: 'publish-to',
    says: 'only functions on managed instances publish to $LATEST.PUBLISHED',
    run: (api, name) => typeOf(api.publish(name, { PublishTo: 'LATEST_PUBLISHED' })),
    aws: '400 InvalidParameterValueException',
    moto: { answer: '201', fact: 'PublishTo is for functions with a capacity provider (API_PublishVersion)' },
  },
  {
    name: 'same-bytes',
    says: 'the same bytes again are a change, and make another version',
    seed: { published: true },
    run: async (api, name) => {
      await api.update(name, OLD)
      await api.settled(name)
      return (await api.publish(name)).body['Version']
    },
    recorded: '2025-11-25',
    aws: '2',
  },
  {
    name: 'too-early',
    says: 'nothing is published while an update is in progress',
    run: async (api, name) => {
      await api.update(name, NEW)
      return outcomeOf(api.publish(name))
    },
    aws: `409 ResourceConflictException: The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:too-early`,
    moto: {
      answer: '201',
      fact: 'nothing is published while an update is in progress; moto has settled already',
    },
  },
  {
    name: 'update-and-publish',
    says: 'Publish answers with the version, Pending and without LastUpdateStatus',
    run: async (api, name) => {
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
    run: (api, name) => outcomeOf(api.publish(name, { CodeSha256: 'b3RoZXI=' })),
    recorded: '2025-11-25',
    aws: `400 InvalidParameterValueException: CodeSHA256 (b3RoZXI=) is different from current CodeSHA256 in $LATEST (${sha256(OLD)}). Please try again with the CodeSHA256 in $LATEST.`,
    moto: {
      answer: '201',
      fact: 'CodeSha256 guards against a deployment in between (API_PublishVersion)',
    },
  },
  {
    name: 'guarded-revision',
    says: 'a version is not made of a revision that is gone',
    run: (api, name) => typeOf(api.publish(name, { RevisionId: '0b1f2c3d-0000-4000-8000-000000000000' })),
    recorded: '2025-11-25',
    aws: '412 PreconditionFailedException',
    moto: { answer: '201', fact: 'RevisionId guards against changes by others (API_PublishVersion)' },
  },
]

import { sha256 } from '../../../scenarios/packages.js'
import { outcomeOf } from './api.js'
import { ARN, NEW, OLD } from './row.js'

/** @import { Row } from './row.js' */

/** @type {Row[]} */
export const codeRows = [
  {
    name: 'takes-zip',
    says: 'UpdateFunctionCode answers with the new configuration of $LATEST',
    run: async (api, name) => {
      const { status, body } = await api.update(name, NEW)
      const { CodeSha256, CodeSize, Version, FunctionArn, PackageType, State } = body
      return [status, CodeSha256, CodeSize, Version, FunctionArn, PackageType, State]
    },
    recorded: '2025-11-25',
    aws: [200, sha256(NEW), NEW.length, '$LATEST', `${ARN}:takes-zip`, 'Zip', 'Active'],
  },
  {
    name: 'in-progress',
    says: 'an update is InProgress at first',
    run: async (api, name) => (await api.update(name, NEW)).body['LastUpdateStatus'],
    recorded: '2025-11-25',
    aws: 'InProgress',
    moto: {
      answer: 'Successful',
      fact: 'LastUpdateStatus is InProgress in the answer, and Successful later (lambda/latest/dg/functions-states)',
    },
  },
  {
    name: 'one-at-a-time',
    says: 'another update meanwhile is a conflict',
    run: async (api, name) => {
      await api.update(name, NEW)
      return outcomeOf(api.update(name, OLD))
    },
    aws: `409 ResourceConflictException: The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:one-at-a-time`,
    moto: {
      answer: '200',
      fact: 'a function takes one update at a time (API_UpdateFunctionCode: ResourceConflictException); moto has settled already',
    },
  },
  {
    name: 'dry',
    says: 'a dry run changes nothing',
    run: async (api, name) => {
      const { status } = await api.update(name, NEW, { DryRun: true })
      return [status, (await api.read(name))['CodeSha256']]
    },
    aws: [200, sha256(OLD)],
  },
  {
    name: 'dry-answer',
    says: 'a dry run answers with the hash of what it was sent',
    run: async (api, name) => (await api.update(name, NEW, { DryRun: true })).body['CodeSha256'],
    aws: sha256(NEW),
    moto: {
      answer: sha256(OLD),
      fact: 'inferred from older words of the API reference: a dry run computes CodeSha256. Nothing relies on it',
    },
  },
  {
    name: 'dry-then-publish',
    says: 'a dry run is no change that a version could be made of',
    seed: { published: true },
    run: async (api, name) => {
      await api.publish(name)
      await api.update(name, NEW, { DryRun: true })
      return (await api.publish(name)).body['Version']
    },
    aws: '1',
    moto: {
      answer: '2',
      fact: 'PublishVersion makes no version where nothing changed (API_PublishVersion); moto counts a dry run as a change',
    },
  },
  {
    name: 'revised',
    says: 'a RevisionId that is not the latest is refused',
    run: (api, name) =>
      outcomeOf(api.update(name, NEW, { RevisionId: '0b1f2c3d-0000-4000-8000-000000000000' })),
    recorded: '2025-11-25',
    aws: '412 PreconditionFailedException: The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    moto: {
      answer: '200',
      fact: 'RevisionId guards against changes by others (API_UpdateFunctionCode)',
    },
  },
  {
    name: 'architecture',
    says: 'the architecture changes with an update',
    run: async (api, name) =>
      (await api.update(name, NEW, { Architectures: ['arm64'] })).body['Architectures'],
    aws: ['arm64'],
    moto: { answer: ['x86_64'], fact: 'Architectures is a member of the request (API_UpdateFunctionCode)' },
  },
]

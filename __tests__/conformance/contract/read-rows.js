import { outcomeOf, outcomesOf, typeOf } from './api.js'
import { ARN } from './row.js'

/** @import { Row } from './row.js' */

/** @type {Row[]} */
export const readRows = [
  {
    name: 'nowhere',
    says: 'a function that is not there',
    seed: null,
    run: (api, name) => outcomeOf(api.send('GET', name)),
    recorded: '2025-11-25',
    aws: `404 ResourceNotFoundException: Function not found: ${ARN}:nowhere`,
  },
  {
    name: 'other-region',
    says: "another Region's function is out of reach",
    seed: null,
    run: (api, name) =>
      outcomeOf(
        api.send('GET', encodeURIComponent(`arn:aws:lambda:us-east-1:123456789012:function:${name}`)),
      ),
    recorded: '2025-11-25',
    aws: "404 ResourceNotFoundException: Functions from 'us-east-1' are not reachable in this region ('eu-west-1')",
    moto: {
      answer: `404 ResourceNotFoundException: Function not found: ${ARN}:other-region`,
      fact: 'AWS names both Regions; moto looks for the name in its own',
    },
  },
  {
    name: 'long',
    says: 'a name that is too long is invalid',
    seed: null,
    run: (api) => typeOf(api.send('GET', 'x'.repeat(141))),
    aws: '400 ValidationException',
    moto: {
      answer: '404 ResourceNotFoundException',
      fact: 'a request is checked against the constraints of the API first (API_GetFunction: at most 140 characters)',
    },
  },
  {
    name: 'read',
    says: 'GetFunction tells state, revision and repository',
    run: async (api, name) => {
      const { status, body } = await api.send('GET', name)
      const { State, LastUpdateStatus, RevisionId } = body['Configuration']
      return [status, State, LastUpdateStatus, typeof RevisionId, body['Code'].RepositoryType]
    },
    aws: [200, 'Active', 'Successful', 'string', 'S3'],
    moto: {
      answer: [200, 'Active', 'Successful', 'undefined', 'S3'],
      fact: 'every configuration has a RevisionId (API_FunctionConfiguration)',
    },
  },
  {
    name: 'by-arn',
    says: 'a function is found by its ARN and by the short form of it',
    run: (api, name) =>
      outcomesOf([`${ARN}:${name}`, `123456789012:function:${name}`], (own) =>
        api.send('GET', encodeURIComponent(own)),
      ),
    aws: ['200', '200'],
    moto: {
      answer: ['200', '500'],
      fact: 'FunctionName takes a name, an ARN or a partial ARN (API_GetFunction); moto breaks on the last',
    },
  },
  {
    name: 'by-alias',
    says: 'asked for by alias, the version is told and the ARN ends with the alias',
    seed: { published: true, alias: 'live' },
    run: async (api, name) => {
      const { Version, FunctionArn } = await api.read(`${name}?Qualifier=live`)
      return [Version, FunctionArn.split(':').at(-1)]
    },
    recorded: '2025-11-25',
    aws: ['1', 'live'],
    moto: { answer: ['1', '1'], fact: 'FunctionArn ends with the qualifier that was asked for' },
  },
  {
    name: 'listed',
    says: 'the list of versions begins with $LATEST, and says of none whether it is settled',
    seed: { published: true },
    run: async (api, name) => {
      const { body } = await api.send('GET', `${name}/versions`)
      return body['Versions'].map((/** @type {Record<string, string>} */ own) =>
        [own['Version'], own['FunctionArn']?.split(':').at(-1), own['State']].join(' '),
      )
    },
    recorded: '2025-11-25',
    aws: ['$LATEST $LATEST ', '1 1 '],
    moto: {
      answer: ['$LATEST $LATEST Active', '1 1 Active'],
      fact: 'a list of versions carries no State: what has settled is told by GetFunction alone',
    },
  },
]

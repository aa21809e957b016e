import { zipOf } from '../scenarios/package.js'
import { releaseRows } from './release-rows.js'
import { updateRows } from './update-rows.js'

/**
 * One order, given to the action as inputs and to the AWS CLI as options.
 *
 * @typedef {object} Row
 * @property {string} operation
 * @property {string[]} members of the request that this row is about
 * @property {Record<string, string>} inputs
 * @property {string[]} cli command and options; `{zip}` stands for the path of the package
 */

/** @typedef {{ operation: string, member: string, because: string }} NeverSent */

export const ZIP = zipOf('the same for both')

/** @type {Row[]} */
export const ROWS = [...updateRows, ...releaseRows]

/** Members that the action never sends, in whatever row. @type {NeverSent[]} */
export const NEVER = [
  {
    operation: 'UpdateFunctionCode',
    member: 'Publish',
    because:
      'a version made together with the update is Pending, without LastUpdateStatus or description: PublishVersion follows once the update has settled',
  },
  {
    operation: 'UpdateFunctionCode',
    member: 'PublishTo',
    because: 'it goes with Publish; PublishVersion sends it',
  },
  {
    operation: 'UpdateFunctionCode',
    member: 'S3ObjectStorageMode',
    because: 'the code is copied, as is the default: an object that is referenced must outlive every version',
  },
  {
    operation: 'PublishVersion',
    member: 'RevisionId',
    because: 'CodeSha256 is the guard: a change of the configuration in between is no reason to fail',
  },
  {
    operation: 'CreateAlias',
    member: 'RoutingConfig',
    because: 'an alias that is new has no weights to clear',
  },
]

import { NEW, OLD, zipOf } from './packages.js'
import { FUNCTION } from './scenario.js'
import { released, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const ARN = `arn:aws:lambda:eu-west-1:123456789012:function:${FUNCTION}`

/** A zip of the workspace, sent with the request. @type {readonly Scenario[]} */
export const zips = [
  { name: 'zip', inputs: ZIP, files, start: unpublished() },
  {
    name: 'unchanged zip',
    inputs: ZIP,
    files,
    start: unpublished({ zip: NEW }),
    ends: { status: 'unchanged' },
  },
  { name: 'zip, function by ARN', inputs: { ...ZIP, 'function-name': ARN }, files, start: unpublished() },
  {
    name: 'zip + first version',
    inputs: { ...ZIP, publish: 'true' },
    files,
    start: unpublished(),
    needs: ['repeated-publish'],
    ends: { versions: 1 },
  },
  {
    name: 'zip + publish',
    inputs: { ...ZIP, publish: 'true' },
    files,
    start: released(),
    ends: { versions: 2 },
  },
  {
    name: 'zip + new alias',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: unpublished(),
    needs: ['repeated-publish'],
    ends: { versions: 1, aliases: { live: '1' } },
  },
  {
    name: 'zip + new alias beside a version',
    inputs: { ...ZIP, alias: 'next' },
    files,
    start: released(),
    ends: { versions: 2, aliases: { live: '1', next: '2' } },
  },
  {
    name: 'zip + alias',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: released(),
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'zip + weighted alias',
    inputs: { ...ZIP, alias: 'live', 'alias-description': 'all of it' },
    files,
    start: unpublished({
      versions: [{}, { zip: zipOf({ 'index.mjs': 'export const handler = async () => "older"' }) }],
      aliases: { live: { version: '1', weights: { 2: 0.25 } } },
    }),
    ends: { versions: 3, aliases: { live: '3' } },
  },
  {
    name: 'unchanged zip + alias of an older version',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: released({ zip: NEW, versions: [{ zip: OLD }] }),
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'unchanged zip + alias that serves it',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: released({ zip: NEW }),
    ends: { status: 'unchanged' },
  },
  {
    name: 'architecture + alias',
    inputs: { ...ZIP, architecture: 'arm64', alias: 'live' },
    files,
    start: released({ zip: NEW }),
    needs: ['architectures'],
    ends: { architecture: 'arm64', versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'SnapStart + alias',
    inputs: { ...ZIP, alias: 'live' },
    files,
    start: released({ snapStart: true }),
    needs: ['snapstart'],
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'managed instances',
    inputs: { ...ZIP, 'publish-to': 'LATEST_PUBLISHED' },
    files,
    start: unpublished({ managedInstances: true, versions: [{}] }),
    needs: ['managed-instances'],
    ends: { versions: 1, again: 'deployed' },
  },
  {
    name: 'dry run',
    inputs: { ...ZIP, 'dry-run': 'true' },
    files,
    start: released(),
    ends: { status: 'planned' },
  },
  {
    name: 'dry run + alias',
    inputs: { ...ZIP, alias: 'live', 'dry-run': 'true' },
    files,
    start: released(),
    ends: { status: 'planned' },
  },
  {
    name: 'dry run of what the alias serves',
    inputs: { ...ZIP, alias: 'live', 'dry-run': 'true' },
    files,
    start: released({ zip: NEW }),
    ends: { status: 'planned' },
  },
  {
    name: 'revision that the function has',
    inputs: { ...ZIP, 'revision-id': '<revision>' },
    files,
    start: unpublished(),
    needs: ['revisions'],
  },
]

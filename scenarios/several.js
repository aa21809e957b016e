import { NEW } from './packages.js'
import { BUCKET, FUNCTION, TWIN } from './scenario.js'
import { released, unpublished, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const BOTH = { ...ZIP, 'function-name': `${FUNCTION}\n${TWIN}` }

/** Two functions in one step. @type {readonly Scenario[]} */
export const several = [
  {
    name: 'two functions + alias',
    inputs: { ...BOTH, alias: 'live' },
    files,
    start: { ...released(), twin: true },
    ends: { versions: 2, aliases: { live: '2' } },
  },
  {
    name: 'two functions one after the other, staged zip',
    inputs: { ...BOTH, 's3-bucket': BUCKET, 'max-parallel': '1' },
    files,
    start: { ...unpublished(), bucket: { versioned: true }, twin: true },
  },
  {
    name: 'two unchanged functions + alias that serves it',
    inputs: { ...BOTH, alias: 'live' },
    files,
    start: { ...released({ zip: NEW }), twin: true },
    ends: { status: 'unchanged' },
  },
  {
    name: 'dry run of two functions',
    inputs: { ...BOTH, alias: 'live', 'dry-run': 'true' },
    files,
    start: { ...released(), twin: true },
    ends: { status: 'planned' },
  },
  {
    name: 'two updates that fail while they settle',
    inputs: { ...BOTH, alias: 'live', 'fail-fast': 'false' },
    files,
    start: {
      ...released({ failingUpdate: { reason: 'The KMS key is disabled.', code: 'DisabledKMSKey' } }),
      twin: true,
    },
    needs: ['updates-that-fail'],
    ends: { status: 'failed', says: /The KMS key is disabled\. \(DisabledKMSKey\)/ },
  },
]

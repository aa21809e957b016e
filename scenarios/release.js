import { NEW, OLD } from './packages.js'
import { released, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const TESTED = { ...ZIP, alias: 'live', 'smoke-test-payload': '{"customer":"Ada"}' }
const EXPECTED = { ...TESTED, 'smoke-test-expect': '{"status":"ok"}' }
/** @type {['invocations']} */
const needs = ['invocations']
const RELEASED = { versions: 2, aliases: { live: '2' } }
const KEPT = { status: /** @type {const} */ ('incomplete'), code: NEW, versions: 2, aliases: { live: '1' } }

/** What a new version has to pass before traffic reaches it, and how much of it does. @type {readonly Scenario[]} */
export const releases = [
  {
    name: 'smoke test + alias',
    inputs: EXPECTED,
    files,
    start: released({ answer: { payload: { status: 'ok', orders: [1] } } }),
    needs,
    ends: RELEASED,
  },
  {
    name: 'smoke test that ends with an error',
    inputs: TESTED,
    files,
    start: released({
      answer: { error: { type: 'TypeError', message: 'customer is undefined' }, log: 'ERROR at index.js:3' },
    }),
    needs,
    ends: {
      ...KEPT,
      says: /smoke test of version \d+ failed: the function ended with an error\.\nTypeError: customer is undefined/,
    },
  },
  {
    name: 'smoke test that runs out of time',
    inputs: TESTED,
    files,
    start: released({
      answer: {
        error: { type: 'Sandbox.Timedout', message: 'RequestId: 1 Error: Task timed out after 3.00 seconds' },
      },
    }),
    needs,
    ends: { ...KEPT, says: /Sandbox\.Timedout: .*Task timed out after 3\.00 seconds/ },
  },
  {
    name: 'smoke test with the wrong answer',
    inputs: EXPECTED,
    files,
    start: released({ answer: { payload: { status: 'down' } } }),
    needs,
    ends: { ...KEPT, says: /\$\.status is "down", not "ok"\./ },
  },
  {
    name: 'smoke test that another version answers',
    inputs: TESTED,
    files,
    start: released({ answer: { version: '1' } }),
    needs,
    ends: { ...KEPT, says: /failed: version 1 answered/ },
  },
  {
    name: 'alias with a share for the version',
    inputs: { ...ZIP, alias: 'live', 'alias-weight': '10' },
    files,
    start: released(),
    ends: { versions: 2, aliases: { live: '1' }, weights: { live: { 2: 0.1 } } },
  },
  {
    name: 'alias with a larger share for the same version',
    inputs: { ...ZIP, alias: 'live', 'alias-weight': '50' },
    files,
    start: released({
      zip: NEW,
      versions: [{ zip: OLD }, {}],
      aliases: { live: { version: '1', weights: { 2: 0.1 } } },
    }),
    ends: { versions: 2, aliases: { live: '1' }, weights: { live: { 2: 0.5 } } },
  },
  {
    name: 'share of an alias that is not there',
    inputs: { ...ZIP, alias: 'next', 'alias-weight': '10' },
    files,
    start: released(),
    ends: {
      status: 'failed',
      says: /`alias-weight` leaves the rest of the traffic .* next does not exist yet/,
    },
  },
]

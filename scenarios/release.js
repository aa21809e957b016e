import { NEW, OLD, OTHER } from './packages.js'
import { released, TARGET, ZIP } from './start.js'

/** @import { Scenario } from './scenario.js' */

const files = { 'function.zip': NEW }
const TESTED = { ...ZIP, alias: 'live', 'smoke-test-payload': '{"customer":"Ada"}' }
const EXPECTED = { ...TESTED, 'smoke-test-expect': '{"status":"ok"}' }
/** @type {['invocations']} */
const needs = ['invocations']
const RELEASED = { versions: 2, aliases: { live: '2' } }
const KEPT = { status: /** @type {const} */ ('incomplete'), code: NEW, versions: 2, aliases: { live: '1' } }

const { 'version-description': _, ...PROMOTED } = { ...TARGET, alias: 'live' }
/** Three versions, of which the newest serves. @type {import('./scenario.js').Start} */
const PUBLISHED = {
  fn: { versions: [{}, { zip: OTHER }, {}], aliases: { live: { version: '3' } } },
}

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
    name: 'smoke test that is throttled at first',
    inputs: TESTED,
    files,
    start: released({ answer: { throttles: 2 } }),
    needs,
    ends: RELEASED,
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
    name: 'promotion to an older version',
    inputs: { ...PROMOTED, 'published-version': '1' },
    start: PUBLISHED,
    ends: { code: OLD, versions: 3, aliases: { live: '1' } },
  },
  {
    name: 'promotion to a version by a new alias',
    inputs: { ...PROMOTED, alias: 'next', 'published-version': '1' },
    start: PUBLISHED,
    ends: { code: OLD, versions: 3, aliases: { live: '3', next: '1' } },
  },
  {
    name: 'going back to the previous version',
    inputs: { ...PROMOTED, 'published-version': 'previous' },
    start: PUBLISHED,
    // From there the previous version is another one.
    goesOn: true,
    ends: { code: OLD, versions: 3, aliases: { live: '2' }, again: 'deployed' },
  },
  {
    name: 'promotion with a smoke test',
    inputs: { ...PROMOTED, 'published-version': '2', 'smoke-test-payload': '{}' },
    start: PUBLISHED,
    needs,
    ends: { code: OLD, versions: 3, aliases: { live: '2' } },
  },
  {
    name: 'promotion to a version that is gone',
    inputs: { ...PROMOTED, 'published-version': '9' },
    start: PUBLISHED,
    ends: { status: 'failed', says: /^There is no version 9\./ },
  },
  {
    name: 'promotion to a version that failed to start',
    inputs: { ...PROMOTED, 'published-version': '2' },
    start: {
      fn: { versions: [{}, { state: 'Failed', zip: OTHER }], aliases: { live: { version: '1' } } },
    },
    needs: ['updates-that-fail'],
    ends: { status: 'failed', code: OLD, says: /^Version 2 cannot serve \(state Failed\)\./ },
  },
  {
    name: 'going back from the oldest version',
    inputs: { ...PROMOTED, 'published-version': 'previous' },
    start: released(),
    ends: {
      status: 'failed',
      says: /There is no version before 1 that could serve\.\n1 is the oldest published version/,
    },
  },
  {
    name: 'dry run of going back',
    inputs: { ...PROMOTED, 'published-version': 'previous', 'dry-run': 'true' },
    start: PUBLISHED,
    ends: { status: 'planned', code: OLD },
  },
  {
    name: 'zip + alias, old versions deleted',
    inputs: { ...ZIP, alias: 'live', 'keep-versions': '2' },
    files,
    start: {
      fn: {
        versions: [{}, { zip: OTHER }, {}, { zip: OTHER }],
        aliases: { live: { version: '4' }, archive: { version: '1' } },
      },
    },
    // 5 is the new one, and the newest two stay.
    ends: { versions: 3, aliases: { live: '5', archive: '1' } },
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

import { setTimeout } from 'node:timers/promises'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { largeZip, NEW, OLD, zipOf } from '../../../scenarios/packages.js'
import { released, ZIP } from '../../../scenarios/start.js'
import { runBundle } from '../../harness/bundle.js'
import { Folders } from '../../harness/folders.js'
import { worldOf } from '../../stand-ins/local-world.js'
import { ROOT } from '../programs/cache.js'

/** @import { Fault } from '../../../emulator/aws/faults.js' */
/** @import { World } from '../../../emulator/aws/world.js' */
/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Summary } from '../../../tools/summaries/page.js' */

/**
 * A step whose summary is looked at.
 *
 * @typedef {Pick<Scenario, 'name' | 'inputs' | 'start' | 'files' | 'oidc'> & More} Outcome
 */

/**
 * @typedef {object} More
 * @property {(world: World) => void} [prepare]
 * @property {Fault[]} [faults]
 * @property {number} [settleMs] how long an update takes
 * @property {number} [cancelMs] from the start until the job is cancelled
 */

const LIVE = { ...ZIP, alias: 'live' }
const files = { 'function.zip': NEW }
const LONG = 'a-function-with-the-longest-name-that-lambda-takes-64-characters'
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2']
const TEN = Array.from({ length: 10 }, (_, at) => `checkout-service-${at + 1}`)

/** The two that the README shows. @type {readonly [Outcome, Outcome]} */
export const SHOWN = [
  {
    name: 'deployed',
    inputs: { 'function-name': 'greeting', 'zip-file': 'function.zip', architecture: 'arm64', alias: 'live' },
    files: { 'function.zip': largeZip(5_300_000) },
    start: released(),
    settleMs: 2_100,
  },
  {
    name: 'token-refused',
    inputs: {
      'function-name': 'greeting',
      'zip-file': 'function.zip',
      'role-to-assume': 'arn:aws:iam::123456789012:role/deploy',
    },
    files,
    oidc: true,
    start: { ...released(), role: { subject: 'repo:octo-org/checkout:ref:refs/heads/release' } },
  },
]

/** What no scenario has: the longest names, many targets, findings, mishaps. @type {readonly Outcome[]} */
const OTHERS = [
  {
    name: 'longest names',
    inputs: { ...LIVE, 'function-name': LONG, alias: `an-alias-with-the-longest-name-${'x'.repeat(97)}` },
    files,
    start: {},
    prepare: (world) => addReleased(world, LONG),
  },
  {
    name: 'thirty targets, of which some fail',
    inputs: {
      ...LIVE,
      'function-name': TEN.join('\n'),
      'aws-region': REGIONS.join('\n'),
      'fail-fast': 'false',
    },
    files,
    start: {},
    prepare: (world) => {
      for (const name of TEN) {
        for (const region of REGIONS) {
          const unchanged = name === TEN[1] || region === 'us-east-1'
          if (name !== TEN[4]) addReleased(world, name, { region, zip: unchanged ? NEW : OLD })
        }
      }
    },
  },
  {
    name: 'permission denied',
    inputs: LIVE,
    files,
    start: released(),
    prepare: (world) => world.denials.push({ action: 'lambda:PublishVersion' }),
  },
  {
    name: 'a package with findings',
    inputs: LIVE,
    files: {
      'function.zip': zipOf({
        'index.mjs': 'export const handler = async () => 1',
        '.env': 'TOKEN=1',
        '.npmrc': '//registry/:_authToken=npm_0123456789abcdefghijABCDEFGHIJ456789',
        'bin/run.exe': 'MZ',
      }),
    },
    start: released(),
  },
  {
    name: 'cancelled while the update goes on',
    inputs: LIVE,
    files,
    start: released(),
    settleMs: 60_000,
    cancelMs: 2_500,
  },
  {
    name: 'out of time',
    inputs: { ...LIVE, 'wait-timeout-seconds': '1' },
    files,
    start: released(),
    settleMs: 60_000,
  },
  {
    name: 'long words of AWS',
    inputs: LIVE,
    files,
    start: released(),
    faults: [
      {
        operation: 'UpdateFunctionCode',
        fault: {
          status: 400,
          errorType: 'InvalidParameterValueException',
          message: `The value ${'arn:aws:kms:eu-west-1:123456789012:key/'.repeat(40)} is not ${'valid '.repeat(200)}`,
        },
      },
    ],
  },
  {
    name: 'invalid inputs',
    inputs: { ...LIVE, 's3-key': 'a', 'alias-weight': '0', preflight: 'maybe', 'dry-run': 'yes' },
    files,
    start: {},
  },
]

/** @returns {Promise<Summary[]>} of every outcome, in order */
export async function summaries() {
  const outcomes = [...SHOWN, ...OTHERS, ...SCENARIOS.filter(({ heavy }) => heavy !== true)]
  /** @type {Summary[]} */
  const done = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < outcomes.length; at = next++) {
      const outcome = outcomes[at]
      if (outcome !== undefined) done[at] = { title: outcome.name, markdown: await summaryOf(outcome) }
    }
  }
  await Promise.all([work(), work()])
  return done.filter(({ markdown }) => markdown !== '')
}

/** @param {Outcome} outcome */
async function summaryOf({ name, settleMs, cancelMs, prepare, faults = [], ...scenario }) {
  const folders = await Folders.open(scenario)
  const { workspace, runnerTemp: temporary } = folders
  const world = worldOf(scenario, settleMs === undefined ? {} : { settle: { milliseconds: settleMs } })
  prepare?.(world)
  /** @type {import('../../harness/bundle.js').BundleRun} */
  const run = { action: ROOT, scenario: { name, ...scenario }, world, workspace, temporary, faults }
  if (cancelMs !== undefined) {
    run.onStart = (child) => void setTimeout(cancelMs).then(() => child.kill('SIGINT'))
  }
  try {
    return (await runBundle(run)).result.summary
  } finally {
    await folders.close()
  }
}

/**
 * @param {World} world
 * @param {string} name
 * @param {{ region?: string, zip?: Buffer }} [more]
 */
function addReleased(world, name, more) {
  const settings = { runtime: 'nodejs24.x', handler: 'index.handler' }
  const aliases = [{ name: 'live', version: '1' }]
  world.addFunction({ name, zip: OLD, ...settings, versions: [{}], aliases, ...more })
}

import { startEndpoint } from '../../../emulator/aws/server.js'
import { ARN, FILES, PAIRS, scenarioOf } from '../../../scenarios/concurrent.js'
import { Folders } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { watchAliases } from '../../rules/alias-serves.js'
import { worldOf } from '../../stand-ins/local-world.js'
import { partOf } from '../harness/parallel.js'
import { Results } from '../harness/results.js'
import { explore } from './explore.js'
import { CODES, History, misnamedVersion } from './history.js'
import { Scheduler } from './scheduler.js'

/** @import { Shard } from '../harness/parallel.js' */
/** @import { Pair } from '../../../scenarios/concurrent.js' */

/** Of each pair: ten pairs make well over a thousand. */
const MOST = 160

/** After how many reads a change has settled: soon for one half of the orders, late for the other. */
const SETTLE = [1, 2]

/**
 * Two deployments of one function at once, in every order of their requests that there is room for.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const results = new Results('interleaving')
  const run = await loadAction(shard.action)
  const folders = await Folders.open({ files: FILES })
  for (const pair of partOf(PAIRS, shard)) {
    for (const reads of SETTLE) await explorePair(pair, reads, { run, folders, results })
  }
  await folders.close()
  return results.report()
}

/** B names the function by its ARN, which is in the body of a creation. @param {import('../../../emulator/aws/endpoint/record.js').RequestRecord} record */
const isOfB = ({ path, body }) => path.includes(ARN) || Object(body).FunctionName === ARN

/** @typedef {{ run: Awaited<ReturnType<typeof loadAction>>, folders: Folders, results: Results }} Setting */

/**
 * @param {Pair} pair
 * @param {number} reads
 * @param {Setting} setting
 */
async function explorePair(pair, reads, setting) {
  /** @type {Set<string>} */
  const counted = new Set()
  await explore(async (schedule) => {
    const { scheduler, problem, outcome } = await play(pair, reads, schedule, setting)
    const key = scheduler.served.join(' ')
    // The same order again shows nothing new, and is not counted.
    if (!counted.has(key)) setting.results.add(pair.name, key, problem, outcome)
    counted.add(key)
    return scheduler
  }, MOST / SETTLE.length)
}

/**
 * @param {Pair} pair
 * @param {number} reads
 * @param {readonly string[]} schedule
 * @param {Setting} setting
 */
async function play({ a, b, start }, reads, schedule, { run, folders }) {
  const world = worldOf(scenarioOf(a, start), { settle: { reads } })
  const history = new History(world)
  const codes = new Set(Object.values(CODES))
  const aliases = watchAliases(world, (code) => codes.has(code))
  const scheduler = new Scheduler(['a', 'b'], schedule)
  const endpoint = await startEndpoint({ world })
  endpoint.onRequest((record, phase) => {
    if (phase === 'before') return scheduler.hold(isOfB(record) ? 'b' : 'a', record)
    history.look()
    aliases.look()
    return scheduler.news()
  })
  const one = (/** @type {string} */ actor, /** @type {Record<string, string>} */ inputs) =>
    run({ scenario: scenarioOf(inputs, start), url: endpoint.url, world, folders }).finally(() =>
      scheduler.ended(actor),
    )
  const [, endA, endB] = await Promise.all([scheduler.drive(), one('a', a), one('b', b)])
  await endpoint.close()
  const problem =
    history.falseClaim(endA, a) ??
    history.falseClaim(endB, b) ??
    misnamedVersion(world, [a, b]) ??
    history.overwritten() ??
    aliases.offences[0] ??
    endpoint.refused[0]
  const won = [endA, endB].filter(({ succeeded }) => succeeded).length
  return { scheduler, problem, outcome: `${won} of 2 succeed` }
}

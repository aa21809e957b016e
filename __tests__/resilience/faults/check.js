import { startEndpoint } from '../../../emulator/aws/server.js'
import { SCENARIOS } from '../../../scenarios/catalogue.js'
import { endsOf } from '../../../scenarios/scenario.js'
import { Folders } from '../../harness/folders.js'
import { loadAction } from '../../harness/in-process.js'
import { endingProblem } from '../../rules/ending.js'
import { fillerOf, stateOf, worldOf } from '../../stand-ins/local-world.js'
import { partOf } from '../harness/parallel.js'
import { Results } from '../harness/results.js'
import { runWithFault } from './injected-fault.js'
import { casesFor } from './matrix.js'

/** @import { Scenario } from '../../../scenarios/scenario.js' */
/** @import { Shard } from '../harness/parallel.js' */

/** How often a fault comes: a run has to outlive the first and to end well-behaved under the second. */
const TIMES = /** @type {const} */ (['once', 'always'])

/**
 * Every fault at every request of every scenario, then a run without any.
 *
 * @param {Shard} shard
 */
export async function check(shard) {
  const results = new Results('fault')
  const run = await loadAction(shard.action)
  let at = 0
  for (const scenario of partOf(SCENARIOS, { ...shard, index: 0, of: 1 })) {
    // A step that fails anyway may fail for either reason, and has nothing to finish.
    if (endsOf(scenario).says !== undefined) continue
    const folders = await Folders.open(scenario)
    const golden = await uninterrupted(scenario, folders, run)
    if (shard.index === 0) results.add('none', scenario.name, golden.problem, 'went on')
    for (const hit of hits(golden.requests, scenario)) {
      if (at++ % shard.of !== shard.index) continue
      const { problem, outcome } = await runWithFault({
        ...hit,
        scenario,
        folders,
        run,
        wanted: golden.state,
      })
      results.add(
        hit.fault.name,
        `${scenario.name}, ${hit.operation} ${hit.index + 1}, ${hit.times}`,
        problem,
        outcome,
      )
    }
    await folders.close()
  }
  return results.report()
}

/**
 * @param {Scenario} scenario
 * @param {Folders} folders
 * @param {Awaited<ReturnType<typeof loadAction>>} run
 */
async function uninterrupted(scenario, folders, run) {
  const world = worldOf(scenario)
  const endpoint = await startEndpoint({ world })
  const ending = await run({ scenario, url: endpoint.url, world, folders })
  await endpoint.close()
  const state = stateOf(world)
  const problem = endingProblem(scenario, { ...ending, state }, fillerOf(world))
  return { problem, state, requests: endpoint.requests }
}

/**
 * What can go wrong where. A fault that comes always strikes from an operation's first request on, and is
 * not also obeyed each time. With a heavy package only what carries it is struck: the rest is as with a light one.
 *
 * @param {readonly { operation: string, service: string }[]} requests
 * @param {Scenario} scenario
 */
function* hits(requests, { heavy }) {
  for (const [index, { operation, service }] of requests.entries()) {
    if (heavy && service !== 's3') continue
    const first = requests.findIndex((request) => request.operation === operation) === index
    for (const fault of casesFor(service)) {
      for (const times of TIMES) {
        if (times === 'always' && (fault.fault?.after || !first)) continue
        yield { index, operation, fault, times }
      }
    }
  }
}

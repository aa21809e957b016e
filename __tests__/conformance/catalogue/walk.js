import { runAction } from '../../../emulator/github/run-action.js'
import { endsOf, FUNCTION } from '../../../scenarios/scenario.js'
import { inputsOf } from '../../harness/bundle.js'
import { Folders } from '../../harness/folders.js'
import { differenceOf } from '../../rules/difference.js'
import { endingProblem, outputProblem } from '../../rules/ending.js'
import { changeProblem, requestProblem } from '../../rules/requests.js'
import { printedProblem } from '../../rules/secrets.js'
import { statusProblem } from '../../rules/status.js'
import { actionDir } from '../programs/action-dir.js'
import { NODE } from '../programs/node.js'

/** @import { Need, Scenario } from '../../../scenarios/scenario.js' */
/** @import { Begun, StandIn } from '../../stand-ins/stand-in.js' */
/** @import { Checks } from '../checks/checks.js' */

/** Scenarios at a time: each starts processes. */
const LANES = 2
/** Milliseconds of a step beside its waits. */
const STEP_PATIENCE_MS = 120_000

/**
 * Runs scenarios against a stand-in, and prints where it does otherwise than AWS.
 *
 * @param {Checks} checks
 * @param {StandIn} standIn
 * @param {readonly Scenario[]} scenarios
 * @param {AbortSignal} [signal] begins no other
 */
export async function walk(checks, standIn, scenarios, signal) {
  const queue = [...scenarios]
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined && !signal?.aborted; next = queue.shift()) {
      const scenario = next
      await checks.check(standIn.name, scenario.name, () => runScenario(standIn, scenario))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  for (const need of new Set(scenarios.flatMap((scenario) => lackedBy(standIn, scenario)))) {
    console.log(`differs ${standIn.name}: ${standIn.lacks[need]}`)
  }
}

/**
 * What a scenario needs and a stand-in does not do as AWS does.
 *
 * @param {Pick<StandIn, 'lacks'>} standIn
 * @param {Scenario} scenario
 * @returns {Need[]}
 */
export const lackedBy = ({ lacks }, { needs = [] }) => needs.filter((need) => need in lacks)

/**
 * @param {StandIn} standIn
 * @param {Scenario} scenario
 * @throws with everything that is wrong
 */
async function runScenario(standIn, scenario) {
  const begun = await standIn.begin(scenario)
  const folders = await Folders.open(scenario)
  try {
    const like = lackedBy(standIn, scenario).length === 0
    const first = await runStep(begun, scenario, folders)
    report(first, [
      ...first.problems,
      ...(like ? endingProblems(begun, scenario, first) : lies(begun, first)),
    ])
    if (!like || endsOf(scenario).again !== 'unchanged') return
    const second = await runStep(begun, scenario, folders)
    report(second, [
      ...second.problems,
      second.status === 'unchanged' ? undefined : `once more it is ${second.status}`,
      second.outputs['changed'] === 'false' ? undefined : 'once more it says that something changed',
      differenceOf(first.after, second.after, 'once more the state'),
      second.requests && changeProblem(second.requests),
    ])
  } finally {
    await folders.close()
    await begun.end()
  }
}

/** @typedef {Awaited<ReturnType<typeof runStep>>} Step */

/**
 * The bundle once, as a runner starts it, and what has to hold of any run.
 *
 * @param {Begun} begun
 * @param {Scenario} scenario
 * @param {Folders} folders
 */
async function runStep({ fill, env, state, sent, patience }, scenario, { workspace, runnerTemp }) {
  const before = await state()
  const result = await runAction({
    actionDir: actionDir(),
    node: NODE,
    inputs: { 'wait-timeout-seconds': `${patience}`, ...inputsOf(scenario, fill) },
    workspace,
    timeout: patience * 1000 + STEP_PATIENCE_MS,
    env: { ...env, RUNNER_TEMP: runnerTemp },
  })
  const after = await state()
  const { outputs } = result
  const [{ status, error = '' }] = JSON.parse(outputs['results'] ?? '[{}]')
  const problems = [printedProblem(result, scenario), statusProblem(before, after, outputs['results'])]
  return { ...result, before, after, status, error, problems, requests: sent?.() }
}

/**
 * How a step ended otherwise than the catalogue says.
 *
 * @param {Begun} begun
 * @param {Scenario} scenario
 * @param {Step} step
 */
function endingProblems({ fill }, scenario, { requests, conclusion, ...step }) {
  const { says, status } = endsOf(scenario)
  const fails = says !== undefined
  return [
    endingProblem(scenario, { ...step, state: step.after }, fill),
    conclusion === (fails ? 'failure' : 'success') ? undefined : `the step ended with ${conclusion}`,
    requests && requestProblem(requests, { fails }),
    requests && status === 'unchanged' ? changeProblem(requests) : undefined,
  ]
}

/**
 * Where the stand-in does not do what the scenario needs, nothing is held against a step but what it says itself.
 *
 * @param {Begun} begun
 * @param {Step} step
 */
function lies({ fill }, { outputs, error, after }) {
  const fn = after.functions.find(({ name }) => name === fill(FUNCTION))
  return [error === '' ? outputProblem(outputs, fn) : undefined]
}

/**
 * @param {Step} step
 * @param {readonly (string | undefined)[]} problems
 */
function report({ log }, problems) {
  const found = problems.filter((problem) => problem !== undefined)
  if (found.length > 0) throw new Error(`${found.join('\n')}\n${log}`)
}

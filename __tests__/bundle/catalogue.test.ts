import { SCENARIOS } from '../../scenarios/catalogue.js'
import { endsOf, type Scenario } from '../../scenarios/scenario.js'
import { runBundle } from '../harness/bundle.js'
import { errorIn } from '../harness/error-in.js'
import { Folders, leftIn } from '../harness/folders.js'
import { isTested, watchAliases } from '../rules/alias-serves.js'
import { differenceOf } from '../rules/difference.js'
import { endingProblem } from '../rules/ending.js'
import { changeProblem, requestProblem, unaskedProblem } from '../rules/requests.js'
import { printedProblem, secretProblem } from '../rules/secrets.js'
import { statusProblem } from '../rules/status.js'
import { partsLeft } from '../rules/unfinished-uploads.js'
import { fillerOf, stateOf, worldOf } from '../stand-ins/local-world.js'

const action = process.env['ACTION_DIR'] ?? new URL('../..', import.meta.url).pathname

/** The bundle once in a world, and everything that has to hold of any run. */
async function runIn(world: ReturnType<typeof worldOf>, scenario: Scenario, folders: Folders) {
  const before = stateOf(world)
  const keys = new Set(world.credentials.keys())
  const aliases = watchAliases(world, () => true, isTested(scenario))
  const temporary = await folders.temporary()
  const { workspace } = folders
  const env = { RUNNER_DEBUG: '1' }
  const run = { action, scenario, world, workspace, temporary, env, onRequest: aliases.look }
  const { result, requests, refused } = await runBundle(run)
  const fails = endsOf(scenario).says !== undefined
  const errors = result.annotations.filter(({ level }) => level === 'error')
  const error = errorIn(result.outputs)
  const problems = [
    ...refused,
    ...aliases.offences,
    result.stderr || undefined,
    errors.length === (fails ? (scenario.start.twin ? 2 : 1) : 0)
      ? undefined
      : `${errors.length} errors are annotated`,
    result.exitCode === (fails ? 1 : 0) ? undefined : `exit code ${result.exitCode}`,
    requestProblem(requests, { fails }),
    unaskedProblem(requests, scenario.inputs),
    printedProblem(result, scenario),
    secretProblem(result, world, keys),
    statusProblem(before, stateOf(world), result.outputs['results']),
    partsLeft(world),
    await leftIn(temporary),
  ].filter((problem) => problem !== undefined)
  return { problems, requests, ended: { outputs: result.outputs, error, state: stateOf(world) } }
}

test.concurrent.each(SCENARIOS)('$name', async (scenario) => {
  const world = worldOf(scenario)
  const folders = await Folders.open(scenario)
  try {
    const first = await runIn(world, scenario, folders)
    expect(first.problems).toEqual([])
    expect(endingProblem(scenario, first.ended, fillerOf(world))).toBeUndefined()

    const { again, status } = endsOf(scenario)
    if (again !== 'unchanged') return
    const second = await runIn(world, scenario, folders)
    expect(second.problems).toEqual([])
    expect(second.ended.outputs['changed']).toBe('false')
    for (const { status } of JSON.parse(second.ended.outputs['results'] ?? ''))
      expect(status).toBe('unchanged')
    expect(changeProblem(second.requests)).toBeUndefined()
    expect(differenceOf(first.ended.state, second.ended.state)).toBeUndefined()
    if (status === 'unchanged') expect(changeProblem(first.requests)).toBeUndefined()
  } finally {
    await folders.close()
  }
})

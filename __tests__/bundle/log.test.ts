import type { Fault } from '../../emulator/aws/faults.js'
import { NEW } from '../../scenarios/packages.js'
import type { Scenario } from '../../scenarios/scenario.js'
import { unpublished, ZIP } from '../../scenarios/start.js'
import { runBundle } from '../harness/bundle.js'
import { Folders } from '../harness/folders.js'
import { worldOf } from '../stand-ins/local-world.js'

const action = new URL('../..', import.meta.url).pathname
const scenario: Scenario = {
  name: 'a log to look at',
  inputs: { ...ZIP, publish: 'true' },
  files: { 'function.zip': NEW },
  start: unpublished(),
}
const THROTTLED: Fault = {
  operation: 'UpdateFunctionCode',
  fault: { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded' },
}

async function run(env: Record<string, string>) {
  const folders = await Folders.open(scenario)
  const { workspace, runnerTemp: temporary } = folders
  const world = worldOf(scenario, { settle: { milliseconds: 0 } })
  try {
    return await runBundle({ action, scenario, world, workspace, temporary, env, faults: [THROTTLED] })
  } finally {
    await folders.close()
  }
}

test('RUNNER_DEBUG=1 gives a line a request, with what it was for and its attempt, and nothing of a body', async () => {
  const { result, requests } = await run({ RUNNER_DEBUG: '1' })
  const lines = result.log.split('\n').filter((line) => line.startsWith('##[debug]'))
  expect(lines).toHaveLength(requests.length)
  const line =
    /^##\[debug\]lambda:(\w+) \([A-Z]+ 127\.0\.0\.1\/[^?]+\): \d{3}, \d+ ms, attempt [12], request id [0-9a-f-]{36}$/
  expect(lines.map((each) => line.exec(each)?.[1]).sort()).toEqual(
    requests.map(({ operation }) => operation).sort(),
  )
  const updates = lines.filter((line) => line.includes('lambda:UpdateFunctionCode'))
  expect(updates.map((line) => /: (\d{3}), .*, (attempt \d)/.exec(line)?.slice(1))).toEqual([
    ['429', 'attempt 1'],
    ['200', 'attempt 2'],
  ])
})

test('a job without debug logging has no such line', async () => {
  const { result } = await run({})
  expect(result.output).not.toContain('::debug::')
})

test('what was reached, what is waited for and the result have a color, unless NO_COLOR is set', async () => {
  const { result } = await run({})
  expect(result.coloredLog).toContain('\u001b[32m✓\u001b[0m Published version 1')
  expect(result.coloredLog).toContain('\u001b[1mgreeting deployed: version 1, ')
  const { result: plain } = await run({ NO_COLOR: '1' })
  expect(plain.output).not.toContain('\u001b')
  expect(plain.log).toContain('✓ Published version 1')
})

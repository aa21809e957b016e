import type { ChildProcess } from 'node:child_process'
import type { OnRequest } from '../../emulator/aws/server.js'
import { NEW } from '../../scenarios/packages.js'
import type { Scenario } from '../../scenarios/scenario.js'
import { unpublished, ZIP } from '../../scenarios/start.js'
import { runBundle } from '../harness/bundle.js'
import { Folders } from '../harness/folders.js'
import { worldOf } from '../stand-ins/local-world.js'
import { errorOf } from './error-of.ts'

const action = new URL('../..', import.meta.url).pathname
const scenario: Scenario = {
  name: 'an update that takes its time',
  inputs: { ...ZIP, publish: 'true' },
  files: { 'function.zip': NEW },
  start: unpublished(),
}

/** The bundle, where an update takes so many milliseconds of real time. */
async function run(
  settleMs: number,
  more: {
    inputs?: Record<string, string>
    onStart?: (child: ChildProcess) => void
    onRequest?: OnRequest
  } = {},
) {
  const folders = await Folders.open(scenario)
  const { workspace, runnerTemp: temporary } = folders
  const world = worldOf(scenario, { settle: { milliseconds: settleMs } })
  try {
    const { result, requests } = await runBundle({ action, scenario, world, workspace, temporary, ...more })
    return { ...result, requests }
  } finally {
    await folders.close()
  }
}

test('the action runs on the Node of its runtime', () => {
  expect(process.version).toMatch(/^v24\./)
})

test('the step never goes on before the function has settled', async () => {
  const outcome = await run(600)
  const time = (operation: string) => outcome.requests.find((each) => each.operation === operation)?.time ?? 0
  expect(time('PublishVersion') - time('UpdateFunctionCode')).toBeGreaterThanOrEqual(600)
  const [, seconds] = outcome.log.match(/✓ Update finished +(\d+\.\d) s/) ?? []
  expect(Number(seconds)).toBeGreaterThanOrEqual(0.6)
})

test('the time a wait may take ends it, with the last state seen', async () => {
  const outcome = await run(60_000, { inputs: { 'wait-timeout-seconds': '1' } })
  expect(errorOf(outcome)).toMatch(
    /still updating greeting after 1 s.*Last seen: update InProgress \(Creating/s,
  )
  expect(outcome.summary).toContain('<td nowrap>Code sent</td>')
})

test('a signal ends a wait at once and says what was reached', async () => {
  let child: ChildProcess | undefined
  const start = performance.now()
  const outcome = await run(60_000, {
    onStart: (started) => {
      child = started
    },
    onRequest: ({ operation }, phase) => {
      if (operation === 'UpdateFunctionCode' && phase === 'after')
        setTimeout(() => child?.kill('SIGTERM'), 100)
    },
  })
  expect(errorOf(outcome)).toContain('The job was cancelled (SIGTERM).')
  expect(outcome.summary).toContain('<td nowrap>Code sent</td>')
  expect(outcome.outputs['results']).toContain('"status":"incomplete"')
  expect(performance.now() - start).toBeLessThan(7_500)
})

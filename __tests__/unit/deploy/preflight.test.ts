import { zipOf } from '../emulator/clients.ts'
import { createStage, OLD, type Stage } from './stage.ts'

/** The function's handler is `index.handler`, and that file is not there: certain to fail. */
const WITHOUT_HANDLER = zipOf({ 'app.js': 'exports.handler = async () => 1' })

/** Beside that, one file would be unpacked outside the package. */
const WITHOUT_HANDLER_AND_UNSAFE = zipOf({ '../app.js': 'exports.handler = async () => 1' })

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
  stage.world.addFunction({ name: 'checkout', zip: OLD })
})
afterEach(() => stage.close())

const warnings = () => stage.host.lines.filter((line) => line.startsWith('warning: '))

test('a sound package is checked in silence', async () => {
  await stage.deploy({ preflight: 'error' })
  expect(stage.progress.phases.map(({ name }) => name)).toContain('Preflight')
  expect(warnings()).toEqual([])
})

test('a fault is a warning, and the package is deployed', async () => {
  stage.file('new.zip', WITHOUT_HANDLER)
  await stage.deploy({ preflight: 'warn' })
  expect(warnings()).toEqual([expect.stringContaining('index')])
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('a fault that is certain stops the deployment before anything is sent, where that is asked for', async () => {
  stage.file('new.zip', WITHOUT_HANDLER)
  const error = await stage.failure({ preflight: 'error' })
  expect(error.what).toContain('index')
  expect(error.remedy).toBeDefined()
  expect(stage.operations).toEqual(['GetFunction'])
})

test('several faults are told together', async () => {
  stage.file('new.zip', WITHOUT_HANDLER_AND_UNSAFE)
  const error = await stage.failure({ preflight: 'error' })
  expect(error.what).toMatch(/^This package would fail on Lambda for \d reasons:$/)
  expect(error.why?.split('\n').length).toBeGreaterThan(1)
})

test('without checks there are none', async () => {
  stage.file('new.zip', WITHOUT_HANDLER)
  await stage.deploy({ preflight: 'off' })
  expect(warnings()).toEqual([])
  expect(stage.progress.phases.map(({ name }) => name)).not.toContain('Preflight')
})

test('code that runs already is checked too before it is released', async () => {
  stage.file('new.zip', WITHOUT_HANDLER)
  await stage.deploy({ preflight: 'off' })
  expect((await stage.failure({ preflight: 'error', alias: 'live' })).what).toContain('index')
  expect(stage.count('PublishVersion')).toBe(0)
})

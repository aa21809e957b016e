import { useAws } from '../aws/test-aws.ts'
import { zipOf } from '../emulator/clients.ts'

/** The function's handler is `index.handler`, and that file is not there: certain to fail. */
const WITHOUT_HANDLER = zipOf({ 'app.js': 'exports.handler = async () => 1' })

/** Beside that, one file would be unpacked outside the package. */
const WITHOUT_HANDLER_AND_UNSAFE = zipOf({ '../app.js': 'exports.handler = async () => 1' })

const aws = useAws()
beforeEach(() => {
  aws.addFunction({})
})

const warnings = () => aws.host.lines.filter((line) => line.startsWith('warning: '))

test('a sound package is checked in silence', async () => {
  await aws.deploy({ preflight: 'error' })
  expect(aws.progress.phases.map(({ name }) => name)).toContain('Package check')
  expect(warnings()).toEqual([])
})

test('a fault is a warning, and the package is deployed', async () => {
  aws.file('new.zip', WITHOUT_HANDLER)
  await aws.deploy({ preflight: 'warn' })
  expect(warnings()).toEqual([expect.stringContaining('index')])
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('a fault that is certain stops the deployment before anything is sent, where that is asked for', async () => {
  aws.file('new.zip', WITHOUT_HANDLER)
  const error = await aws.failure({ preflight: 'error' })
  expect(error.what).toContain('index')
  expect(error.remedy).toBeDefined()
  expect(aws.operations).toEqual(['GetFunction'])
})

test('several faults are told together', async () => {
  aws.file('new.zip', WITHOUT_HANDLER_AND_UNSAFE)
  const error = await aws.failure({ preflight: 'error' })
  expect(error.what).toMatch(/^This package would fail on Lambda for \d reasons:$/)
  expect(error.why?.split('\n').length).toBeGreaterThan(1)
})

test('without checks there are none', async () => {
  aws.file('new.zip', WITHOUT_HANDLER)
  await aws.deploy({ preflight: 'off' })
  expect(warnings()).toEqual([])
  expect(aws.progress.phases.map(({ name }) => name)).not.toContain('Package check')
})

test('code that runs already is checked too before it is released', async () => {
  aws.file('new.zip', WITHOUT_HANDLER)
  await aws.deploy({ preflight: 'off' })
  expect((await aws.failure({ preflight: 'error', alias: 'live' })).what).toContain('index')
  expect(aws.count('PublishVersion')).toBe(0)
})

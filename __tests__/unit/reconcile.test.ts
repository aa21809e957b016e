import { DeployError } from '../../src/errors.ts'
import { LIVE } from './aws/test-aws.ts'
import { useStep } from './test-step.ts'

const step = useStep()
const CANCELLED = new DeployError({ what: 'The job was cancelled (SIGTERM).' })
const DEPLOY = { 'function-name': 'checkout', 'aws-region': 'eu-west-1', alias: 'live' }

test.each([
  [
    'UpdateFunctionCode',
    'incomplete',
    '$LATEST has the new code, but the update has not finished, live still serves version 1',
  ],
  ['UpdateAlias', 'deployed', 'deployed: live → version 2, but the step failed after it'],
])('cancelled before %s answers, a step says what has become of it', async (operation, status, words) => {
  step.addFunction(LIVE)
  step.once(operation, () => step.host.cancel(CANCELLED), 'after')
  const { results, stdout, exitCode } = await step.run(DEPLOY)
  expect(exitCode).toBe(1)
  expect(results).toMatchObject([{ status, error: expect.stringContaining('was cancelled') }])
  expect(decodeURIComponent(stdout)).toContain(words)
})

const CONFIGURATION = {
  Role: 'arn:aws:iam::123456789012:role/checkout',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
}
const CREATE = { ...DEPLOY, configuration: JSON.stringify(CONFIGURATION), 'create-if-missing': 'true' }

test('cancelled before UpdateFunctionConfiguration answers, a step says what has become of it', async () => {
  step.addFunction(LIVE)
  step.once('UpdateFunctionConfiguration', () => step.host.cancel(CANCELLED), 'after')
  const { results, stdout, summary } = await step.run({ ...DEPLOY, configuration: 'MemorySize: 512' })
  expect(results).toMatchObject([
    { status: 'incomplete', changed: true, error: expect.stringContaining('was cancelled') },
  ])
  expect(decodeURIComponent(stdout)).toContain(
    '$LATEST has the new configuration, but the update has not finished, live still serves version 1',
  )
  expect(summary).toContain('<td nowrap>Configuration updated</td><td>stopped here; MemorySize 128 → 512')
})

test('cancelled before CreateFunction answers, a step says what has become of it', async () => {
  step.once('CreateFunction', () => step.host.cancel(CANCELLED), 'after')
  const { results, stdout } = await step.run(CREATE)
  expect(results).toMatchObject([
    { status: 'incomplete', changed: true, 'function-arn': expect.stringMatching(/:checkout$/) },
  ])
  expect(decodeURIComponent(stdout)).toContain('checkout is created, but not ready, live was not created')
})

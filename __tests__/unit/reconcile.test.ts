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

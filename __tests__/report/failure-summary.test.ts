import { Progress } from '../../src/deploy/progress.ts'
import { DeployError } from '../../src/errors.ts'
import { failureSummary } from '../../src/report/summary.ts'
import { createHost } from '../host.ts'

const TARGET = { functionName: 'checkout', region: 'eu-west-1' }

test('a failure tells what, why, what to do, and what was reached', async () => {
  const host = createHost()
  const progress = new Progress(host)
  await progress.phase('Update the code', async () => host.clock.pass(1234))
  progress.did('Sent the code of checkout.')
  progress.did('checkout has settled.')
  progress.lastSeen = 'update InProgress (Creating)'
  const error = new DeployError({
    what: 'The version could not be published.',
    why: 'Rate exceeded',
    remedy: 'Run the step again.\nOr wait.',
    code: 'TooManyRequestsException, HTTP 429',
    requestId: 'c6af9ac6',
  })
  expect(failureSummary(error, TARGET, progress)).toBe(`### Not deployed: checkout

<table>
<tr><td>Function</td><td><code>checkout</code></td></tr>
<tr><td>Region</td><td><code>eu-west-1</code></td></tr>
<tr><td>What</td><td>The version could not be published.</td></tr>
<tr><td>Why</td><td>Rate exceeded</td></tr>
<tr><td>Code</td><td><code>TooManyRequestsException, HTTP 429</code></td></tr>
<tr><td>Request</td><td><code>c6af9ac6</code></td></tr>
<tr><td>What to do</td><td>Run the step again.<br>Or wait.</td></tr>
<tr><td>Reached</td><td>Sent the code of checkout.<br>checkout has settled.</td></tr>
<tr><td>Stopped at</td><td>Update the code</td></tr>
<tr><td>Last state</td><td>update InProgress &#40;Creating&#41;</td></tr>
<tr><td>Time</td><td>Update the code 1234 ms</td></tr>
</table>

`)
})

test('a failure before anything was known tells what it can', () => {
  const summary = failureSummary(
    new DeployError({ what: 'It broke.' }),
    undefined,
    new Progress(createHost()),
  )
  expect(summary).toBe('### Not deployed\n\n<table>\n<tr><td>What</td><td>It broke.</td></tr>\n</table>\n\n')
})

test('an endless reason does not push the rest out', () => {
  const error = new DeployError({ what: 'It broke.', why: 'x'.repeat(1_000_000), remedy: 'Mend it.' })
  const summary = failureSummary(error, TARGET, new Progress(createHost()))
  expect(summary.length).toBeLessThan(3_000)
  expect(summary).toContain('Mend it.')
})

import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { report } from '../../../src/report/report.ts'
import { runnerLog } from '../../../src/report/runner.ts'
import { capture } from './capture.ts'
import { createOutcome, NEW, OLD, released, SENT } from './deployments.ts'

const lastLineOf = async (outcome: Outcome) => {
  const stdout = await capture(() => report(outcome, { env: {}, log: runnerLog, jobSummary: false }))
  return stdout.split('\n')[0]
}

test.each<[string, Outcome]>([
  ['greeting deployed: live → version 2, 2.9 s', released()],
  ['greeting unchanged: nothing to deploy, 2.9 s', createOutcome({ before: OLD, unchanged: true })],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk. Lambda accepts it. Nothing was changed.',
    createOutcome(
      { before: OLD, sha256: NEW.codeSha256, verdict: { kind: 'accepted' } },
      { plan: { dryRun: true } },
    ),
  ],
  [
    '::warning::greeting updated, but not live: callers reach $LATEST.PUBLISHED',
    createOutcome({ ...SENT, current: { ...NEW, managedInstances: true } }),
  ],
  [
    '::error title=greeting was not touched::AWS refused the token of the job.%0ANo.',
    createOutcome({}, { error: new DeployError({ what: 'AWS refused the token of the job.', why: 'No.' }) }),
  ],
])('the log ends with %s', async (line, outcome) => {
  expect(await lastLineOf(outcome)).toBe(line)
})

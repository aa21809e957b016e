import type { Outcome } from '../../../src/deploy/outcome.ts'
import { report } from '../../../src/report/report.ts'
import { runnerLog } from '../../../src/report/runner.ts'
import { capture } from './capture.ts'
import { createOutcome, NEW, OLD, OUTCOMES } from './outcomes.ts'

const lastLineOf = async (outcome: Outcome) => {
  const stdout = await capture(() =>
    report({ outcomes: [outcome], elapsedMs: 2_900 }, { env: {}, log: runnerLog({}), jobSummary: false }),
  )
  return stdout.split('\n')[0]
}

test.each<[string, Outcome]>([
  ['greeting deployed: live → version 2, 2.9 s', OUTCOMES['alias moved']],
  ['greeting unchanged: nothing to deploy, 2.9 s', OUTCOMES['code unchanged']],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk. Lambda accepts it. Nothing was changed.',
    createOutcome(
      { before: OLD, sha256: NEW.codeSha256, dryRunAnswer: { kind: 'accepted' } },
      { plan: { dryRun: true } },
    ),
  ],
  [
    '::warning::greeting updated, but not live: callers reach $LATEST.PUBLISHED',
    OUTCOMES['code sent, not live'],
  ],
  ['::error title=greeting was not touched::AWS refused it.%0AMore.', OUTCOMES['function not read']],
])('the log ends with %s', async (line, outcome) => {
  expect(await lastLineOf(outcome)).toBe(line)
})

import type { ConfigurationChange } from '../../../src/aws/current-configuration.ts'
import { changesText } from '../../../src/deploy/configuration-changes.ts'
import type { Facts } from '../../../src/deploy/facts.ts'
import { DeployError } from '../../../src/errors.ts'
import type { TargetPlan } from '../../../src/plan/plan.ts'
import { headlineOf } from '../../../src/report/headline.ts'
import { outputsOf } from '../../../src/report/outputs.ts'
import { rollbackCommand } from '../../../src/report/rollback.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { ALIAS, createOutcome, ENV, LIVE, MOVE, NEW, NEW_HASH, OLD, READY, SENT, THEIRS } from './outcomes.ts'

const CHANGES: readonly ConfigurationChange[] = [
  { kind: 'changed', name: 'MemorySize', from: '128', to: '512' },
  { kind: 'changed', name: 'Runtime', from: undefined, to: 'nodejs24.x' },
  { kind: 'changed', name: 'Layers' },
  { kind: 'added', name: 'STAGE' },
  { kind: 'changed', name: 'TABLE' },
  { kind: 'removed', name: 'OLD' },
]
const ROWS = `<tr><td>MemorySize</td><td>128</td><td><b>512</b></td></tr>
<tr><td>Runtime</td><td>–</td><td><b>nodejs24.x</b></td></tr>
<tr><td>Configuration</td><td></td><td><b>~ Layers, + STAGE, ~ TABLE, - OLD</b></td></tr>`
const TEXT = 'MemorySize 128 → 512, Runtime none → nodejs24.x, ~ Layers, + STAGE, ~ TABLE, - OLD'
const REFUSED = new DeployError({ what: 'AWS refused it.' })
const CONFIGURED = { ...OLD, revisionId: 'configured' }

const configuration = (update: NonNullable<Facts['configuration']>['update']) => ({
  configuration: { changes: CHANGES, update },
})
/** Only the configuration was sent. */
const ALONE: Partial<Facts> = {
  before: OLD,
  aliasBefore: ALIAS,
  codeKept: true,
  unchanged: false,
  current: CONFIGURED,
}
/** Nothing of the code has been sent yet. */
const FIRST: Partial<Facts> = {
  before: OLD,
  aliasBefore: ALIAS,
  codeKept: false,
  unchanged: false,
  current: CONFIGURED,
}

test('changes are named, with no value of a variable', () => {
  expect(changesText(CHANGES)).toBe(TEXT)
})

const STILL = ', live still serves version 1'

test.each<
  [string, Partial<Facts>, { plan?: Partial<TargetPlan>; error?: DeployError }, string, string | undefined]
>([
  [
    'alone',
    { ...ALONE, ...configuration('finished') },
    {},
    'deployed: $LATEST has the new configuration',
    'true',
  ],
  [
    'with the code',
    { ...SENT, ...configuration('finished') },
    {},
    'deployed: $LATEST has the new code and configuration',
    'true',
  ],
  [
    'refused',
    { ...FIRST, ...configuration('not sent') },
    { error: REFUSED },
    'was not touched: AWS refused it',
    'false',
  ],
  [
    'abandoned',
    { ...FIRST, ...configuration('abandoned') },
    { error: REFUSED },
    'was not touched: AWS refused it',
    'false',
  ],
  [
    'unanswered',
    { ...FIRST, ...configuration('unanswered') },
    { error: REFUSED, plan: { release: LIVE } },
    `may have a new configuration: nobody answered its update${STILL}`,
    undefined,
  ],
  [
    'taken, and then stopped',
    { ...FIRST, ...configuration('accepted') },
    { error: REFUSED, plan: { release: LIVE } },
    `is half deployed: $LATEST has the new configuration, but the update has not finished${STILL}`,
    'true',
  ],
  [
    'there, and the code refused',
    { ...FIRST, ...configuration('finished') },
    { error: REFUSED, plan: { release: LIVE } },
    `is half deployed: $LATEST has the new configuration${STILL}`,
    'true',
  ],
  [
    'changed by somebody else',
    { ...SENT, aliasBefore: ALIAS, ...configuration('finished'), replaced: true },
    { error: REFUSED, plan: { release: LIVE } },
    `has another configuration than this step read${STILL}`,
    'true',
  ],
  [
    'beside code of somebody else',
    { ...SENT, aliasBefore: ALIAS, current: THEIRS, ...configuration('finished'), replaced: true },
    { error: REFUSED, plan: { release: LIVE } },
    `runs other code than this step sent${STILL}`,
    'true',
  ],
  [
    'released',
    { ...ALONE, ...READY, ...configuration('finished'), alias: MOVE },
    { plan: { release: LIVE } },
    'deployed: live → version 2 without an upload',
    'true',
  ],
  [
    'that is there',
    {
      before: OLD,
      current: OLD,
      codeKept: true,
      unchanged: true,
      configuration: { changes: [], update: 'not sent' },
    },
    {},
    'unchanged: nothing to deploy',
    'false',
  ],
])('a configuration %s is called by its name', (_, facts, more, headline, changed) => {
  const outcome = createOutcome(facts, more)
  expect(headlineOf(outcome)).toBe(`greeting ${headline}`)
  expect(outputsOf(outcome)['changed']).toBe(changed)
})

test('what changed is a row of the summary, and a step of a failed one', () => {
  expect(summaryOf(createOutcome({ ...ALONE, ...configuration('finished') }), ENV)).toContain(ROWS)
  const failed = createOutcome(
    { ...FIRST, ...configuration('finished') },
    { error: REFUSED, plan: { release: LIVE } },
  )
  expect(summaryOf(failed, ENV)).toMatch(
    /<td>✅<\/td><td nowrap>Configuration updated<\/td>.*\n<tr><td>⏹️<\/td><td nowrap>Code sent/,
  )
  expect(rollbackCommand(failed)).toBeUndefined()
})

test.each<[string, Partial<Facts>, string, string]>([
  [
    'beside new code',
    {
      before: OLD,
      aliasBefore: ALIAS,
      sha256: NEW_HASH,
      codeKept: false,
      dryRunAnswer: { kind: 'accepted' },
    },
    `greeting would change: code OguaX0SyQj → arqDea1mGk, ${TEXT}, live 1 → a new version. Lambda accepts the code. Lambda checks a configuration only when it is updated. Nothing was changed.`,
    '✅ Lambda accepts the code, and checks the configuration only when it is updated · ',
  ],
  [
    'alone',
    {
      before: OLD,
      aliasBefore: ALIAS,
      sha256: OLD.codeSha256,
      codeKept: true,
      dryRunAnswer: { kind: 'cannot be asked' },
    },
    `greeting would change: ${TEXT}, live 1 → a new version. Lambda checks a configuration only when it is updated. Nothing was changed.`,
    'Lambda checks this only when it is done · ',
  ],
])('a dry run shows it %s', (_, facts, headline, answer) => {
  const outcome = createOutcome(
    { ...facts, ...configuration('not sent') },
    { plan: { dryRun: true, release: LIVE } },
  )
  expect(headlineOf(outcome)).toBe(headline)
  expect(outputsOf(outcome)['changed']).toBe('true')
  expect(summaryOf(outcome, ENV)).toContain(ROWS)
  expect(summaryOf(outcome, ENV)).toContain(`<p>${answer}`)
})

const CREATED: Partial<Facts> = {
  before: NEW,
  current: NEW,
  sha256: NEW_HASH,
  missing: { arn: undefined },
  created: 'finished',
}

test.each<
  [string, Partial<Facts>, { plan?: Partial<TargetPlan>; error?: DeployError }, string, string | undefined]
>([
  ['alone', CREATED, {}, 'created and deployed: $LATEST has this code', 'true'],
  [
    'and released',
    { ...CREATED, ...READY, alias: { ...MOVE, from: undefined, to: '1' } },
    { plan: { release: LIVE } },
    'created and deployed: new alias live → version 1',
    'true',
  ],
  [
    'and not released',
    CREATED,
    { error: REFUSED, plan: { release: LIVE } },
    'is half deployed: $LATEST has this code, live was not created',
    'true',
  ],
  [
    'but not ready',
    { ...CREATED, created: 'accepted' },
    { error: REFUSED, plan: { release: LIVE } },
    'is created, but not ready, live was not created',
    'true',
  ],
  [
    'perhaps',
    { missing: { arn: undefined }, created: 'unanswered' },
    { error: REFUSED },
    'may have been created: nobody answered CreateFunction',
    undefined,
  ],
  [
    'not at all',
    { missing: { arn: undefined } },
    { error: REFUSED },
    'was not touched: AWS refused it',
    'false',
  ],
  [
    'in a dry run',
    { missing: { arn: undefined }, sha256: NEW_HASH, dryRunAnswer: { kind: 'cannot be asked' } },
    { plan: { dryRun: true, release: LIVE } },
    'would be created: code arqDea1mGk, new alias live → version 1. Lambda checks it only when it is created. Nothing was changed.',
    'true',
  ],
])('a function that is created %s is called by its name', (_, facts, more, headline, changed) => {
  const outcome = createOutcome(facts, more)
  expect(headlineOf(outcome)).toBe(`greeting ${headline}`)
  expect(outputsOf(outcome)['changed']).toBe(changed)
  expect(outputsOf(outcome)).not.toHaveProperty('previous-code-sha256')
  expect(rollbackCommand(outcome)).toBeUndefined()
})

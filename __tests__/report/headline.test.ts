import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import type { Facts } from '../../src/deploy/facts.ts'
import type { Outcome } from '../../src/deploy/outcome.ts'
import { DeployError } from '../../src/errors.ts'
import type { ReleasePlan } from '../../src/plan/release.ts'
import { headlineOf } from '../../src/report/headline.ts'
import { outputsOf, resultOf } from '../../src/report/outputs.ts'
import { summaryOf } from '../../src/report/summary.ts'
import {
  ALIAS,
  CANCELLED,
  createOutcome,
  LIVE,
  MOVE,
  NEW,
  NEW_HASH,
  OLD,
  PUBLISH,
  SENT,
  versionOf,
} from './deployments.ts'

const DRY = { dryRun: true }
const FOUND: Partial<Facts> = { before: OLD, aliasBefore: ALIAS }
const V2 = versionOf(NEW, '2')
const release = (facts: Partial<Facts>, error?: DeployError) =>
  createOutcome(
    { ...SENT, aliasBefore: ALIAS, ...facts },
    { plan: { release: LIVE }, ...(error && { error }) },
  )
const broken = (what: string) => ({ error: new DeployError({ what }) })
const published = { published: V2, newVersion: true }
const { target: _, ...untargeted } = createOutcome({}, broken('4 inputs are invalid:'))

test.each<[string, Outcome]>([
  ['greeting deployed: live → version 2', release({ ...published, ready: true, alias: MOVE })],
  [
    'greeting deployed: new alias live → version 2',
    release({ ...published, ready: true, alias: { ...MOVE, from: undefined } }),
  ],
  [
    'greeting deployed: live serves version 2 already',
    release({ published: V2, ready: true, alias: { ...MOVE, from: '2', moved: false } }),
  ],
  [
    'greeting deployed: live → version 2 without an upload',
    release({ ...published, update: 'not sent', unchanged: true, ready: true, alias: MOVE }),
  ],
  [
    'greeting deployed: version 2',
    createOutcome({ ...SENT, ...published, ready: true }, { plan: { release: PUBLISH } }),
  ],
  [
    'greeting deployed: version 2, which was there already',
    createOutcome({ ...SENT, published: V2, newVersion: false, ready: true }, { plan: { release: PUBLISH } }),
  ],
  ['greeting deployed: $LATEST has the new code', createOutcome(SENT)],
  ['greeting deployed: $LATEST has this code', createOutcome({ ...SENT, current: OLD })],
  ['greeting unchanged: nothing to deploy', createOutcome({ ...FOUND, unchanged: true })],
  [
    'greeting updated, but not live: callers reach $LATEST.PUBLISHED',
    createOutcome({ ...SENT, current: { ...NEW, managedInstances: true } }),
  ],
  ['Dry run: greeting would change', createOutcome({ ...FOUND, sha256: NEW_HASH }, { plan: DRY })],
  [
    'Dry run: greeting would change',
    createOutcome({ ...FOUND, sha256: OLD.codeSha256 }, { plan: { ...DRY, architecture: 'arm64' } }),
  ],
  [
    'Dry run: greeting would be updated; whether its code differs is not known',
    createOutcome(FOUND, { plan: DRY }),
  ],
  ['Dry run: greeting would not change', createOutcome({ ...FOUND, sha256: OLD.codeSha256 }, { plan: DRY })],
  [
    'Dry run: greeting would not change',
    createOutcome(
      { ...FOUND, unchanged: true, published: versionOf(OLD, '1'), newVersion: false },
      { plan: { ...DRY, release: LIVE } },
    ),
  ],
  [
    'Dry run: greeting would not change, live would move to a version with this code',
    createOutcome({ ...FOUND, unchanged: true }, { plan: { ...DRY, release: LIVE } }),
  ],
  [
    'Dry run: greeting would not change, live would be created',
    createOutcome({ before: OLD, unchanged: true }, { plan: { ...DRY, release: LIVE } }),
  ],
  [
    'Dry run of greeting failed: Lambda rejected the new code',
    createOutcome(FOUND, { plan: DRY, ...broken('Lambda rejected the new code.') }),
  ],
  ['Nothing was deployed: 4 inputs are invalid', { ...untargeted, target: undefined }],
  [
    'greeting was not touched: AWS refused the token of the job',
    createOutcome({}, broken('AWS refused the token of the job.\nMore.')),
  ],
  [
    'greeting was not touched: The alias could not be moved',
    release(
      { update: 'not sent', unchanged: true, published: V2, newVersion: false, ready: true },
      new DeployError({ what: 'The alias could not be moved.' }),
    ),
  ],
  [
    'greeting may have new code: nobody answered the update',
    createOutcome({ ...FOUND, update: 'unanswered' }, { error: CANCELLED }),
  ],
  [
    'greeting may have new code: nobody answered the update, live still serves version 1',
    release({ update: 'unanswered' }, CANCELLED),
  ],
  [
    'greeting is half deployed: $LATEST has the new code, but the update has not finished',
    createOutcome({ ...SENT, update: 'accepted' }, { error: CANCELLED }),
  ],
  [
    'greeting is half deployed: $LATEST has the new code, live still serves version 1',
    release({ update: 'accepted' }, CANCELLED),
  ],
  [
    'greeting still serves its old code: Lambda failed to apply the update',
    release({ update: 'abandoned' }, new DeployError({ what: 'Lambda failed to apply the update.' })),
  ],
  [
    'greeting is half deployed: $LATEST has the new code, live still serves version 1',
    release({}, CANCELLED),
  ],
  [
    'greeting is half deployed: $LATEST has the new code, live was not created',
    release({ aliasBefore: undefined }, CANCELLED),
  ],
  [
    'greeting is half deployed: $LATEST has the new code, but no version was published',
    createOutcome(SENT, { plan: { release: PUBLISH }, error: CANCELLED }),
  ],
  [
    'greeting deployed: $LATEST has the new code, but the step failed after it',
    createOutcome(SENT, { error: CANCELLED }),
  ],
  [
    'greeting may have a new version: nobody answered PublishVersion, live still serves version 1',
    release({ publishUnanswered: true }, CANCELLED),
  ],
  [
    'greeting is half deployed: version 2 is published but not ready, live still serves version 1',
    release(published, CANCELLED),
  ],
  [
    'greeting is half deployed: version 2 is ready, live still serves version 1',
    release({ ...published, ready: true }, CANCELLED),
  ],
  [
    'greeting is half deployed: version 2 is ready, live may have moved',
    release({ ...published, ready: true, aliasUnanswered: true }, CANCELLED),
  ],
  [
    'greeting deployed: version 2, but the step failed after it',
    createOutcome({ ...SENT, ...published, ready: true }, { plan: { release: PUBLISH }, error: CANCELLED }),
  ],
  [
    'greeting deployed: live → version 2, but the step failed after it',
    release({ ...published, ready: true, alias: MOVE }, CANCELLED),
  ],
])('%s', (sentence, outcome) => {
  expect(headlineOf(outcome)).toBe(sentence)
})

const sometimes = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined })
/** Facts in every combination, also ones that no run of today reaches. */
const anyFacts = fc.record<Facts>({
  before: fc.constant(OLD),
  update: fc.constantFrom('not sent', 'unanswered', 'accepted', 'finished', 'abandoned'),
  current: fc.constantFrom(NEW, OLD, { ...OLD, architecture: 'arm64' }, { ...NEW, managedInstances: true }),
  unchanged: fc.constant(false),
  aliasBefore: sometimes(ALIAS),
  newestBefore: fc.constantFrom(undefined, versionOf(OLD, '1'), versionOf(OLD, '3')),
  sha256: fc.constantFrom(undefined, NEW_HASH, OLD.codeSha256),
  published: sometimes(V2),
  newVersion: fc.boolean(),
  publishUnanswered: fc.boolean(),
  ready: fc.boolean(),
  alias: fc.constantFrom(undefined, MOVE, { ...MOVE, from: undefined }, { ...MOVE, from: '2', moved: false }),
  aliasUnanswered: fc.boolean(),
  findings: fc.constant([]),
} as never)

/** What cannot be is taken out, and what does not go with the rest. */
function consistent(facts: Facts): Facts {
  const sent = facts.update !== 'not sent'
  const { published: version, alias, ...rest } = facts
  const known = version !== undefined && (!sent || facts.update === 'finished')
  const moved = known && facts.ready === true && alias !== undefined
  return {
    ...rest,
    unchanged: !sent,
    newVersion: known && facts.newVersion === true,
    publishUnanswered: !known && facts.publishUnanswered === true && facts.update === 'finished',
    aliasUnanswered: known && !moved && facts.ready === true && facts.aliasUnanswered === true,
    ...(known && { published: version }),
    ...(moved && { alias }),
  }
}

/** Whether a step can end well with these. */
function isComplete(facts: Facts, release: ReleasePlan | undefined): boolean {
  if (facts.update !== 'not sent' && facts.update !== 'finished') return false
  if (facts.publishUnanswered || facts.aliasUnanswered) return false
  return release?.alias === undefined
    ? facts.published === undefined || facts.ready === true
    : facts.alias !== undefined
}

const anyOutcome = fc
  .tuple(anyFacts, fc.boolean(), fc.boolean(), fc.constantFrom(undefined, PUBLISH, LIVE))
  .map(([facts, fails, dryRun, wanted]) => {
    const found = dryRun
      ? { findings: [], update: 'not sent' as const, before: OLD, sha256: facts.sha256 }
      : consistent(facts)
    const release = found.alias === undefined && found.aliasUnanswered !== true ? wanted : LIVE
    return createOutcome(found, {
      plan: { dryRun, ...(release && { release }) },
      ...((fails || !(dryRun || isComplete(found, release))) && { error: CANCELLED }),
    })
  })

const markdown = new MarkdownIt({ html: true })
const { unescapeAll } = markdown.utils
/** What a reader of the page sees as its heading. */
const headingOf = (summary: string) =>
  unescapeAll(/<h3>(.*?)<\/h3>/.exec(markdown.render(summary))?.[1]?.replace(/<[^>]+>/g, '') ?? '')

test('heading, status, results and outputs never contradict the facts, nor one another', () => {
  fc.assert(
    fc.property(anyOutcome, (outcome) => {
      const { facts, status, plan } = outcome
      const said = headlineOf(outcome)
      const outputs = outputsOf(outcome)
      const touched =
        !['not sent', 'abandoned'].includes(facts.update) ||
        facts.newVersion ||
        facts.publishUnanswered ||
        facts.alias?.moved ||
        facts.aliasUnanswered
      expect(headingOf(summaryOf(outcome, {})).replace(/^\S+ /, '')).toBe(said)
      expect(resultOf(outcome)).toMatchObject({ status })

      if (touched) expect(said).not.toMatch(/not touched|unchanged|nothing was|Dry run/i)
      else expect(said).toMatch(/not touched|unchanged|Dry run|already|old code/)
      expect(status === 'incomplete').toBe(/half|may have|not live|failed after/.test(said))
      if (said.includes('still serves'))
        expect([facts.alias, facts.aliasUnanswered || undefined]).toEqual([undefined, undefined])
      if (/live →|new alias/.test(said)) expect(facts.alias?.moved).toBe(true)
      if (said.includes('has the new code'))
        expect([facts.current?.codeSha256, facts.current?.architecture]).not.toEqual([
          OLD.codeSha256,
          OLD.architecture,
        ])
      if (/version 2/.test(said)) expect(facts.published?.version ?? facts.aliasBefore?.version).toBe('2')

      const differs =
        facts.current?.codeSha256 !== OLD.codeSha256 || facts.current.architecture !== OLD.architecture
      if (facts.update === 'unanswered') expect(outputs).not.toHaveProperty('changed')
      else if (plan?.dryRun !== true)
        expect(outputs['changed']).toBe(String(touched && facts.update !== 'not sent' && differs))
      if (facts.update === 'unanswered' && !facts.published) expect(outputs).not.toHaveProperty('code-sha256')
      if (outputs['version'] === '$LATEST')
        expect([facts.published, plan?.release]).toEqual([undefined, undefined])
      else expect(outputs['version']).toBe(facts.published?.version)
      if (plan?.dryRun === true) expect(outputs).not.toHaveProperty('version')
    }),
    { numRuns: 700 },
  )
})

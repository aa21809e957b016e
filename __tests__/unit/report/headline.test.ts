import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import type { Facts } from '../../../src/deploy/facts.ts'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import type { Plan } from '../../../src/plan/plan.ts'
import type { ReleasePlan } from '../../../src/plan/release.ts'
import { headlineOf, titleOf } from '../../../src/report/headline.ts'
import { outputsOf, resultOf } from '../../../src/report/outputs.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import {
  ALIAS,
  CANCELLED,
  createOutcome,
  LIVE,
  MOVE,
  NEW,
  NEW_HASH,
  OLD,
  OLD_HASH,
  PUBLISH,
  SENT,
  THEIRS,
  versionOf,
} from './deployments.ts'

const DRY = { dryRun: true }
const FOUND: Partial<Facts> = { before: OLD, aliasBefore: ALIAS }
const V2 = versionOf(NEW, '2')
const ARM = { ...OLD, architecture: 'arm64' }
const REPLACED: Partial<Facts> = { ...SENT, update: 'accepted', replaced: true, current: THEIRS }
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
  ['greeting deployed: $LATEST runs on arm64 now', createOutcome({ ...SENT, current: ARM })],
  [
    'greeting is half deployed: $LATEST runs on arm64 now, live still serves version 1',
    release({ current: ARM }, CANCELLED),
  ],
  [
    'greeting is half deployed: $LATEST was set to arm64, but the update has not finished, live still serves version 1',
    release({ update: 'accepted', current: ARM }, CANCELLED),
  ],
  ['greeting runs other code than this step sent', createOutcome(REPLACED, { error: CANCELLED })],
  ['greeting runs other code than this step sent, live still serves version 1', release(REPLACED, CANCELLED)],
  ['greeting deployed: $LATEST has this code', createOutcome({ ...SENT, current: OLD })],
  ['greeting unchanged: nothing to deploy', createOutcome({ ...FOUND, unchanged: true })],
  [
    'greeting updated, but not live: callers reach $LATEST.PUBLISHED',
    createOutcome({ ...SENT, current: { ...NEW, managedInstances: true } }),
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
    'greeting is half deployed: $LATEST has the new code, but the update has not finished, live still serves version 1',
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
    'greeting is half deployed: version 2 is ready, live may have been created',
    release({ ...published, ready: true, aliasBefore: undefined, aliasUnanswered: true }, CANCELLED),
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

const CHANGES: Partial<Facts> = {
  before: OLD,
  aliasBefore: { ...ALIAS, version: '7' },
  sha256: NEW_HASH,
  verdict: { kind: 'accepted' },
}
const SAME: Partial<Facts> = { before: OLD, unchanged: true, verdict: { kind: 'nothing to ask' } }
const V1: Partial<Facts> = { aliasBefore: ALIAS, published: versionOf(OLD, '1'), newVersion: false }
const NOT_KNOWN = 'greeting would be updated; whether its code differs is not known'

test.each<[string, Partial<Facts>, Partial<Plan>]>([
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk, live 7 → a new version. Lambda accepts it. Nothing was changed.',
    CHANGES,
    { release: LIVE },
  ],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk, new alias live → a new version. Lambda accepts it. Nothing was changed.',
    { ...CHANGES, aliasBefore: undefined },
    { release: LIVE },
  ],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk, published as a new version. Lambda accepts it. Nothing was changed.',
    CHANGES,
    { release: PUBLISH },
  ],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk, published to $LATEST.PUBLISHED. Lambda accepts it. Nothing was changed.',
    CHANGES,
    { release: { ...PUBLISH, publishTo: 'LATEST_PUBLISHED' } },
  ],
  [
    'greeting would change: code OguaX0SyQj → arqDea1mGk. Lambda was not asked. Nothing was changed.',
    { ...CHANGES, verdict: { kind: 'not asked', why: 'the role may not.' } },
    {},
  ],
  [
    'greeting would change: architecture x86_64 → arm64. Lambda accepts it. Nothing was changed.',
    { ...CHANGES, sha256: OLD.codeSha256 },
    { architecture: 'arm64' },
  ],
  [
    'greeting would change: architecture x86_64 → arm64; whether its code differs is not known. Lambda accepts it. Nothing was changed.',
    { ...CHANGES, sha256: undefined },
    { architecture: 'arm64' },
  ],
  [`${NOT_KNOWN}. Lambda accepts it. Nothing was changed.`, { ...CHANGES, sha256: undefined }, {}],
  [
    `${NOT_KNOWN}; live 7 → a version with its code. Lambda accepts it. Nothing was changed.`,
    { ...CHANGES, sha256: undefined },
    { release: LIVE },
  ],
  [
    `${NOT_KNOWN}; a version would be published unless the newest one has its code. Lambda accepts it. Nothing was changed.`,
    { ...CHANGES, sha256: undefined },
    { release: PUBLISH },
  ],
  ['greeting would not change. Nothing was changed.', SAME, {}],
  ['greeting would not change. Nothing was changed.', { ...SAME, ...V1 }, { release: LIVE }],
  [
    'greeting would not change; live would send all of its traffic to version 1. Nothing was changed.',
    { ...SAME, ...V1, aliasBefore: { ...ALIAS, weights: { '3': 0.25 } } },
    { release: LIVE },
  ],
  [
    'greeting would not change; live would move to a version with this code. Nothing was changed.',
    { ...SAME, aliasBefore: ALIAS },
    { release: LIVE },
  ],
  ['greeting would not change; live would be created. Nothing was changed.', SAME, { release: LIVE }],
  [
    'greeting would not change; a version would be published unless the newest one has this code. Nothing was changed.',
    SAME,
    { release: PUBLISH },
  ],
  [
    'greeting would not change; it would be published to $LATEST.PUBLISHED. Nothing was changed.',
    SAME,
    { release: { ...PUBLISH, publishTo: 'LATEST_PUBLISHED' } },
  ],
])('the plan of a dry run is one line: %s', (sentence, facts, plan) => {
  expect(headlineOf(createOutcome(facts, { plan: { ...DRY, ...plan } }))).toBe(sentence)
})

test.each<[string, Outcome]>([
  ['greeting was not touched', createOutcome({}, broken('AWS refused the token of the job.'))],
  ['Nothing was deployed', { ...untargeted, target: undefined }],
  ['Dry run of greeting failed', createOutcome(FOUND, { plan: DRY, ...broken('No.') })],
  ['greeting still serves its old code', createOutcome({ ...SENT, update: 'abandoned' }, broken('No.'))],
  [
    'greeting is half deployed: $LATEST has the new code, live still serves version 1',
    release({}, CANCELLED),
  ],
])('the title of an annotation leaves the error to its message: %s', (title, outcome) => {
  expect(titleOf(outcome)).toBe(title)
})

const sometimes = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined })
/** Facts in every combination, also ones that no run of today reaches. */
const anyFacts = fc.record<Facts>({
  before: fc.constant(OLD),
  update: fc.constantFrom('not sent', 'unanswered', 'accepted', 'finished', 'abandoned'),
  current: fc.constantFrom(NEW, OLD, { ...OLD, architecture: 'arm64' }, { ...NEW, managedInstances: true }),
  unchanged: fc.constant(false),
  replaced: fc.boolean(),
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
  const { published: version, alias, replaced: other, ...rest } = facts
  const replaced = other === true && (facts.update === 'accepted' || facts.update === 'finished')
  const known = version !== undefined && (!sent || facts.update === 'finished')
  const moved = known && facts.ready === true && alias !== undefined
  return {
    ...rest,
    unchanged: !sent,
    newVersion: known && facts.newVersion === true,
    publishUnanswered: !known && facts.publishUnanswered === true && facts.update === 'finished',
    aliasUnanswered: known && !moved && facts.ready === true && facts.aliasUnanswered === true,
    ...(replaced && { replaced, current: THEIRS }),
    ...(known && { published: version }),
    ...(moved && { alias }),
  }
}

/** Whether a step can end well with these. */
function isComplete(facts: Facts, release: ReleasePlan | undefined): boolean {
  if (facts.update !== 'not sent' && facts.update !== 'finished') return false
  if (facts.replaced || facts.publishUnanswered || facts.aliasUnanswered) return false
  return release?.alias === undefined
    ? facts.published === undefined || facts.ready === true
    : facts.alias !== undefined
}

const anyOutcome = fc
  .tuple(anyFacts, fc.boolean(), fc.boolean(), fc.constantFrom(undefined, PUBLISH, LIVE))
  .map(([facts, fails, dryRun, wanted]) => {
    const found = dryRun
      ? {
          findings: [],
          update: 'not sent' as const,
          before: OLD,
          sha256: facts.sha256,
          aliasBefore: facts.aliasBefore,
        }
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
      const summary = summaryOf(outcome, {})
      const heading = headingOf(summary).replace(/^\S+ /, '')
      if (status === 'planned') expect(`Dry run: ${said}`.startsWith(heading)).toBe(true)
      else expect(heading).toBe(said)
      expect(said.startsWith(titleOf(outcome)) || status === 'planned').toBe(true)
      expect(resultOf(outcome)).toMatchObject({ status })

      if (touched) expect(said).not.toMatch(/not touched|unchanged|nothing was|Dry run/i)
      else expect(said).toMatch(/not touched|unchanged|Dry run|Nothing was changed|already|old code/)
      const released = status === 'deployed' && outcome.error !== undefined
      expect(status === 'incomplete' || released).toBe(
        /half|may have|not live|failed after|other code/.test(said),
      )
      if (released)
        expect([said, facts.alias?.moved]).toEqual([expect.stringContaining('failed after'), true])
      if (said.includes('still serves'))
        expect([facts.alias, facts.aliasUnanswered || undefined]).toEqual([undefined, undefined])
      if (status === 'planned') {
        expect(said).toMatch(/\. Nothing was changed\.$/)
        expect(/new alias|be created/.test(said)).toBe(
          plan?.release?.alias !== undefined && !facts.aliasBefore,
        )
        expect(/would (not )?change/.test(said)).toBe(facts.sha256 !== undefined)
      } else if (/live →|new alias/.test(said)) expect(facts.alias?.moved).toBe(true)
      if (said.includes('has the new code')) expect(facts.current?.codeSha256).toBe(NEW_HASH)
      if (/arm64/.test(said))
        expect([facts.current?.codeSha256, facts.current?.architecture]).toEqual([OLD_HASH, 'arm64'])
      if (said.includes('other code')) expect(facts.replaced).toBe(true)
      if (facts.replaced) {
        expect(said).not.toMatch(/\$LATEST (has|runs|was)|has not finished/)
        expect(/other code/.test(said) || facts.published || facts.publishUnanswered).toBeTruthy()
        expect(summary).toMatch(/Code sent<\/td><td>.* was sent, then another deployment replaced it/)
        expect(summary).not.toMatch(/ is on <code>\$LATEST/)
        expect(summary).not.toContain('update-function-code')
        expect(outputs['version']).not.toBe('$LATEST')
      }
      if (facts.update === 'accepted' && !facts.replaced) expect(said).toContain('has not finished')
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

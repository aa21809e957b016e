import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import type { Facts } from '../../../src/deploy/facts.ts'
import type { ReleasePlan } from '../../../src/plan/release.ts'
import { headlineOf, titleOf } from '../../../src/report/headline.ts'
import { outputsOf, resultOf } from '../../../src/report/outputs.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import {
  ALIAS,
  CANCELLED,
  createOutcome,
  KEPT,
  LIVE,
  MOVE,
  NEW,
  NEW_HASH,
  OLD,
  OLD_HASH,
  PUBLISH,
  THEIRS,
  versionOf,
} from './outcomes.ts'

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
  published: sometimes(versionOf(NEW, '2')),
  newVersion: fc.boolean(),
  publishUnanswered: fc.boolean(),
  ready: fc.boolean(),
  alias: fc.constantFrom(undefined, MOVE, { ...MOVE, from: undefined }, KEPT),
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

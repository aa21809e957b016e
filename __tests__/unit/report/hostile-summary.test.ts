import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { Masks } from '../../../emulator/github/runner/masks.js'
import type { Facts } from '../../../src/deploy/facts.ts'
import { type Outcome, statusOf } from '../../../src/deploy/outcome.ts'
import { DeployError, type Snippet } from '../../../src/errors.ts'
import { headlineOf } from '../../../src/report/headline.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { targetsSummary } from '../../../src/report/targets-summary.ts'
import { verdictOf } from '../../../src/report/verdict.ts'
import { summaryProblem } from '../../resilience/hostile/summary-problem.js'
import { hostile } from './hostile.ts'
import { ENV, LIVE, NEW, OLD, PLAN, SENT } from './outcomes.ts'

/** How many texts from outside a summary has place for. */
const COUNT = 13

/**
 * A text in every place that one can come into, in the reports of a release, of a dry run, and of failures here
 * and there.
 */
function outcomesOf(
  texts: readonly string[],
  more: Partial<Facts> = {},
  snippets: Snippet[] = [],
): Outcome[] {
  const [name = '', arn = '', architecture = '', hash = '', image = '', what = '', why = '', ...rest] = texts
  const [remedy = '', code = '', requestId = '', version = '', lastSeen = '', title = ''] = rest
  const state = { name, arn, architecture, codeSha256: hash, resolvedImageUri: image, revisionId: lastSeen }
  const finding = { rule: 'x', what, consequence: why, remedy, certain: true }
  const all: Facts = {
    ...SENT,
    update: 'finished',
    before: { ...OLD, ...state },
    current: { ...NEW, ...state, codeSha256: `${hash}x`, architecture: `${architecture}x` },
    aliasBefore: { arn, version, description: '', revisionId: version, weights: { [version]: 0.5 } },
    findings: [finding, { ...finding, what: `${what}y` }, finding],
    dryRunAnswer: { kind: 'not asked', why },
    ...more,
  }
  const published = { ...NEW, ...state, version }
  const alias = { name: title, arn, from: version, to: version, moved: true }
  const copied = [{ title, language: 'sh', text: what } as const, ...snippets]
  const error = new DeployError({ what, why, remedy, code, requestId, snippets: copied })
  const build = (facts: Facts, dryRun: boolean, failed: boolean): Outcome => ({
    status: statusOf(facts, dryRun, failed),
    plan: {
      ...PLAN,
      target: { functionName: name, region: name },
      dryRun,
      release: { ...LIVE, alias: { name } },
    },
    facts,
    phases: [{ name: lastSeen, milliseconds: 1 }],
    elapsedMs: 1,
    lastSeen,
    ...(failed && { error }),
  })
  return [
    build({ ...all, published, alias, ready: true }, false, false),
    build({ ...all, update: 'not sent' }, true, false),
    build({ ...all, update: 'accepted' }, false, true),
    build({ ...all, update: 'accepted', sha256: lastSeen, replaced: true }, false, true),
    build({ findings: [], update: 'not sent' }, false, true),
    build({ ...all, update: 'not sent', unchanged: true }, false, false),
  ]
}

/** Of a step with these as its targets, where each ends for itself, and where all of them end with one error. */
const severalSummaries = (outcomes: Outcome[], env: Record<string, string | undefined> = ENV) =>
  [undefined, outcomes.find(({ error }) => error)?.error].map((error) =>
    targetsSummary({ outcomes, error, elapsedMs: 1 }, env),
  )

test('no text from outside is Markdown, HTML or a link, wherever it comes in', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: COUNT, maxLength: COUNT }), (texts) => {
      for (const outcome of outcomesOf(texts)) {
        expect(summaryProblem(summaryOf(outcome, { ...ENV, GITHUB_REF_NAME: texts[0] }))).toBeUndefined()
        expect(headlineOf(outcome)).not.toMatch(/[\r\n]/)
      }
      const outcomes = outcomesOf(texts)
      for (const summary of severalSummaries(outcomes, { ...ENV, GITHUB_REF_NAME: texts[0] }))
        expect(summaryProblem(summary)).toBeUndefined()
      expect(verdictOf(outcomes)).not.toMatch(/[\r\n]/)
    }),
    { numRuns: 300 },
  )
})

test('however long the texts are, the summary has a heading and stays below 1 MiB', () => {
  for (const text of [
    '&'.repeat(1_000_000),
    '"& '.repeat(300_000),
    '\n🚀<'.repeat(300_000),
    `${'`'.repeat(9_000)} x`,
    '(/@'.repeat(300_000),
    's3://.'.repeat(150_000),
  ]) {
    const finding = { rule: 'x', what: text, consequence: text, remedy: text, certain: false }
    const snippet = { title: text, language: 'json' as const, text: text.slice(0, 9_999) }
    const findings = Array.from({ length: 40 }, () => finding)
    const snippets = Array.from({ length: 20 }, () => snippet)
    for (const outcome of outcomesOf(new Array(COUNT).fill(text), { findings }, snippets)) {
      const summary = summaryOf(outcome, { ...ENV, GITHUB_REF_NAME: text })
      expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
      expect(summaryProblem(summary)).toBeUndefined()
    }
    const outcomes = outcomesOf(new Array(COUNT).fill(text), { findings }, snippets)
    for (const summary of severalSummaries(Array.from({ length: 50 }, () => outcomes).flat())) {
      expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
      expect(summaryProblem(summary)).toBeUndefined()
      expect(summary).toContain('<table>')
    }
  }
})

const { unescapeAll } = new MarkdownIt().utils

/** Secrets as people have them, and worse: with everything that is escaped, linked or marked. */
const secrets = fc.oneof(
  fc.constantFrom(
    'p_a:s<s>w\'o&r"d',
    'User ID=sa@server;Password=x',
    '`tick`et#12 GH-3',
    'https://u:p@example.com/#1',
  ),
  fc.string({ minLength: 6, maxLength: 20 }).map((text) => `k${text.replace(/[`\s]/g, '_')}k`),
)

test('a secret that a service repeats is masked in the summary as it is in the log', () => {
  fc.assert(
    fc.property(secrets, fc.constantFrom(' ', '\n', ' (', ': '), (secret, before) => {
      const masks = new Masks()
      masks.add(secret)
      const outcomes = outcomesOf(new Array(COUNT).fill(`The service said${before}${secret} and more`))
      const several = masks.apply(severalSummaries(outcomes).join(''))
      expect(unescapeAll(several.replace(/<[^>]+>/g, ''))).not.toContain(secret)
      for (const outcome of outcomes) {
        const summary = masks.apply(summaryOf(outcome, ENV))
        expect(summary).toContain('***')
        expect(unescapeAll(summary.replace(/<[^>]+>/g, ''))).not.toContain(secret)
        expect(masks.apply(headlineOf(outcome))).not.toContain(secret)
      }
    }),
    { numRuns: 300 },
  )
})

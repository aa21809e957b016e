import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { Masks } from '../../../emulator/github/runner/masks.js'
import type { Facts } from '../../../src/deploy/facts.ts'
import { type Outcome, statusOf } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { headlineOf } from '../../../src/report/headline.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { summaryProblem } from '../../resilience/hostile/summary-problem.js'
import { ENV, LIVE, NEW, OLD, PLAN, SENT } from './deployments.ts'
import { hostile } from './hostile.ts'

/** A text in every place that one can come into. */
interface Texts {
  readonly facts: Partial<Facts>
  readonly error: DeployError
  readonly lastSeen: string
  readonly name: string
  readonly ref: string
}

const COUNT = 13
function textsOf(parts: readonly string[]): Texts {
  const [
    a = '',
    b = '',
    c = '',
    d = '',
    e = '',
    f = '',
    g = '',
    h = '',
    i = '',
    j = '',
    k = '',
    l = '',
    m = '',
  ] = parts
  const state = { name: a, arn: b, architecture: c, codeSha256: d, resolvedImageUri: e, revisionId: l }
  const finding = { rule: 'x', what: f, consequence: g, remedy: h, certain: true }
  const error = new DeployError({ what: f, why: g, remedy: h, code: i, requestId: j })
  return {
    facts: {
      before: { ...OLD, ...state },
      current: { ...NEW, ...state, codeSha256: `${d}x`, architecture: `${c}x` },
      aliasBefore: { arn: b, version: k, description: '', revisionId: k, weights: { [k]: 0.5 } },
      published: { ...NEW, ...state, version: k },
      alias: { name: m, arn: b, from: k, to: k, moved: true },
      findings: [finding, { ...finding, what: `${f}y` }, finding],
      verdict: { kind: 'not asked', why: g },
    },
    error: error.withSnippets({ title: m, language: 'sh', text: f }),
    lastSeen: l,
    name: a,
    ref: m,
  }
}

/** The same texts in the report of a release, of a dry run, and of failures here and there. */
function outcomesOf({ facts: hostileFacts, error, lastSeen, name }: Texts): Outcome[] {
  const build = (facts: Facts, dryRun: boolean, failed: boolean): Outcome => ({
    status: statusOf(facts, dryRun, failed),
    target: { functionName: name, region: name },
    plan: { ...PLAN, dryRun, release: { ...LIVE, alias: { name } } },
    facts,
    phases: [{ name: lastSeen, milliseconds: 1 }],
    elapsedMs: 1,
    lastSeen,
    ...(failed && { error }),
  })
  const all: Facts = { ...SENT, ...hostileFacts, findings: hostileFacts.findings ?? [], update: 'finished' }
  const { published: _, alias: __, ...unpublished } = all
  return [
    build({ ...all, ready: true }, false, false),
    build({ ...unpublished, update: 'not sent' }, true, false),
    build({ ...unpublished, update: 'accepted' }, false, true),
    build({ ...unpublished, update: 'accepted', sha256: lastSeen, replaced: true }, false, true),
    build({ findings: [], update: 'not sent' }, false, true),
    build({ ...unpublished, update: 'not sent', unchanged: true }, false, false),
  ]
}

const texts = (text: fc.Arbitrary<string>) =>
  fc.array(text, { minLength: COUNT, maxLength: COUNT }).map(textsOf)

test('no text from outside is Markdown, HTML or a link, wherever it comes in', () => {
  fc.assert(
    fc.property(texts(hostile), (each) => {
      for (const outcome of outcomesOf(each)) {
        expect(summaryProblem(summaryOf(outcome, { ...ENV, GITHUB_REF_NAME: each.ref }))).toBeUndefined()
        expect(headlineOf(outcome)).not.toMatch(/[\r\n]/)
      }
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
    const parts = textsOf(Array.from({ length: COUNT }, () => text))
    const finding = { rule: 'x', what: text, consequence: text, remedy: text, certain: false }
    const facts = { ...parts.facts, findings: Array.from({ length: 40 }, () => finding) }
    const snippet = { title: text, language: 'json' as const, text: text.slice(0, 9_999) }
    const error = parts.error.withSnippets(...Array.from({ length: 20 }, () => snippet))
    for (const outcome of outcomesOf({ ...parts, facts, error })) {
      const summary = summaryOf(outcome, { ...ENV, GITHUB_REF_NAME: text })
      expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576)
      expect(summaryProblem(summary)).toBeUndefined()
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
      const told = textsOf(Array.from({ length: COUNT }, () => `The service said${before}${secret} and more`))
      for (const outcome of outcomesOf(told)) {
        const summary = masks.apply(summaryOf(outcome, ENV))
        expect(summary).toContain('***')
        expect(unescapeAll(summary.replace(/<[^>]+>/g, ''))).not.toContain(secret)
        expect(masks.apply(headlineOf(outcome))).not.toContain(secret)
      }
    }),
    { numRuns: 300 },
  )
})

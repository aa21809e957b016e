import type { Outcome } from '../../../src/deploy/outcome.ts'
import { untouched } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { resultsOf } from '../../../src/report/outputs.ts'
import { namesOf } from '../../../src/report/target-names.ts'
import { targetsSummary } from '../../../src/report/targets-summary.ts'
import { verdictOf } from '../../../src/report/verdict.ts'
import { CANCELLED, createOutcome, ENV, FOUND, NEW_HASH, OLD, OUTCOMES, PLAN } from './outcomes.ts'

const DEPLOYED = OUTCOMES['alias moved']
const UNCHANGED = OUTCOMES['code unchanged']
const FAILED = OUTCOMES['function not read']
const HALF = OUTCOMES['code sent, not released']
const LEFT = untouched(PLAN, CANCELLED)
const CHANGES = createOutcome({ ...FOUND, sha256: NEW_HASH }, { plan: { dryRun: true } })
const SAME = createOutcome({ ...FOUND, unchanged: true }, { plan: { dryRun: true } })

/** Each in a Region, or as a function, of its own; whoever has begun has phases. */
function spread(outcomes: readonly Outcome[], by: 'functions' | 'regions' | 'both'): Outcome[] {
  return outcomes.map((outcome, at) => {
    const functionName = by === 'regions' ? 'greeting' : `f${by === 'both' ? at % 2 : at}`
    const region =
      by === 'functions' ? 'eu-west-1' : `eu-west-${by === 'both' ? Math.floor(at / 2) + 1 : at + 1}`
    const begun = outcome !== LEFT
    const plan = { ...(outcome.plan ?? PLAN), target: { functionName, region } }
    const before = outcome.facts.before && { ...outcome.facts.before, name: functionName }
    const facts = { ...outcome.facts, ...(before && { before }) }
    return { ...outcome, plan, facts, phases: begun ? [{ name: 'Read', milliseconds: 1 }] : [] }
  })
}

test.each([
  [[DEPLOYED, DEPLOYED, UNCHANGED], 'regions', '✅ greeting deployed to 3 Regions'],
  [[DEPLOYED, UNCHANGED, FAILED], 'regions', '⚠️ greeting deployed to 2 of 3 Regions'],
  [[DEPLOYED, HALF, FAILED], 'regions', '⚠️ greeting deployed to 1 of 3 Regions, 1 half deployed'],
  [[UNCHANGED, UNCHANGED], 'regions', '⏭️ greeting unchanged in 2 Regions: nothing to deploy'],
  [[FAILED, LEFT, LEFT], 'regions', '❌ greeting deployed to 0 of 3 Regions, 2 not started'],
  [[HALF, LEFT], 'regions', '⚠️ greeting deployed to 0 of 2 Regions, 1 half deployed, 1 not started'],
  [[CHANGES, SAME], 'regions', '🔎 Dry run: greeting would change in 1 of 2 Regions'],
  [[CHANGES, FAILED], 'regions', '⚠️ Dry run: greeting would change in 1 of 2 Regions, 1 failed'],
  [[DEPLOYED, DEPLOYED], 'functions', '✅ 2 functions deployed in eu-west-1'],
  [[UNCHANGED, UNCHANGED], 'functions', '⏭️ 2 functions unchanged in eu-west-1: nothing to deploy'],
  [[DEPLOYED, FAILED], 'functions', '⚠️ 1 of 2 functions deployed in eu-west-1'],
  [[CHANGES, CHANGES], 'functions', '🔎 Dry run: 2 functions would change in eu-west-1'],
  [[DEPLOYED, DEPLOYED, DEPLOYED, FAILED], 'both', '⚠️ 3 of 4 targets deployed'],
  [[LEFT, LEFT], 'both', '❌ Nothing was deployed'],
] as const)('%#: %s', (outcomes, by, heading) => {
  const all = spread(outcomes, by)
  const summary = targetsSummary({ outcomes: all, elapsedMs: 1 }, ENV)
  const [, shown = ''] = /<h3>(.*)<\/h3>/.exec(summary) ?? []
  expect(shown.replace(/<[^>]+>/g, '')).toBe(heading)
  expect(heading.endsWith(verdictOf(all))).toBe(true)
})

test('a row has what its target came to', () => {
  const rows = targetsSummary(
    { outcomes: spread([DEPLOYED, UNCHANGED, FAILED, LEFT], 'both'), elapsedMs: 1 },
    ENV,
  )
    .split('\n')
    .filter((line) => line.startsWith('<tr>'))
    .map((line) => line.replace(/<\/t[dh]>/g, '|').replace(/<[^>]+>/g, ''))
  expect(rows.slice(0, 5)).toEqual([
    '|Function|Region|live|Code|Time|',
    '✅|f0|eu-west-1|1 → 2|arqDea1mGk|2.9 s|',
    '⏭️|f1|eu-west-1|1|OguaX0SyQj|2.9 s|',
    '❌|f0|eu-west-2|–|AWS refused it|2.9 s|',
    '–|f1|eu-west-2|–|not started|0.0 s|',
  ])
})

test('as many targets as there can be have results below 500 kB, whatever their errors', () => {
  const error = new DeployError({ what: 'e"\n'.repeat(2_000) })
  const arn = `arn:aws:lambda:ap-southeast-2:123456789012:function:${'f'.repeat(64)}`
  const outcome = createOutcome({ before: { ...OLD, arn }, update: 'accepted', current: OLD }, { error })
  const results = resultsOf(Array.from({ length: 256 }, () => outcome))
  expect(Buffer.byteLength(results)).toBeLessThan(500_000)
  expect(JSON.parse(results)).toHaveLength(256)
  expect(JSON.parse(results)[0].error).toMatch(/^e".*…$/s)
})

test.each([
  ['a bc', 'a eu|bc eu', ['a', 'bc']],
  ['Regions', 'a eu|a us', ['eu', 'us']],
  ['both', 'a eu|b us', ['a in eu', 'b in us']],
  [
    'accounts',
    'arn:aws:lambda:eu:1:function:a eu 1|arn:aws:lambda:eu:2:function:a eu 2|b eu',
    ['a (1)', 'a (2)', 'b'],
  ],
])('targets are told apart by %s', (_, texts, names) => {
  const targets = texts.split('|').map((text) => {
    const [functionName = '', region = '', account] = text.split(' ')
    return { functionName, region, ...(account && { account }) }
  })
  expect(targets.map(namesOf(targets).nameOf)).toEqual(names)
})

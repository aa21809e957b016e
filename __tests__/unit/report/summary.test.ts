import type { Facts } from '../../../src/deploy/facts.ts'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { summaryProblem } from '../../resilience/hostile/summary-problem.js'
import {
  ALIAS,
  createOutcome,
  ENV,
  FOUND,
  IMAGE,
  LIVE,
  MOVE,
  NEW,
  OLD,
  OUTCOMES,
  READY,
  releasing,
  sent,
  versionOf,
} from './outcomes.ts'

const CONSOLE = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/greeting'
const CONTEXT = `<p><a href="${CONSOLE}">greeting</a> in eu-west-1 (123456789012) · commit <a href="https://github.com/octo-org/checkout/commit/${ENV.GITHUB_SHA}"><code>0123abc</code></a> on main · <b>2.9 s</b>, 2.1 s of it waiting for Lambda</p>`
const PHASES = [
  { name: 'Read', milliseconds: 81 },
  { name: 'Update', milliseconds: 2_150, waiting: 2_100 },
]
const FINDING = {
  rule: 'handler-missing',
  what: 'The handler `index.handler` needs index.js.',
  consequence: 'The first invocation fails.',
  remedy: 'Put it there.',
  certain: true,
}
/** The blocks of a summary, which is free of problems for whoever reads it. */
function blocksOf(outcome: Outcome, env: Record<string, string> = ENV): string[] {
  const summary = summaryOf(outcome, env)
  expect(summaryProblem(summary)).toBeUndefined()
  return summary.trimEnd().split('\n\n')
}

test('a release: what changed, one line of context, and the rest collapsed', () => {
  const current = { ...NEW, architecture: 'arm64' }
  const aliasBefore = { ...ALIAS, weights: { '3': 0.25 } }
  const outcome = releasing({ ...READY, alias: MOVE, current, aliasBefore })
  expect(blocksOf({ ...outcome, phases: PHASES })).toEqual([
    '<h3>✅ <code>greeting</code> deployed: <code>live</code> → version 2</h3>',
    `<table>
<tr><th align="left"></th><th align="left">Before</th><th align="left">Now</th></tr>
<tr><td nowrap>Alias <b>live</b></td><td>version 1 (75 %), version 3 (25 %)</td><td nowrap><b><a href="${CONSOLE}/versions/2">version 2</a></b></td></tr>
<tr><td>Code</td><td nowrap><code>OguaX0SyQj</code> · 158 B</td><td nowrap><code>arqDea1mGk</code> · 5.1 MiB</td></tr>
<tr><td>Architecture</td><td>x86_64</td><td><b>arm64</b></td></tr>
</table>`,
    CONTEXT,
    '<details><summary>Roll back to version 1</summary>',
    expect.stringMatching(/^```sh\naws lambda update-alias [^`]*\{3=0.25\}\n```$/),
    '</details>',
    '<details><summary>Timing, hashes and ARNs</summary>',
    `<table>
<tr><td>Read</td><td nowrap>0.1 s</td><td><code>▇</code></td></tr>
<tr><td>Update</td><td nowrap>2.1 s</td><td><code>▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇</code></td></tr>
</table>`,
    expect.stringContaining(
      `<tr><td nowrap><code>previous-code-sha256</code></td><td><code>${OLD.codeSha256}</code></td></tr>`,
    ),
    '</details>',
  ])
})

/** A function, a version and an alias that have the code already. */
const SAME: Partial<Facts> = { ...FOUND, unchanged: true, published: versionOf(OLD, '1'), newVersion: false }

test('unchanged is two lines', () => {
  const alias = { name: 'live', arn: ALIAS.arn, from: '1', to: '1', moved: false }
  const outcome = createOutcome({ ...SAME, ready: true, alias }, { plan: { release: LIVE } })
  expect(blocksOf({ ...outcome, phases: PHASES, elapsedMs: 200 })).toEqual([
    '<h3>⏭️ <code>greeting</code> unchanged: nothing to deploy</h3>',
    `<p><a href="${CONSOLE}">greeting</a> in eu-west-1 (123456789012) already runs this code (<code>OguaX0SyQj</code>, version 1, alias <b>live</b>). Nothing was uploaded · <b>0.2 s</b></p>`,
  ])
})

test.each([
  [{ kind: 'accepted' }, '✅ Lambda accepts the update'],
  [{ kind: 'not asked', why: 'the role may not update.' }, '⚠️ Lambda was not asked: the role may not update'],
  [{ kind: 'nothing to ask' }, '✅ There is nothing to update'],
  [undefined, '⚠️ Lambda was not asked'],
] as const)('a dry run is a plan, with the answer of Lambda: %j', (answer, words) => {
  const aliasBefore = { ...ALIAS, version: '7' }
  const known = { before: OLD, aliasBefore, sha256: NEW.codeSha256, size: 159, findings: [FINDING] }
  const facts = { ...known, ...(answer && { dryRunAnswer: answer }) }
  const blocks = blocksOf(createOutcome(facts, { plan: { dryRun: true, release: LIVE } }))
  expect(blocks.slice(0, 3)).toEqual([
    '<h3>🔎 Dry run: <code>greeting</code> would change</h3>',
    `<table>
<tr><th align="left"></th><th align="left">Now</th><th align="left">With this deployment</th></tr>
<tr><td>Code</td><td nowrap><code>OguaX0SyQj</code> · 158 B</td><td nowrap><b><code>arqDea1mGk</code> · 159 B</b></td></tr>
<tr><td nowrap>Alias <b>live</b></td><td nowrap><a href="${CONSOLE}/versions/7">version 7</a></td><td nowrap><b>a new version</b></td></tr>
<tr><td>Architecture</td><td>x86_64</td><td>x86_64</td></tr>
</table>`,
    `<p>${words} · ⚠️ 1 finding in the package · nothing was changed</p>`,
  ])
})

test.each<[string, Partial<Facts>, string[]]>([
  ['does not know the hash: no new version is promised', FOUND, ['<b>a version with its code</b>']],
  [
    'would change nothing: the version is named that has the code',
    SAME,
    [
      '<td nowrap>version 1</td>',
      '<td nowrap><code>OguaX0SyQj</code> · 158 B</td><td nowrap><code>OguaX0SyQj</code> · 158 B</td>',
    ],
  ],
])('a dry run %s', (_, facts, cells) => {
  const [, plan] = blocksOf(createOutcome(facts, { plan: { dryRun: true, release: LIVE } }))
  for (const cell of cells) expect(plan).toContain(cell)
})

const UNANSWERED = 'sent, but nobody answered: it may have happened'
const SENT_STEP = '✅ | Code sent | `arqDea1mGk` is on `$LATEST`'
const FINISHED = '✅ | Update finished | '
const V2 = `[version 2](${CONSOLE}/versions/2)`
const PUBLISHED = `✅ | Version published | ${V2}`
const IS_READY = '✅ | Version ready | '
const NOT_FINISHED = '– | Update finished | not reached'
const NOT_PUBLISHED = '– | Version published | not reached'
const STAYS = '– | Alias **live** moved | not reached: still version 1'
const STOPPED = 'stopped here; Lambda said: _Pending_'

const STEPS: Readonly<Partial<Record<keyof typeof OUTCOMES, string[]>>> = {
  'update refused': ['⏹️ | Code sent | stopped here', NOT_FINISHED, NOT_PUBLISHED, STAYS],
  'update unanswered, not released': [`❓ | Code sent | ${UNANSWERED}`, NOT_FINISHED, NOT_PUBLISHED, STAYS],
  'update failed': [
    '✅ | Code sent | Lambda took it',
    '⏹️ | Update finished | stopped here; Lambda failed to apply it: the old code still serves; Lambda said: _Pending_',
    NOT_PUBLISHED,
    STAYS,
  ],
  'update unfinished, not released': [SENT_STEP, `⏹️ | Update finished | ${STOPPED}`, NOT_PUBLISHED, STAYS],
  'code replaced, not released': [
    '✅ | Code sent | `arqDea1mGk` was sent, then another deployment replaced it with `kQf1e0Q4mY`',
    `⏹️ | Update finished | ${STOPPED}`,
    NOT_PUBLISHED,
    STAYS,
  ],
  'version not ready': [SENT_STEP, FINISHED, PUBLISHED, `⏹️ | Version ready | ${STOPPED}`, STAYS],
  'version not ready, alias missing': [
    SENT_STEP,
    FINISHED,
    PUBLISHED,
    `⏹️ | Version ready | ${STOPPED}`,
    '– | Alias **live** created | not reached: it does not exist yet',
  ],
  'version unanswered': [SENT_STEP, FINISHED, `❓ | Version published | ${UNANSWERED}`, STAYS],
  'alias kept, then failed': [
    SENT_STEP,
    FINISHED,
    `${PUBLISHED}, which was there already`,
    IS_READY,
    `✅ | Alias **live** moved | not needed: it already serves ${V2}`,
  ],
  'alias unanswered': [SENT_STEP, FINISHED, PUBLISHED, IS_READY, `❓ | Alias **live** moved | ${UNANSWERED}`],
}

/** The rows of the steps, in the shorter marks of Markdown. */
const stepsOf = (outcome: Outcome) =>
  (blocksOf(outcome).find((block) => block.includes('Code sent')) ?? '')
    .replaceAll(/<\/td><td(?: nowrap)?>/g, ' | ')
    .replace(/<a href="(.*?)">(.*?)<\/a>/g, '[$2]($1)')
    .replace(/<\/?code>/g, '`')
    .replace(/<\/?b>/g, '**')
    .replace(/<\/?i>/g, '_')
    .replace(/<\/?t[rd]>/g, '')
    .split('\n')
    .slice(1, -1)

test.each(Object.entries(STEPS))('a failure says how far it came: %s', (name, rows) => {
  const outcome = OUTCOMES[name as keyof typeof OUTCOMES]
  expect(stepsOf({ ...outcome, lastSeen: 'Pending' })).toEqual(rows)
  expect(stepsOf(outcome)).toEqual(rows.map((row) => row.replace('; Lambda said: _Pending_', '')))
})

test('a package that the check refuses stopped there, before anything was sent', () => {
  const refused = { ...OUTCOMES['update refused'], stoppedAt: 'Package check' }
  expect(stepsOf(refused)).toEqual([
    '⏹️ | Package check passed | stopped here',
    '– | Code sent | not reached',
    NOT_FINISHED,
    NOT_PUBLISHED,
    STAYS,
  ])
})

test('what not everybody needs is folded', () => {
  const snippet = { title: 'The whole policy:', language: 'json', text: '{}', folded: true } as const
  const error = new DeployError({ what: 'AWS refused it.', snippets: [snippet] })
  expect(blocksOf(createOutcome({}, { error }), {}).join('\n\n')).toContain(
    '<details><summary>The whole policy</summary>\n\n```json\n{}\n```\n\n</details>',
  )
})

test('lines that begin with a dash are a list', () => {
  const error = new DeployError({ what: 'No.', why: '- `a` is no number.\n- b - c' })
  expect(blocksOf(createOutcome({}, { error }), {})).toContain(
    '<blockquote>• <code>a</code> is no number.<br>• b - c</blockquote>',
  )
})

test('a long name of an alias leaves room in its row', () => {
  const alias = { ...MOVE, name: 'x'.repeat(100) }
  const outcome = createOutcome({ before: OLD, current: NEW, update: 'finished', alias })
  expect(summaryOf(outcome, {})).toContain(`<td>Alias <b>${'x'.repeat(39)}…</b></td>`)
})

test('a failure says once what, why, what to do, and what to copy', () => {
  const error = new DeployError({
    what: 'AWS refused the token of the job.',
    why: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    remedy: 'Add this statement to the trust policy of `deploy-greeting`:\nValues must match.',
    code: 'AccessDenied, HTTP 403',
    requestId: 'c6af9ac6',
    snippets: [{ title: 'Trust policy:', language: 'json', text: '{\n  "Effect": "```"\n}\n' }],
  })
  expect(blocksOf(createOutcome({}, { error }), {})).toEqual([
    '<h3>❌ <code>greeting</code> was not touched: AWS refused the token of the job</h3>',
    '<blockquote>Not authorized to perform sts:AssumeRoleWithWebIdentity</blockquote>',
    '<p><b>Fix:</b> Add this statement to the trust policy of <code>deploy-greeting</code>:<br>Values must match.</p>',
    '<p>Trust policy:</p>',
    '````json\n{\n  "Effect": "```"\n}\n````',
    '<p><sub>AccessDenied, HTTP 403 · request c6af9ac6</sub></p>',
    '<p>greeting in eu-west-1 · <b>2.9 s</b></p>',
  ])
})

test.each<[string, keyof typeof OUTCOMES, string[]]>([
  ['No.\nIts lines.', 'function not read', ['<p>Its lines.</p>']],
  ['greeting runs other code than this step sent.', 'code replaced', []],
  ['The alias could not be moved.', 'code sent, then failed', ['<p>The alias could not be moved.</p>']],
])('what the heading says of %j is not said again below it', (what, name, blocks) => {
  const outcome = { ...OUTCOMES[name], error: new DeployError({ what, why: 'Why.' }) }
  const [, ...rest] = blocksOf(outcome, {}).filter((block) => !block.startsWith('<table>'))
  expect(rest.slice(0, blocks.length + 1)).toEqual([...blocks, '<blockquote>Why.</blockquote>'])
})

test.each([
  ['Run the step again: it continues where this one ended.', 'Next'],
  ['The service failed. Run the step again.', 'Next'],
  ['Please report it with the log.', 'Next'],
  ['Make the package smaller.', 'Fix'],
  ['Give the job a `concurrency:` group and run it again.', 'Fix'],
])('%s is introduced as "%s"', (remedy, word) => {
  const summary = summaryOf(createOutcome({}, { error: new DeployError({ what: 'No.', remedy }) }), {})
  expect(summary).toContain(`<p><b>${word}:</b> `)
})

test.each([
  [
    'The package could not be uploaded to s3://acme-builds/lambda/9f86d0.zip (bucket owned by 123456789012).',
    'The package could not be uploaded to <code>s3://acme-builds/lambda/9f86d0.zip</code> (bucket owned by 123456789012)',
  ],
  [
    'Account 123456789012 could not be confirmed as the owner of s3://acme/app.zip (`s3-bucket-owner`).',
    'Account 123456789012 could not be confirmed as the owner of <code>s3://acme/app.zip</code> (<code>s3-bucket-owner</code>)',
  ],
  [
    'Could not package node_modules/@acme/log/index.js: it changed while it was being read.',
    'Could not package <code>node_modules/@acme/log/index.js</code>: it changed while it was being read',
  ],
  ['`@octocat` is not a handler.', '<code>@octocat</code> is not a handler'],
  ['The service said User ID=sa@server.', '<code>The service said User ID=sa@server</code>'],
])('of a long heading only the names are code: %s', (what, words) => {
  const [heading] = blocksOf(createOutcome({}, { error: new DeployError({ what }) }), {})
  expect(heading).toBe(`<h3>❌ <code>greeting</code> was not touched: ${words}</h3>`)
})

test('two findings of a dry run are counted as two', () => {
  const outcome = createOutcome({ before: OLD, findings: [FINDING, FINDING] }, { plan: { dryRun: true } })
  expect(summaryOf(outcome, {})).toContain('⚠️ 2 findings in the package')
})

test('findings: the first in an alert, certain ones before others, the rest collapsed, none twice', () => {
  const other = { ...FINDING, what: 'Perhaps.', certain: false }
  const blocks = blocksOf(sent({ findings: [other, FINDING] }))
  const first =
    '<p>The handler <code>index.handler</code> needs index.js.<br>The first invocation fails.<br><b>Fix:</b> Put it there.</p>'
  const at = blocks.indexOf(`> [!WARNING]\n>\n> ${first}`)
  expect(blocks.slice(at + 1, at + 3)).toEqual([
    '<details><summary>1 more finding in the package</summary>',
    '<p>Perhaps.<br>The first invocation fails.<br><b>Fix:</b> Put it there.</p>',
  ])
  const error = new DeployError({ what: 'No.', why: FINDING.what })
  const refused = createOutcome({ before: OLD, findings: [FINDING] }, { error })
  expect(summaryOf(refused, ENV)).not.toContain('[!WARNING]')
})

test('managed instances: what to set', () => {
  const blocks = blocksOf(OUTCOMES['code sent, not live'])
  expect(blocks.join()).toContain('set <code>publish-to: LATEST_PUBLISHED</code>')
})

test.each([
  [0, '<code>arqDea1mGk</code></td>'],
  [1_023, '1023 B'],
  [1_024, '1.0 KiB'],
  [52_428_800, '50.0 MiB'],
])('%i bytes read as "%s"', (codeSize, text) => {
  expect(summaryOf(sent({ current: { ...NEW, codeSize } }), ENV)).toContain(text)
})

test('without a console there is no link, and a commit without a known server has none', () => {
  const arn = 'arn:aws-iso:lambda:us-iso-east-1:123456789012:function:greeting'
  const outcome = sent({ before: { ...OLD, arn }, current: { ...NEW, arn, resolvedImageUri: IMAGE } })
  const env = { ...ENV, GITHUB_SERVER_URL: 'javascript:alert(1)//' }
  expect(blocksOf(outcome, env).join()).not.toContain('<a ')
})

const REPOSITORY = 'https://github.com/octo-org/checkout'
const RUN = { GITHUB_RUN_ID: '1658821493', GITHUB_RUN_NUMBER: '3' }
const RELEASE = { ...RUN, GITHUB_EVENT_NAME: 'release', GITHUB_REF_NAME: 'v1.2.3' }

test.each([
  ['a push', RUN, ` on main · <a href="${REPOSITORY}/actions/runs/1658821493">run 3</a> · `],
  ['a release', RELEASE, ` of release <a href="${REPOSITORY}/releases/tag/v1.2.3">v1.2.3</a> · <a `],
  ['a tag with a slash', { ...RELEASE, GITHUB_REF_NAME: 'app/1.0' }, `/releases/tag/app/1.0">app/1.0</a> · `],
  ['an odd tag', { ...RELEASE, GITHUB_REF_NAME: '"1?#' }, ' of release &quot;1?# · <a '],
  ['an odd run', { ...RUN, GITHUB_RUN_ID: '../x' }, ' on main · <b>2.9 s</b>'],
])('the line of context of %s', (_, env, text) => {
  expect(summaryOf(sent({ current: NEW }), { ...ENV, ...env })).toContain(text)
})

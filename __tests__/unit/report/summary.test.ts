import type { Facts } from '../../../src/deploy/facts.ts'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { summaryOf } from '../../../src/report/summary.ts'
import { summaryProblem } from '../../resilience/hostile/summary-problem.js'
import {
  ALIAS,
  CANCELLED,
  createOutcome,
  ENV,
  IMAGE,
  LIVE,
  MOVE,
  NEW,
  OLD,
  released,
  SENT,
  THEIRS,
  versionOf,
} from './deployments.ts'

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
const half = (facts: object, more: object = {}) =>
  createOutcome(
    { ...SENT, aliasBefore: ALIAS, ...facts },
    { plan: { release: LIVE }, phases: PHASES, error: CANCELLED, ...more },
  )

/** The blocks of a summary, which is free of problems for whoever reads it. */
function blocksOf(outcome: Outcome, env: Record<string, string> = ENV): string[] {
  const summary = summaryOf(outcome, env)
  expect(summaryProblem(summary)).toBeUndefined()
  return summary.trimEnd().split('\n\n')
}

test('a release: what changed, one line of context, and the rest folded', () => {
  const current = { ...NEW, architecture: 'arm64' }
  expect(
    blocksOf(
      released(
        { current, aliasBefore: { ...ALIAS, weights: { '3': 0.25 } } },
        { plan: { release: LIVE }, phases: PHASES },
      ),
    ),
  ).toEqual([
    '<h3>✅ <code>greeting</code> deployed: <code>live</code> → version 2</h3>',
    `<table>
<tr><th align="left"></th><th align="left">Before</th><th align="left">Now</th></tr>
<tr><td>Alias <b>live</b></td><td>version 1 (75 %), version 3 (25 %)</td><td><b><a href="${CONSOLE}/versions/2">version 2</a></b></td></tr>
<tr><td>Code</td><td><code>OguaX0SyQj</code> · 158 B</td><td><code>arqDea1mGk</code> · 5.1 MiB</td></tr>
<tr><td>Architecture</td><td>x86_64</td><td><b>arm64</b></td></tr>
</table>`,
    CONTEXT,
    '<details><summary>Roll back to version 1</summary>',
    expect.stringMatching(/^```sh\naws lambda update-alias [^`]*\{3=0.25\}\n```$/),
    '</details>',
    '<details><summary>Timing, hashes and ARNs</summary>',
    `<table>
<tr><td>Read</td><td>0.1 s</td><td><code>▇</code></td></tr>
<tr><td>Update</td><td>2.1 s</td><td><code>▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇</code></td></tr>
</table>`,
    expect.stringContaining(
      `<tr><td><code>previous-code-sha256</code></td><td><code>${OLD.codeSha256}</code></td></tr>`,
    ),
    '</details>',
  ])
})

test('unchanged is two lines', () => {
  const facts = {
    before: OLD,
    unchanged: true,
    aliasBefore: ALIAS,
    published: versionOf(OLD, '1'),
    newVersion: false,
    ready: true,
    alias: { name: 'live', arn: ALIAS.arn, from: '1', to: '1', moved: false },
  }
  expect(blocksOf(createOutcome(facts, { plan: { release: LIVE }, phases: PHASES, elapsedMs: 200 }))).toEqual(
    [
      '<h3>⏭️ <code>greeting</code> unchanged: nothing to deploy</h3>',
      `<p><a href="${CONSOLE}">greeting</a> in eu-west-1 (123456789012) runs this code already (<code>OguaX0SyQj</code>, version 1, alias <b>live</b>). Nothing was uploaded · <b>0.2 s</b></p>`,
    ],
  )
})

test.each([
  [{ kind: 'accepted' }, '✅ Lambda accepts the update'],
  [
    { kind: 'not asked', why: 'the role may not update.' },
    '⚠️ Lambda was not asked: the role may not update.',
  ],
  [{ kind: 'nothing to ask' }, '✅ There is nothing to update'],
  [undefined, '⚠️ Lambda was not asked'],
] as const)('a dry run is a plan, with the verdict of Lambda: %j', (verdict, words) => {
  const facts = {
    before: OLD,
    aliasBefore: { ...ALIAS, version: '7' },
    sha256: NEW.codeSha256,
    size: 159,
    findings: [FINDING],
    ...(verdict && { verdict }),
  }
  const blocks = blocksOf(createOutcome(facts, { plan: { dryRun: true, release: LIVE } }))
  expect(blocks.slice(0, 3)).toEqual([
    '<h3>🔎 Dry run: <code>greeting</code> would change</h3>',
    `<table>
<tr><th align="left"></th><th align="left">Now</th><th align="left">With this deployment</th></tr>
<tr><td>Code</td><td><code>OguaX0SyQj</code> · 158 B</td><td><b><code>arqDea1mGk</code> · 159 B</b></td></tr>
<tr><td>Alias <b>live</b></td><td><a href="${CONSOLE}/versions/7">version 7</a></td><td><b>a new version</b></td></tr>
<tr><td>Architecture</td><td>x86_64</td><td>x86_64</td></tr>
</table>`,
    `<p>${words} · ⚠️ 1 finding in the package · nothing was changed</p>`,
  ])
})

test('a dry run that does not know the hash promises no new version', () => {
  const [, plan] = blocksOf(
    createOutcome({ before: OLD, aliasBefore: ALIAS }, { plan: { dryRun: true, release: LIVE } }),
  )
  expect(plan).toContain('<b>a version with its code</b>')
})

test('a dry run that would change nothing names the version that has the code', () => {
  const facts = {
    before: OLD,
    unchanged: true,
    aliasBefore: ALIAS,
    published: versionOf(OLD, '1'),
    newVersion: false,
  }
  const [, plan] = blocksOf(createOutcome(facts, { plan: { dryRun: true, release: LIVE } }))
  expect(plan).toContain('<td>version 1</td>')
  expect(plan).toContain('<td><code>OguaX0SyQj</code> · 158 B</td><td><code>OguaX0SyQj</code> · 158 B</td>')
})

const sent =
  '<tr><td>✅</td><td>Code sent</td><td><code>arqDea1mGk</code> is on <code>$LATEST</code></td></tr>'
const finished = '<tr><td>✅</td><td>Update finished</td><td></td></tr>'
const version = `<tr><td>✅</td><td>Version published</td><td><a href="${CONSOLE}/versions/2">version 2</a></td></tr>`
const stays = '<tr><td>–</td><td>Alias <b>live</b> moved</td><td>not reached: still version 1</td></tr>'
const made = { published: versionOf(NEW, '2'), newVersion: true }

test.each<[string, Outcome, string[]]>([
  [
    'code that was refused',
    half({ update: 'not sent', current: undefined }),
    [
      '<tr><td>⏹️</td><td>Code sent</td><td>stopped here</td></tr>',
      '<tr><td>–</td><td>Update finished</td><td>not reached</td></tr>',
      '<tr><td>–</td><td>Version published</td><td>not reached</td></tr>',
      stays,
    ],
  ],
  [
    'a lost answer',
    half({ update: 'unanswered', current: undefined }),
    [
      '<tr><td>❓</td><td>Code sent</td><td>sent, but nobody answered: it may have happened</td></tr>',
      '<tr><td>–</td><td>Update finished</td><td>not reached</td></tr>',
      '<tr><td>–</td><td>Version published</td><td>not reached</td></tr>',
      stays,
    ],
  ],
  [
    'an unfinished update',
    half({ update: 'accepted' }, { lastSeen: 'InProgress, The function is being created' }),
    [
      sent,
      '<tr><td>⏹️</td><td>Update finished</td><td>stopped here; Lambda said: <i>InProgress, The function is being created</i></td></tr>',
      '<tr><td>–</td><td>Version published</td><td>not reached</td></tr>',
      stays,
    ],
  ],
  [
    'code that another deployment replaced',
    half({ update: 'accepted', replaced: true, current: THEIRS }),
    [
      '<tr><td>✅</td><td>Code sent</td><td><code>arqDea1mGk</code> was sent, then another deployment replaced it with <code>kQf1e0Q4mY</code></td></tr>',
      '<tr><td>⏹️</td><td>Update finished</td><td>stopped here</td></tr>',
      '<tr><td>–</td><td>Version published</td><td>not reached</td></tr>',
      stays,
    ],
  ],
  [
    'an alias that was to be created',
    half({ ...made, aliasBefore: undefined }),
    [
      sent,
      finished,
      version,
      '<tr><td>⏹️</td><td>Version ready</td><td>stopped here</td></tr>',
      '<tr><td>–</td><td>Alias <b>live</b> created</td><td>not reached: it is not there yet</td></tr>',
    ],
  ],
  [
    'an alias that was there already',
    half({ ...made, ready: true, alias: { ...MOVE, from: '2', moved: false } }),
    [
      sent,
      finished,
      version,
      '<tr><td>✅</td><td>Version ready</td><td></td></tr>',
      `<tr><td>✅</td><td>Alias <b>live</b> moved</td><td>not needed: it serves <a href="${CONSOLE}/versions/2">version 2</a> already</td></tr>`,
    ],
  ],
  [
    'a version that is not ready',
    half(made, { lastSeen: 'Pending' }),
    [
      sent,
      finished,
      version,
      '<tr><td>⏹️</td><td>Version ready</td><td>stopped here; Lambda said: <i>Pending</i></td></tr>',
      stays,
    ],
  ],
  [
    'an alias that may have moved',
    half({ ...made, ready: true, aliasUnanswered: true }, { lastSeen: 'Pending' }),
    [
      sent,
      finished,
      version,
      '<tr><td>✅</td><td>Version ready</td><td></td></tr>',
      '<tr><td>❓</td><td>Alias <b>live</b> moved</td><td>sent, but nobody answered: it may have happened</td></tr>',
    ],
  ],
])('a failure says how far it came: %s', (_, outcome, rows) => {
  expect(blocksOf(outcome)).toContain(['<table>', ...rows, '</table>'].join('\n'))
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
  expect(blocksOf(createOutcome({}, { error }), {})).toEqual(
    [
      '<h3>❌ <code>greeting</code> was not touched: AWS refused the token of the job</h3>',
      '<blockquote>Not authorized to perform sts:AssumeRoleWithWebIdentity</blockquote>',
      '<p><b>Fix:</b> Add this statement to the trust policy of <code>deploy-greeting</code>:<br>Values must match.</p>',
      '<p>Trust policy:</p>',
      '````json\n{\n  "Effect": "```"\n}\n````',
      '<p><sub>AccessDenied, HTTP 403 · request c6af9ac6</sub></p>',
      '<p>greeting in eu-west-1 · <b>2.9 s</b></p>',
      '<details><summary>Timing, hashes and ARNs</summary>',
    ].slice(0, 7),
  )
})

test.each([
  ['No.\nIts lines.', {}, ['<p>Its lines.</p>']],
  [
    'greeting runs other code than this step sent.',
    { ...SENT, update: 'accepted', replaced: true, current: THEIRS },
    [],
  ],
  [
    'The alias live could not be moved.',
    { ...SENT, before: undefined },
    ['<p>The alias live could not be moved.</p>'],
  ],
] as const)('what the heading says of %j is not said again below it', (what, facts, blocks) => {
  const outcome = createOutcome(facts as Partial<Facts>, { error: new DeployError({ what, why: 'Why.' }) })
  const [heading, ...rest] = blocksOf(outcome, {}).filter((block) => !block.startsWith('<table>'))
  expect(rest.slice(0, blocks.length + 1)).toEqual([...blocks, '<blockquote>Why.</blockquote>'])
  expect(heading).toMatch(/^<h3>/)
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

test('findings: the first in an alert, certain ones before others, the rest folded, none told twice', () => {
  const other = { ...FINDING, what: 'Perhaps.', certain: false }
  const blocks = blocksOf(released({ findings: [other, FINDING] }))
  const told =
    '<p>The handler <code>index.handler</code> needs index.js.<br>The first invocation fails.<br><b>Fix:</b> Put it there.</p>'
  const at = blocks.indexOf(`> [!WARNING]\n>\n> ${told}`)
  expect(blocks.slice(at + 1, at + 3)).toEqual([
    '<details><summary>1 more finding in the package</summary>',
    '<p>Perhaps.<br>The first invocation fails.<br><b>Fix:</b> Put it there.</p>',
  ])
  const refused = createOutcome(
    { before: OLD, findings: [FINDING] },
    { error: new DeployError({ what: 'No.', why: FINDING.what }) },
  )
  expect(summaryOf(refused, ENV)).not.toContain('[!WARNING]')
})

test('managed instances: what to set', () => {
  const blocks = blocksOf(createOutcome({ ...SENT, current: { ...NEW, managedInstances: true } }))
  expect(blocks.join()).toContain('set <code>publish-to: LATEST_PUBLISHED</code>')
})

test.each([
  [0, '<code>arqDea1mGk</code></td>'],
  [1_023, '1023 B'],
  [1_024, '1.0 KiB'],
  [52_428_800, '50.0 MiB'],
])('%i bytes read as "%s"', (codeSize, text) => {
  expect(summaryOf(createOutcome({ ...SENT, current: { ...NEW, codeSize } }), ENV)).toContain(text)
})

test('without a console there is no link, and a commit without a known server has none', () => {
  const arn = 'arn:aws-iso:lambda:us-iso-east-1:123456789012:function:greeting'
  const outcome = createOutcome({
    ...SENT,
    before: { ...OLD, arn },
    current: { ...NEW, arn, resolvedImageUri: IMAGE },
  })
  const env = { ...ENV, GITHUB_SERVER_URL: 'javascript:alert(1)//' }
  expect(blocksOf(outcome, env).join()).not.toContain('<a ')
})

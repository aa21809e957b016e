import { readFileSync } from 'node:fs'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { outputsOf, resultOf } from '../../../src/report/outputs.ts'
import {
  ALIAS,
  ARN,
  CANCELLED,
  createOutcome,
  IMAGE,
  LIVE,
  NEW,
  NEW_HASH,
  OLD,
  OLD_HASH,
  released,
  SENT,
  versionOf,
} from './deployments.ts'

const CONSOLE = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/greeting'
const FOUND = {
  'function-name': 'greeting',
  'function-arn': ARN,
  region: 'eu-west-1',
  'console-url': CONSOLE,
  'code-sha256': OLD_HASH,
  'code-size': '158',
  architecture: 'x86_64',
  'package-type': 'Zip',
  'revision-id': OLD.revisionId,
  'last-modified': OLD.lastModified,
  changed: 'false',
  'previous-code-sha256': OLD_HASH,
}
const NOW = {
  ...FOUND,
  'code-sha256': NEW_HASH,
  'code-size': '5347738',
  'revision-id': NEW.revisionId,
  'last-modified': NEW.lastModified,
  changed: 'true',
}
const LIVE_ALIAS = {
  'alias-arn': `${ARN}:live`,
  'console-url': `${CONSOLE}/aliases/live`,
  'previous-version': '1',
}
const REACHED_V2 = { ...NOW, version: '2', 'version-arn': `${ARN}:2` }
const {
  'code-sha256': _,
  'code-size': __,
  architecture: ___,
  'revision-id': ____,
  'last-modified': _____,
  changed: ______,
  ...KNOWN
} = FOUND
const SEALED = { release: LIVE }
const failing = (facts: object) =>
  createOutcome({ ...SENT, aliasBefore: ALIAS, ...facts }, { plan: SEALED, error: CANCELLED })
const published = { published: versionOf(NEW, '2'), newVersion: true }

test.each<[string, Outcome, object]>([
  ['plain code', createOutcome(SENT), { ...NOW, version: '$LATEST' }],
  ['a release', released(), { ...REACHED_V2, ...LIVE_ALIAS }],
  [
    'a version without an alias',
    createOutcome(
      { ...SENT, ...published, newestBefore: versionOf(OLD, '1') },
      { plan: { release: { description: '' } } },
    ),
    { ...REACHED_V2, 'previous-version': '1', 'console-url': `${CONSOLE}/versions/2` },
  ],
  [
    'code that runs already',
    createOutcome({ before: OLD, unchanged: true }),
    { ...FOUND, version: '$LATEST' },
  ],
  [
    'an alias at $LATEST, which is no version to go back to',
    released({ aliasBefore: { ...ALIAS, version: '$LATEST' } }),
    { ...REACHED_V2, ...LIVE_ALIAS, 'previous-version': undefined },
  ],
  [
    'an ARN that came with a qualifier',
    createOutcome({ before: { ...OLD, arn: `${ARN}:$LATEST` }, unchanged: true }),
    { ...FOUND, version: '$LATEST' },
  ],
  [
    'a dry run: what it would become, and no version',
    createOutcome(
      { before: OLD, aliasBefore: ALIAS, sha256: NEW_HASH, size: 159 },
      { plan: { ...SEALED, dryRun: true, architecture: 'arm64' } },
    ),
    {
      ...FOUND,
      ...LIVE_ALIAS,
      'code-sha256': NEW_HASH,
      'code-size': '159',
      architecture: 'arm64',
      changed: 'true',
    },
  ],
  [
    'a dry run of code that nobody can hash',
    createOutcome({ before: OLD }, { plan: { dryRun: true } }),
    { ...FOUND, 'code-sha256': undefined, 'code-size': undefined, changed: undefined },
  ],
  [
    'a function that could not be read',
    createOutcome({}, { error: CANCELLED }),
    { 'function-name': 'greeting', region: 'eu-west-1', changed: 'false' },
  ],
  [
    'an ARN that could not be read',
    { ...createOutcome({}, { error: CANCELLED }), target: { functionName: ARN, region: 'eu-west-1' } },
    {
      'function-name': 'greeting',
      'function-arn': ARN,
      region: 'eu-west-1',
      'console-url': CONSOLE,
      changed: 'false',
    },
  ],
  [
    'inputs that were refused',
    { ...createOutcome({}, { error: CANCELLED }), target: undefined, plan: undefined } as Outcome,
    { changed: 'false' },
  ],
  ['code that was refused', failing({ update: 'not sent', current: undefined }), { ...FOUND, ...LIVE_ALIAS }],
  [
    'an update that nobody answered',
    failing({ update: 'unanswered', current: undefined }),
    { ...KNOWN, ...LIVE_ALIAS },
  ],
  [
    'an update that Lambda failed to apply',
    failing({ update: 'abandoned' }),
    { ...FOUND, ...LIVE_ALIAS, 'revision-id': NEW.revisionId, 'last-modified': NEW.lastModified },
  ],
  ['an update that did not finish', failing({ update: 'accepted' }), { ...NOW, ...LIVE_ALIAS }],
  ['a version that was not released', failing(published), { ...REACHED_V2, ...LIVE_ALIAS }],
])('the outputs tell of %s what is known, and nothing else', (_name, outcome, expected) => {
  expect(outputsOf(outcome)).toEqual(JSON.parse(JSON.stringify(expected)))
})

test('an image names what its tag resolved to', () => {
  const current = { ...NEW, packageType: 'Image', resolvedImageUri: IMAGE }
  expect(outputsOf(createOutcome({ ...SENT, current }))).toMatchObject({ 'resolved-image-uri': IMAGE })
})

test('what the service does not tell is left out', () => {
  const outputs = outputsOf(
    createOutcome({ ...SENT, current: { ...NEW, revisionId: undefined, lastModified: '' } }),
  )
  expect(outputs).not.toHaveProperty('revision-id')
  expect(outputs).not.toHaveProperty('last-modified')
})

test('a result is the outputs in types of JSON, with the status and the error', () => {
  expect(resultOf(released())).toEqual({
    status: 'deployed',
    ...outputsOf(released()),
    'code-size': 5_347_738,
    changed: true,
  })
  expect(resultOf(failing({ update: 'unanswered', current: undefined }))).toEqual({
    status: 'incomplete',
    ...KNOWN,
    ...LIVE_ALIAS,
    error: CANCELLED.message,
  })
})

test('results have a bound, whatever a service answers, and are cut between words', () => {
  const long = '\u0001'.repeat(1_000_000)
  const hostile = { ...OLD, name: long, arn: long, codeSha256: long, architecture: long, revisionId: long }
  const error = new DeployError({ what: 'word '.repeat(1_000_000), why: long })
  const result = JSON.stringify([resultOf(createOutcome({ before: hostile }, { error }))])
  expect(result.length).toBeLessThan(50_000)
  expect(JSON.parse(result)).toMatchObject([{ error: expect.stringMatching(/word …$/) }])
})

test('every output is declared, and no declared one is unknown', () => {
  const action = readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8')
  const declared = [
    ...(action.split('\noutputs:\n')[1]?.split('\nruns:')[0] ?? '').matchAll(/^ {2}([a-z0-9-]+):/gm),
  ].map(([, name]) => name)
  const image = released({ current: { ...NEW, resolvedImageUri: IMAGE } })
  expect([...Object.keys(outputsOf(image)), 'results'].sort()).toEqual(declared.sort())
})

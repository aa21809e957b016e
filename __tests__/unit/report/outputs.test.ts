import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { DeployError } from '../../../src/errors.ts'
import { outputsOf, resultOf } from '../../../src/report/outputs.ts'
import {
  ALIAS,
  ARN,
  CANCELLED,
  createOutcome,
  FOUND,
  IMAGE,
  LIVE,
  MOVE,
  NEW,
  NEW_HASH,
  OLD,
  OLD_HASH,
  OUTCOMES,
  PLAN,
  publishing,
  READY,
  releasing,
  sent,
  versionOf,
} from './outcomes.ts'

const CONSOLE = 'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/greeting'
const BEFORE = {
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
  ...BEFORE,
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
/** No names of what nobody can know. */
const UNKNOWN_CODE = {
  'code-sha256': undefined,
  'code-size': undefined,
  architecture: undefined,
  'revision-id': undefined,
  'last-modified': undefined,
  changed: undefined,
}
const RELEASED = { ...REACHED_V2, ...LIVE_ALIAS }

test.each<[keyof typeof OUTCOMES, object]>([
  ['code sent', { ...NOW, version: '$LATEST' }],
  ['code unchanged', { ...BEFORE, ...LIVE_ALIAS, version: '$LATEST' }],
  ['alias moved', RELEASED],
  ['version not ready', RELEASED],
  ['update refused', { ...BEFORE, ...LIVE_ALIAS }],
  ['update unanswered, not released', { ...BEFORE, ...UNKNOWN_CODE, ...LIVE_ALIAS }],
  [
    'update failed',
    { ...BEFORE, ...LIVE_ALIAS, 'revision-id': NEW.revisionId, 'last-modified': NEW.lastModified },
  ],
  ['update unfinished, not released', { ...NOW, ...LIVE_ALIAS }],
  ['function not read', { 'function-name': 'greeting', region: 'eu-west-1', changed: 'false' }],
  ['inputs refused', { changed: 'false' }],
])('the outputs have what is known, and nothing else: %s', (name, expected) => {
  expect(outputsOf(OUTCOMES[name])).toEqual(known(expected))
})

test.each<[string, Outcome, object]>([
  [
    'a version has its own page of the console',
    publishing({ ...READY, newestBefore: versionOf(OLD, '1') }),
    { ...REACHED_V2, 'previous-version': '1', 'console-url': `${CONSOLE}/versions/2` },
  ],
  [
    'an alias at $LATEST is no version to go back to',
    releasing({ ...READY, alias: MOVE, aliasBefore: { ...ALIAS, version: '$LATEST' } }),
    { ...RELEASED, 'previous-version': undefined },
  ],
  [
    'an ARN has no qualifier',
    createOutcome({ before: { ...OLD, arn: `${ARN}:$LATEST` }, unchanged: true }),
    { ...BEFORE, version: '$LATEST' },
  ],
  [
    'an ARN that could not be read is known all the same',
    {
      ...OUTCOMES['function not read'],
      plan: { ...PLAN, target: { functionName: ARN, region: 'eu-west-1' } },
    },
    {
      'function-name': 'greeting',
      'function-arn': ARN,
      region: 'eu-west-1',
      'console-url': CONSOLE,
      changed: 'false',
    },
  ],
  [
    'a dry run tells what it would become, and no version',
    createOutcome(
      { ...FOUND, sha256: NEW_HASH, size: 159 },
      { plan: { release: LIVE, dryRun: true, architecture: 'arm64' } },
    ),
    {
      ...BEFORE,
      ...LIVE_ALIAS,
      'code-sha256': NEW_HASH,
      'code-size': '159',
      architecture: 'arm64',
      changed: 'true',
    },
  ],
  [
    'a dry run of code that nobody can hash does not',
    createOutcome({ before: OLD }, { plan: { dryRun: true } }),
    { ...BEFORE, 'code-sha256': undefined, 'code-size': undefined, changed: undefined },
  ],
  [
    'an image names what its tag resolved to',
    sent({ current: { ...NEW, resolvedImageUri: IMAGE } }),
    { ...NOW, version: '$LATEST', 'resolved-image-uri': IMAGE },
  ],
  [
    'what the service does not say is left out',
    sent({ current: { ...NEW, revisionId: undefined, lastModified: '' } }),
    { ...NOW, version: '$LATEST', 'revision-id': undefined, 'last-modified': undefined },
  ],
])('%s', (_, outcome, expected) => {
  expect(outputsOf(outcome)).toEqual(known(expected))
})

/** Without what is undefined. */
function known(outputs: object): object {
  return JSON.parse(JSON.stringify(outputs))
}

test('a result is the outputs in types of JSON, with the status and the error', () => {
  const outcome = OUTCOMES['alias moved']
  const types = { 'code-size': 5_347_738, changed: true }
  expect(resultOf(outcome)).toEqual({ status: 'deployed', ...outputsOf(outcome), ...types })
  const unanswered = OUTCOMES['update unanswered']
  const error = CANCELLED.message
  expect(resultOf(unanswered)).toEqual({ status: 'incomplete', ...outputsOf(unanswered), error })
})

test('results have a bound, whatever a service answers, and are cut between words', () => {
  const long = '\u0001'.repeat(1_000_000)
  const before = { ...OLD, name: long, arn: long, codeSha256: long, architecture: long, revisionId: long }
  const error = new DeployError({ what: 'word '.repeat(1_000_000), why: long })
  const result = JSON.stringify([resultOf(createOutcome({ before }, { error }))])
  expect(result.length).toBeLessThan(50_000)
  expect(JSON.parse(result)).toMatchObject([{ error: expect.stringMatching(/word …$/) }])
})

test('every output is declared, and no declared one is unknown', () => {
  const { outputs } = parse(readFileSync(new URL('../../../action.yml', import.meta.url), 'utf8'))
  const image = releasing({ ...READY, alias: MOVE, current: { ...NEW, resolvedImageUri: IMAGE } })
  expect([...Object.keys(outputsOf(image)), 'results'].sort()).toEqual(Object.keys(outputs).sort())
})

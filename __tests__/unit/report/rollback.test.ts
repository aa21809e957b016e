import { spawnSync } from 'node:child_process'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { rollbackCommand } from '../../../src/report/rollback.ts'
import {
  ALIAS,
  CANCELLED,
  createOutcome,
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

const V1 = versionOf(OLD, '1')
const half = (facts: object) =>
  createOutcome({ ...SENT, aliasBefore: ALIAS, ...facts }, { plan: { release: LIVE }, error: CANCELLED })

test.each<[string, Outcome, string]>([
  [
    'an alias: the version it had, with all of its traffic',
    released(),
    `aws lambda update-alias --region eu-west-1 \\
  --function-name greeting --name live --function-version 1 \\
  --routing-config AdditionalVersionWeights={}`,
  ],
  [
    'a weighted alias: its weights too',
    released({ aliasBefore: { ...ALIAS, weights: { '3': 0.25 } } }),
    `aws lambda update-alias --region eu-west-1 \\
  --function-name greeting --name live --function-version 1 \\
  --routing-config AdditionalVersionWeights={3=0.25}`,
  ],
  [
    'an alias that may have moved',
    half({ published: V1, newVersion: true, ready: true, aliasUnanswered: true }),
    `aws lambda update-alias --region eu-west-1 \\
  --function-name greeting --name live --function-version 1 \\
  --routing-config AdditionalVersionWeights={}`,
  ],
  [
    'an image, with its architecture',
    createOutcome({ ...SENT, before: { ...OLD, architecture: 'arm64', resolvedImageUri: IMAGE } }),
    `aws lambda update-function-code --region eu-west-1 \\
  --function-name greeting \\
  --image-uri ${IMAGE} --architectures arm64`,
  ],
  [
    'code on $LATEST alone: a version that has it',
    half({ newestBefore: V1 }),
    `curl -o previous.zip "$(aws lambda get-function --region eu-west-1 \\
  --function-name greeting --qualifier 1 \\
  --query Code.Location --output text)" &&
aws lambda update-function-code --region eu-west-1 \\
  --function-name greeting \\
  --zip-file fileb://previous.zip`,
  ],
])('the way back from %s', (_, outcome, command) => {
  expect(rollbackCommand(outcome)).toBe(command)
})

test('a shell reads the words that were meant, lines and braces and all', () => {
  const command = rollbackCommand(released({ aliasBefore: { ...ALIAS, weights: { '3': 0.25 } } }))
  const script = `aws() { printf '%s\\n' "$@"; }\n${command}`
  for (const shell of ['bash', 'sh']) {
    const { stdout } = spawnSync(shell, ['-c', script], { encoding: 'utf8' })
    expect(stdout.trim().split('\n').slice(-2)).toEqual([
      '--routing-config',
      'AdditionalVersionWeights={3=0.25}',
    ])
  }
})

test.each<[string, Outcome]>([
  ['code of which no version is known', createOutcome(SENT)],
  ['a version that has other code', createOutcome({ ...SENT, newestBefore: versionOf(NEW, '1') })],
  ['a run that found the code unchanged', createOutcome({ before: OLD, unchanged: true })],
  ['a dry run', createOutcome({ before: OLD, newestBefore: V1 }, { plan: { dryRun: true } })],
  ['a run that touched nothing', createOutcome({ before: OLD, newestBefore: V1 }, { error: CANCELLED })],
  [
    'code that another deployment replaced',
    half({ update: 'accepted', replaced: true, newestBefore: V1, current: THEIRS }),
  ],
  ['code that was sent again', createOutcome({ ...SENT, current: OLD, newestBefore: V1 })],
  ['an alias that is new', released({ aliasBefore: undefined, alias: { ...MOVE, from: undefined } })],
  ['an alias that stayed', released({ alias: { ...MOVE, from: '2', moved: false } })],
  ['an alias that pointed at $LATEST', released({ aliasBefore: { ...ALIAS, version: '$LATEST' } })],
  ['names that a shell would read', released({ alias: { ...MOVE, name: '$(curl example.com)' } })],
  ['weights that a shell would read', released({ aliasBefore: { ...ALIAS, weights: { '$(id)': 0.1 } } })],
])('after %s there is no command', (_, outcome) => {
  expect(rollbackCommand(outcome)).toBeUndefined()
})

import { spawnSync } from 'node:child_process'
import type { Outcome } from '../../../src/deploy/outcome.ts'
import { rollbackCommand } from '../../../src/report/rollback.ts'
import {
  ALIAS,
  createOutcome,
  IMAGE,
  MOVE,
  NEW,
  OLD,
  OUTCOMES,
  READY,
  releasing,
  sent,
  versionOf,
} from './outcomes.ts'

const V1 = versionOf(OLD, '1')
const WEIGHTS = { ...ALIAS, weights: { '3': 0.25 } }
const WEIGHTED = releasing({ ...READY, alias: MOVE, aliasBefore: WEIGHTS })

const UPDATE_ALIAS = `aws lambda update-alias --region eu-west-1 \\
  --function-name greeting --name live --function-version 1 \\
  --routing-config AdditionalVersionWeights=`
const UPDATE_CODE = `aws lambda update-function-code --region eu-west-1 \\
  --function-name greeting \\
  `
const DOWNLOAD = `curl -o previous.zip "$(aws lambda get-function --region eu-west-1 \\
  --function-name greeting --qualifier 1 \\
  --query Code.Location --output text)" &&
`

test.each<[string, Outcome, string]>([
  ['an alias: the version it had, with all of its traffic', OUTCOMES['alias moved'], `${UPDATE_ALIAS}{}`],
  ['a weighted alias: its weights too', WEIGHTED, `${UPDATE_ALIAS}{3=0.25}`],
  ['an alias that may have moved', OUTCOMES['alias unanswered'], `${UPDATE_ALIAS}{}`],
  [
    'an image, with its architecture',
    sent({ before: { ...OLD, architecture: 'arm64', resolvedImageUri: IMAGE } }),
    `${UPDATE_CODE}--image-uri ${IMAGE} --architectures arm64`,
  ],
  [
    'code on $LATEST alone: a version that has it',
    withNewest('code sent, not released'),
    `${DOWNLOAD}${UPDATE_CODE}--zip-file fileb://previous.zip`,
  ],
])('a rollback of %s', (_, outcome, command) => {
  expect(rollbackCommand(outcome)).toBe(command)
})

test.each(['bash', 'sh'])('%s reads the words that were meant, lines and braces and all', (shell) => {
  const script = `aws() { printf '%s\\n' "$@"; }\n${rollbackCommand(WEIGHTED)}`
  const { stdout } = spawnSync(shell, ['-c', script], { encoding: 'utf8' })
  expect(stdout).toMatch(/\n--routing-config\nAdditionalVersionWeights=\{3=0\.25\}\n$/)
})

const moved = (facts: object) => releasing({ ...READY, alias: MOVE, ...facts })

test.each<[string, Outcome]>([
  ['code of which no version is known', OUTCOMES['code sent']],
  ['a version that has other code', sent({ newestBefore: versionOf(NEW, '1') })],
  ['a run that found the code unchanged', createOutcome({ before: OLD, unchanged: true, newestBefore: V1 })],
  ['a dry run', createOutcome({ before: OLD, newestBefore: V1 }, { plan: { dryRun: true } })],
  ['a run that touched nothing', withNewest('update refused')],
  ['code that another deployment replaced', withNewest('code replaced, not released')],
  ['code that was sent again', withNewest('code sent again')],
  ['an alias that is new', OUTCOMES['alias created']],
  ['an alias that stayed', OUTCOMES['alias kept']],
  ['an alias that pointed at $LATEST', moved({ aliasBefore: { ...ALIAS, version: '$LATEST' } })],
  ['names that a shell would read', moved({ alias: { ...MOVE, name: '$(curl example.com)' } })],
  ['weights that a shell would read', moved({ aliasBefore: { ...ALIAS, weights: { '$(id)': 0.1 } } })],
])('after %s there is no command', (_, outcome) => {
  expect(rollbackCommand(outcome)).toBeUndefined()
})

/** An outcome before which version 1 had the code. */
function withNewest(name: keyof typeof OUTCOMES): Outcome {
  const outcome = OUTCOMES[name]
  return { ...outcome, facts: { ...outcome.facts, newestBefore: V1 } }
}

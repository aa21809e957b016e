import { functionState } from '../../src/aws/function-state.ts'
import { reusable } from '../../src/deploy/publish.ts'
import { afterUpdate, beforeUpdate, describe as inWords, versionReady } from '../../src/deploy/verdict.ts'

type Configuration = Parameters<typeof functionState>[0]

/** States that this action does not know are part of the table: AWS adds some without notice. */
test.each<[Configuration, string, string]>([
  [{ State: 'Active', LastUpdateStatus: 'Successful' }, 'settled', 'settled'],
  [{ State: 'Active', LastUpdateStatus: 'InProgress' }, 'waiting', 'waiting'],
  [{ State: 'Active', LastUpdateStatus: 'Failed' }, 'settled', 'failed'],
  [{ State: 'Inactive', LastUpdateStatus: 'Successful' }, 'settled', 'settled'],
  [{ State: 'Inactive', LastUpdateStatus: 'InProgress' }, 'waiting', 'waiting'],
  [{ State: 'ActiveNonInvocable', LastUpdateStatus: 'Successful' }, 'settled', 'settled'],
  [{ State: 'Pending' }, 'waiting', 'waiting'],
  [{ State: 'Pending', LastUpdateStatus: 'Successful' }, 'waiting', 'waiting'],
  [{ State: 'Failed', LastUpdateStatus: 'Successful' }, 'settled', 'failed'],
  [{ State: 'Deleting', LastUpdateStatus: 'Successful' }, 'settled', 'failed'],
  [{ State: 'Deactivated', LastUpdateStatus: 'Successful' }, 'settled', 'settled'],
  [{ State: 'Daydreaming' as 'Active', LastUpdateStatus: 'Perhaps' as 'Failed' }, 'settled', 'settled'],
  [{}, 'settled', 'settled'],
])('%j is %s before an update and %s after it', (configuration, before, after) => {
  const state = functionState(configuration)
  expect(beforeUpdate(state).kind).toBe(before)
  expect(afterUpdate(state).kind).toBe(after)
})

test.each<[Configuration, string]>([
  [{ State: 'Active' }, 'settled'],
  [{ State: 'Pending' }, 'waiting'],
  [{ State: 'Failed' }, 'failed'],
  [{ State: 'Active', SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' } }, 'settled'],
  [{ State: 'Active', SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' } }, 'waiting'],
  [{ State: 'Active', SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' } }, 'settled'],
  [{ State: 'Failed', SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' } }, 'failed'],
])('a version that is %j is %s', (configuration, kind) => {
  expect(versionReady(functionState({ Version: '7', ...configuration })).kind).toBe(kind)
})

test.each<[Configuration, string]>([
  [{}, 'state unknown'],
  [{ State: 'Active', LastUpdateStatus: 'Successful' }, 'state Active'],
  [{ State: 'Inactive', StateReasonCode: 'Idle' }, 'state Inactive (Idle)'],
  [
    {
      LastUpdateStatus: 'Failed',
      LastUpdateStatusReasonCode: 'ImageDeleted',
      LastUpdateStatusReason: 'Gone.',
    },
    'update Failed (ImageDeleted: Gone.)',
  ],
  [
    { State: 'Failed', StateReason: 'No more memory.', StateReasonCode: undefined },
    'state Failed (No more memory.)',
  ],
])('%j reads as "%s"', (configuration, words) => {
  expect(inWords(functionState(configuration))).toBe(words)
})

const VERSION: Configuration = {
  Version: '7',
  State: 'Active',
  CodeSha256: 'bmV3',
  ConfigSha256: 'Y29uZmln',
  Architectures: ['arm64'],
}
const LATEST: Configuration = { ...VERSION, Version: '$LATEST' }

test('a version with the same code and configuration is used again', () => {
  const [version, latest] = [functionState(VERSION), functionState(LATEST)]
  expect(reusable(version, latest, latest)).toBe(version)
})

test.each<[string, Configuration | undefined, Configuration]>([
  ['there is none', undefined, LATEST],
  ['its code is another', { ...VERSION, CodeSha256: 'b2xk' }, LATEST],
  ['its architecture is another', { ...VERSION, Architectures: ['x86_64'] }, LATEST],
  ['its configuration is another', { ...VERSION, ConfigSha256: 'b3RoZXI=' }, LATEST],
  [
    'no configuration is told',
    { ...VERSION, ConfigSha256: undefined },
    { ...LATEST, ConfigSha256: undefined },
  ],
  ['it has failed', { ...VERSION, State: 'Failed' }, LATEST],
  ['its snapshot is not ready', { ...VERSION, SnapStart: { ApplyOn: 'PublishedVersions' } }, LATEST],
])('no version is used again where %s', (_, candidate, latest) => {
  const settled = functionState(latest)
  expect(reusable(candidate && functionState(candidate), settled, settled)).toBeUndefined()
})

test('no version is used again where the code that ran before was another', () => {
  const before = functionState({ ...LATEST, CodeSha256: 'b2xk' })
  expect(reusable(functionState(VERSION), before, functionState(LATEST))).toBeUndefined()
})

test('a state takes from a response what it says, and nothing of the environment', () => {
  const configuration = {
    Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/x', SECRET: 'hunter2' } },
  }
  const state = functionState({ ...configuration, Layers: [{ Arn: 'arn' }] })
  expect(state).toMatchObject({ execWrapper: true, layers: true, sourceKmsKeyArn: null })
  expect(JSON.stringify(state)).not.toContain('hunter2')
})

import { functionState } from '../../../src/aws/function-state.ts'
import { isReusable } from '../../../src/deploy/reusable-version.ts'
import {
  afterUpdate,
  beforeUpdate,
  describe as inWords,
  versionReady,
} from '../../../src/deploy/wait-state.ts'

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
  Architectures: ['arm64'],
  MemorySize: 128,
  Environment: { Variables: { STAGE: 'live', TABLE: 'orders' } },
  SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' },
  Description: 'Release 7',
  RevisionId: 'seven',
}
const LATEST: Configuration = {
  ...VERSION,
  Version: '$LATEST',
  RevisionId: 'latest',
  Description: '',
  SnapStart: { OptimizationStatus: 'Off', ApplyOn: 'PublishedVersions' },
  Environment: { Variables: { TABLE: 'orders', STAGE: 'live' } },
  LastUpdateStatus: 'Successful',
}

test('a version with the same code and configuration is used again', () => {
  expect(isReusable(functionState(VERSION), functionState(LATEST))).toBe(true)
})

test.each<[string, Configuration, Configuration]>([
  ['its code is another', { ...VERSION, CodeSha256: 'b2xk' }, LATEST],
  ['its architecture is another', { ...VERSION, Architectures: ['x86_64'] }, LATEST],
  ['its memory is another', { ...VERSION, MemorySize: 256 }, LATEST],
  ['a variable is another', { ...VERSION, Environment: { Variables: { STAGE: 'test' } } }, LATEST],
  ['it has a member that nobody knows yet', { ...VERSION, Gravity: 'off' } as Configuration, LATEST],
  [
    'variables cannot be read',
    { ...VERSION, Environment: { Error: { ErrorCode: 'AccessDeniedException' } } },
    { ...LATEST, Environment: { Error: { ErrorCode: 'AccessDeniedException' } } },
  ],
  ['it has failed', { ...VERSION, State: 'Failed' }, LATEST],
  ['its snapshot is not ready', { ...VERSION, SnapStart: { ApplyOn: 'PublishedVersions' } }, LATEST],
  ['it is no version', { ...VERSION, Version: '$LATEST' }, LATEST],
])('no version is used again where %s', (_, candidate, latest) => {
  expect(isReusable(functionState(candidate), functionState(latest))).toBe(false)
})

test('a read that still shows the revision from before the update says nothing', () => {
  const late = functionState({ ...LATEST, RevisionId: 'before' })
  expect(afterUpdate(late, 'before').kind).toBe('waiting')
  expect(afterUpdate(late, 'earlier').kind).toBe('settled')
})

test('a state takes from a response what it says, and nothing of the environment', () => {
  const configuration = {
    Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/x', SECRET: 'hunter2' } },
  }
  const state = functionState({ ...configuration, Layers: [{ Arn: 'arn' }] })
  expect(state).toMatchObject({ execWrapper: true, layers: true, sourceKmsKeyArn: null })
  expect(JSON.stringify(state)).not.toContain('hunter2')
})

import { inspect } from 'node:util'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'
import { CurrentConfiguration } from '../../../src/aws/current-configuration.ts'
import { functionState } from '../../../src/aws/function-state.ts'
import type { ConfigurationPlan } from '../../../src/plan/configuration.ts'

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd'
const LAYER = 'arn:aws:lambda:eu-west-1:123456789012:layer:tools:3'
const SECRET = 'correct horse battery staple'

/** As Lambda answers about a function that has something of everything. */
const NOW: FunctionConfiguration = {
  Role: 'arn:aws:iam::123456789012:role/checkout',
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  VpcConfig: {
    SubnetIds: ['subnet-1', 'subnet-2'],
    SecurityGroupIds: ['sg-1'],
    VpcId: 'vpc-1',
    Ipv6AllowedForDualStack: false,
  },
  DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:123456789012:failed' },
  Environment: { Variables: { TABLE: 'orders', TOKEN: SECRET } },
  KMSKeyArn: KEY,
  TracingConfig: { Mode: 'PassThrough' },
  Layers: [{ Arn: LAYER, CodeSize: 1024 }],
  FileSystemConfigs: [{ Arn: 'arn:fs', LocalMountPath: '/mnt/data' }],
  ImageConfigResponse: { ImageConfig: { Command: ['app.handler'] } },
  EphemeralStorage: { Size: 512 },
  SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' },
  LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/checkout' },
  CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:cp' } },
  DurableConfig: { RetentionPeriodInDays: 14, ExecutionTimeout: 3600 },
}

const plan = (
  members: ConfigurationPlan['members'],
  variables: Record<string, string | null> = {},
): ConfigurationPlan => ({
  members,
  variables: new Map(Object.entries(variables)),
})
const current = new CurrentConfiguration(NOW)
const bare = new CurrentConfiguration({})

test.each<[keyof ConfigurationPlan['members'], unknown, unknown]>([
  ['Role', NOW.Role, 'arn:aws:iam::123456789012:role/other'],
  ['Runtime', 'nodejs24.x', 'nodejs26.x'],
  ['Handler', 'index.handler', 'app.handler'],
  ['Description', '', 'greets'],
  ['Timeout', 3, 30],
  ['MemorySize', 128, 512],
  [
    'VpcConfig',
    { SubnetIds: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] },
    { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  ],
  ['VpcConfig', { Ipv6AllowedForDualStack: false }, { Ipv6AllowedForDualStack: true }],
  ['VpcConfig', { SecurityGroupIds: ['sg-1'] }, { SubnetIds: [], SecurityGroupIds: [] }],
  ['DeadLetterConfig', NOW.DeadLetterConfig, { TargetArn: '' }],
  ['DeadLetterConfig', NOW.DeadLetterConfig, {}],
  ['KMSKeyArn', KEY, ''],
  ['TracingConfig', { Mode: 'PassThrough' }, { Mode: 'Active' }],
  ['Layers', [LAYER], []],
  ['Layers', [LAYER], [LAYER, LAYER]],
  ['FileSystemConfigs', NOW.FileSystemConfigs, [{ Arn: 'arn:fs', LocalMountPath: '/mnt/other' }]],
  ['ImageConfig', { Command: ['app.handler'] }, { Command: ['app.other'] }],
  ['ImageConfig', { Command: ['app.handler'] }, {}],
  ['EphemeralStorage', { Size: 512 }, { Size: 1024 }],
  ['SnapStart', { ApplyOn: 'PublishedVersions' }, { ApplyOn: 'None' }],
  ['LoggingConfig', { LogFormat: 'Text' }, { LogFormat: 'JSON' }],
  [
    'CapacityProviderConfig',
    NOW.CapacityProviderConfig,
    { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: 'arn:other' } },
  ],
  ['DurableConfig', { ExecutionTimeout: 3600 }, { ExecutionTimeout: 60 }],
])('%s: what is there is not sent, what differs is, as it was given', (name, same, other) => {
  expect(current.changesTo(plan({ [name]: same }))).toEqual([])
  expect(current.requestFor(plan({ [name]: same }))).toEqual({})
  expect(current.changesTo(plan({ [name]: other }))).toMatchObject([{ kind: 'changed', name }])
  expect(current.requestFor(plan({ [name]: other, MemorySize: name === 'MemorySize' ? 512 : 128 }))).toEqual({
    [name]: other,
  })
})

test('what is asked to be empty is there where nothing is', () => {
  const empty: ConfigurationPlan['members'] = {
    Description: '',
    VpcConfig: { SubnetIds: [], SecurityGroupIds: [], Ipv6AllowedForDualStack: false },
    DeadLetterConfig: { TargetArn: '' },
    KMSKeyArn: '',
    TracingConfig: { Mode: 'PassThrough' },
    Layers: [],
    FileSystemConfigs: [],
    ImageConfig: {},
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None' },
  }
  expect(bare.changesTo(plan(empty, { OLD: null }))).toEqual([])
  expect(
    new CurrentConfiguration({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [], VpcId: '' } }).changesTo(
      plan(empty),
    ),
  ).toEqual([])
  expect(bare.changesTo(plan({ Timeout: 3 }))).toEqual([
    { kind: 'changed', name: 'Timeout', from: undefined, to: '3' },
  ])
})

test('variables are merged by name, and only named', () => {
  const wanted = plan({}, { TABLE: 'orders', TOKEN: 'another', STAGE: 'prod', GONE: null })
  expect(current.changesTo(wanted)).toEqual([
    { kind: 'changed', name: 'TOKEN' },
    { kind: 'added', name: 'STAGE' },
  ])
  expect(current.requestFor(wanted)).toEqual({
    Environment: { Variables: { TABLE: 'orders', TOKEN: 'another', STAGE: 'prod' } },
  })
  expect(current.changesTo(plan({}, { TABLE: null }))).toEqual([{ kind: 'removed', name: 'TABLE' }])
  expect(current.requestFor(plan({}, { TABLE: null }))).toEqual({
    Environment: { Variables: { TOKEN: SECRET } },
  })
  expect(current.requestFor(plan({}, { TABLE: null, TOKEN: null }))).toEqual({
    Environment: { Variables: {} },
  })
  expect(bare.requestFor(plan({}, { TABLE: 'x' }))).toEqual({ Environment: { Variables: { TABLE: 'x' } } })
  expect(current.changesTo(plan({}, { constructor: null, toString: 'x' }))).toEqual([
    { kind: 'added', name: 'toString' },
  ])
})

test('what nobody could read is not overwritten', () => {
  const sealed = new CurrentConfiguration({
    Environment: { Error: { ErrorCode: 'AccessDeniedException', Message: 'Lambda was unable to decrypt.' } },
    ImageConfigResponse: { Error: { ErrorCode: 'X', Message: 'unreadable' } },
  })
  expect(sealed.unreadableFor(plan({}, { A_B: 'x' }))).toEqual({
    member: 'Environment',
    why: 'Lambda was unable to decrypt.',
  })
  expect(sealed.unreadableFor(plan({ ImageConfig: {} }))).toEqual({
    member: 'ImageConfig',
    why: 'unreadable',
  })
  expect(sealed.unreadableFor(plan({ MemorySize: 512 }))).toBeUndefined()
  expect(current.unreadableFor(plan({ ImageConfig: {} }, { A_B: 'x' }))).toBeUndefined()
})

test('any change by somebody else is noticed, whatever the order of its members', () => {
  const { Runtime, ...rest } = NOW
  const again = {
    ...rest,
    Runtime,
    VpcConfig: { VpcId: 'other', SecurityGroupIds: ['sg-1'], SubnetIds: ['subnet-2', 'subnet-1'] },
  }
  expect(current.isSameAs(new CurrentConfiguration(again as FunctionConfiguration))).toBe(true)
  expect(
    current.isSameAs(
      new CurrentConfiguration({
        ...NOW,
        State: 'Pending',
        CodeSha256: 'x',
        SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'On' },
      }),
    ),
  ).toBe(true)
  const others: FunctionConfiguration[] = [
    { Description: 'x' },
    { Timeout: 4 },
    { Layers: [] },
    { Environment: { Variables: { TABLE: 'orders', TOKEN: SECRET, MORE: '1' } } },
    { Environment: { Variables: { TABLE: 'orders' } } },
    { Environment: { Error: { ErrorCode: 'X' } } },
    { LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/checkout', SystemLogLevel: 'INFO' } },
    { SnapStart: { ApplyOn: 'None' } },
  ]
  for (const other of others)
    expect(current.isSameAs(new CurrentConfiguration({ ...NOW, ...other }))).toBe(false)
})

test('what decides where code is looked for is as it will be', () => {
  expect(current.codeTraitsAfter(undefined)).toEqual({
    runtime: 'nodejs24.x',
    handler: 'index.handler',
    layers: true,
    execWrapper: false,
  })
  const wanted = plan(
    { Runtime: 'python3.14', Handler: 'app.main', Layers: [] },
    { AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrap' },
  )
  expect(current.codeTraitsAfter(wanted)).toEqual({
    runtime: 'python3.14',
    handler: 'app.main',
    layers: false,
    execWrapper: true,
  })
  const wrapped = new CurrentConfiguration({
    Environment: { Variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrap' } },
  })
  expect(wrapped.codeTraitsAfter(plan({}, { AWS_LAMBDA_EXEC_WRAPPER: null })).execWrapper).toBe(false)
})

test('no value leaves a state by accident', () => {
  const state = functionState(NOW)
  for (const text of [
    JSON.stringify(state),
    inspect(state, { depth: 9, showHidden: true }),
    String(state.configuration),
  ]) {
    expect(text).not.toContain(SECRET)
  }
})

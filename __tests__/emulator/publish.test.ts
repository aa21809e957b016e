import {
  CreateAliasCommand,
  GetAliasCommand,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListAliasesCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  type PublishVersionCommandInput,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../emulator/server.js'
import { createWorld, type World } from '../../emulator/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const FunctionName = 'checkout'

let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld()
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

const update = (Publish = false) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: ZIP, Publish }))
const publish = (input: Partial<PublishVersionCommandInput> = {}) =>
  client.send(new PublishVersionCommand({ FunctionName, ...input }))
const read = (Qualifier?: string) =>
  client.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }))
const moveAlias = (input: Partial<UpdateAliasCommandInput>) =>
  client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', ...input }))

test('publishing with the update answers with a version that is not ready', async () => {
  world.addFunction({ name: 'checkout' })
  const version = await update(true)
  expect(version).toMatchObject({
    FunctionArn: `${ARN}:1`,
    Version: '1',
    State: 'Pending',
    StateReasonCode: 'Creating',
  })
  expect(version).not.toHaveProperty('LastUpdateStatus')
  expect((await read()).LastUpdateStatus).toBe('InProgress')
  expect((await read('1')).State).toBe('Pending')
  expect(await read('1')).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'Successful',
    RevisionId: version.RevisionId,
  })
})

test('a version cannot be made while an update is in progress', async () => {
  world.addFunction({ name: 'checkout' })
  await update()
  expect(await failureOf(publish())).toMatchObject({
    name: 'ResourceConflictException',
    message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
  })
})

test('a version is made once for each update, and bumps the revision of $LATEST', async () => {
  world.addFunction({ name: 'checkout', settle: {} })
  await update()
  const { RevisionId, CodeSha256 } = await read()
  const first = await publish({ RevisionId, CodeSha256, Description: 'first' })
  expect(first).toMatchObject({
    FunctionArn: `${ARN}:1`,
    Description: 'first',
    State: 'Active',
    LastUpdateStatus: 'Successful',
  })
  expect((await read()).RevisionId).not.toBe(RevisionId)
  expect(await publish({ Description: 'again' })).toMatchObject({ Version: '1', Description: 'first' })
  await update()
  expect(await publish({ Description: 'second' })).toMatchObject({
    Version: '2',
    CodeSha256,
    Description: 'second',
  })
})

test('publishing is guarded by the hash and by the revision', async () => {
  const fn = world.addFunction({ name: 'checkout', codeSha256: 'bm93' })
  expect(await failureOf(publish({ CodeSha256: 'dGhlbg==' }))).toMatchObject({
    name: 'InvalidParameterValueException',
    status: 400,
    message:
      'CodeSHA256 (dGhlbg==) is different from current CodeSHA256 in $LATEST (bm93). Please try again with the CodeSHA256 in $LATEST.',
  })
  expect((await failureOf(publish({ RevisionId: 'stale' }))).status).toBe(412)
  expect((await failureOf(publish({ Description: 'x'.repeat(257) }))).name).toBe('ValidationException')
  expect(fn.versions.size).toBe(0)
})

test('a snapshot takes a while, may fail, and then takes no traffic', async () => {
  const outcome = { code: 'FunctionError', reason: 'Function exited with an error.' }
  world.addFunction({
    name: 'checkout',
    snapStart: true,
    settle: {},
    versionSettle: [{ reads: 1 }, { reads: 1, outcome }],
  })
  expect(await publish()).toMatchObject({
    State: 'Pending',
    SnapStart: { ApplyOn: 'PublishedVersions', OptimizationStatus: 'Off' },
  })
  const create = new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' })
  expect((await failureOf(client.send(create))).status).toBe(409)
  expect((await read('1')).State).toBe('Pending')
  expect(await read('1')).toMatchObject({ State: 'Active', SnapStart: { OptimizationStatus: 'On' } })
  await client.send(create)

  await update()
  await read()
  await publish()
  await read('2')
  expect(await read('2')).toMatchObject({
    State: 'Failed',
    StateReason: 'Function exited with an error.',
    StateReasonCode: 'FunctionError',
    SnapStart: { OptimizationStatus: 'Off' },
  })
  expect(await failureOf(moveAlias({ FunctionVersion: '2' }))).toMatchObject({
    name: 'ResourceConflictException',
    status: 409,
  })
  expect(await client.send(new GetAliasCommand({ FunctionName, Name: 'live' }))).toMatchObject({
    FunctionVersion: '1',
  })
})

test('managed instances publish to $LATEST.PUBLISHED, as often as asked', async () => {
  world.addFunction({ name: 'checkout', managedInstances: true, settle: {} })
  expect(await read()).toMatchObject({
    State: 'ActiveNonInvocable',
    CapacityProviderConfig: expect.anything(),
  })
  const published = await publish({ PublishTo: 'LATEST_PUBLISHED' })
  expect(published).toMatchObject({
    Version: '$LATEST.PUBLISHED',
    FunctionArn: `${ARN}:$LATEST.PUBLISHED`,
    State: 'Pending',
  })
  await read('$LATEST.PUBLISHED')
  expect((await read('$LATEST.PUBLISHED')).State).toBe('Active')

  await client.send(
    new UpdateFunctionCodeCommand({
      FunctionName,
      ZipFile: ZIP,
      Publish: true,
      PublishTo: 'LATEST_PUBLISHED',
    }),
  )
  expect((await read('$LATEST.PUBLISHED')).CodeSha256).toBe((await read()).CodeSha256)
  expect((await read()).State).toBe('ActiveNonInvocable')

  world.addFunction({ name: 'checkout' })
  expect((await failureOf(publish({ PublishTo: 'LATEST_PUBLISHED' }))).name).toBe(
    'InvalidParameterValueException',
  )
})

test('aliases: created once, moved, read through', async () => {
  world.addFunction({ name: 'checkout', versions: [{}, { codeSha256: 'dHdv' }] })
  expect(await failureOf(moveAlias({ FunctionVersion: '1' }))).toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Alias not found: ${ARN}:live`,
  })
  const get = new GetAliasCommand({ FunctionName, Name: 'live' })
  expect((await failureOf(client.send(get))).message).toBe(`Cannot find alias arn: ${ARN}:live`)

  const latest = (await read()).RevisionId
  const create = new CreateAliasCommand({
    FunctionName,
    Name: 'live',
    FunctionVersion: '1',
    Description: 'for users',
  })
  const created = await client.send(create)
  expect(created).toMatchObject({ AliasArn: `${ARN}:live`, FunctionVersion: '1', Description: 'for users' })
  expect(await failureOf(client.send(create))).toMatchObject({
    name: 'ResourceConflictException',
    message: `Alias already exists: ${ARN}:live`,
  })
  const moved = await moveAlias({ FunctionVersion: '2', RevisionId: created.RevisionId })
  expect(moved).toMatchObject({ FunctionVersion: '2', Description: 'for users' })
  expect((await failureOf(moveAlias({ RevisionId: created.RevisionId }))).status).toBe(412)
  expect(await failureOf(moveAlias({ FunctionVersion: '9' }))).toMatchObject({
    status: 404,
    message: `Function not found: ${ARN}:9`,
  })
  expect(await read('live')).toMatchObject({ FunctionArn: `${ARN}:live`, Version: '2', CodeSha256: 'dHdv' })
  expect((await read()).RevisionId).toBe(latest)
})

test.each([
  ['a number', '42'],
  ['too long', 'a'.repeat(129)],
  ['signs', 'li.ve'],
])('an alias whose name is %s is refused', async (_, Name) => {
  world.addFunction({ name: 'checkout', versions: [{}] })
  const create = new CreateAliasCommand({ FunctionName, Name, FunctionVersion: '1' })
  expect(await failureOf(client.send(create))).toMatchObject({ name: 'ValidationException', status: 400 })
})

test('routing weights stay until they are cleared', async () => {
  world.addFunction({ name: 'checkout', versions: [{}, {}], aliases: [{ name: 'live', version: '1' }] })
  const AdditionalVersionWeights = { '2': 0.1 }
  expect((await moveAlias({ RoutingConfig: { AdditionalVersionWeights } })).RoutingConfig).toEqual({
    AdditionalVersionWeights,
  })
  expect((await moveAlias({ Description: 'canary' })).RoutingConfig).toEqual({ AdditionalVersionWeights })
  expect((await failureOf(moveAlias({ FunctionVersion: '2' }))).message).toMatch(
    /already included in routing/,
  )
  expect(await moveAlias({ RoutingConfig: { AdditionalVersionWeights: {} } })).not.toHaveProperty(
    'RoutingConfig',
  )
})

test.each([
  [
    'two versions',
    { '1': 0.1, '2': 0.1 },
    'Number of items in AdditionalVersionWeights cannot be greater than 1',
  ],
  ['all of the traffic', { '2': 1 }, /Value '{2=1\.0}' at 'routingConfig\.additionalVersionWeights'/],
  ['$LATEST', { $LATEST: 0.5 }, /Map keys must satisfy constraint/],
  ['itself', { '1': 0.5 }, /^Invalid function version 1\. Function version 1 is already included/],
  ['a missing version', { '9': 0.5 }, `Function not found: ${ARN}:9`],
])('routing weights for %s are refused', async (_, AdditionalVersionWeights, message) => {
  world.addFunction({ name: 'checkout', versions: [{}, {}], aliases: [{ name: 'live', version: '1' }] })
  const failure = await failureOf(moveAlias({ RoutingConfig: { AdditionalVersionWeights } }))
  expect(failure.message).toMatch(message)
})

test('versions come fifty at a time, $LATEST first, and without their state', async () => {
  world.addFunction({ name: 'checkout', versions: Array.from({ length: 60 }, () => ({})) })
  const first = await client.send(new ListVersionsByFunctionCommand({ FunctionName, MaxItems: 100 }))
  expect(first.Versions).toHaveLength(50)
  expect(first.Versions?.[0]).toMatchObject({ Version: '$LATEST', FunctionArn: `${ARN}:$LATEST` })
  expect(first.Versions?.[1]).not.toHaveProperty('State')
  const second = await client.send(
    new ListVersionsByFunctionCommand({ FunctionName, Marker: first.NextMarker }),
  )
  expect(second.Versions?.map(({ Version }) => Version)).toEqual(
    Array.from({ length: 11 }, (_, i) => String(50 + i)),
  )
  expect(second.NextMarker).toBeFalsy()
})

test('aliases are listed by name, and by version', async () => {
  world.addFunction({
    name: 'checkout',
    versions: [{}, {}],
    aliases: [
      { name: 'live', version: '1' },
      { name: 'beta', version: '2' },
    ],
  })
  const all = await client.send(new ListAliasesCommand({ FunctionName }))
  expect(all.Aliases?.map(({ Name }) => Name)).toEqual(['beta', 'live'])
  const one = await client.send(new ListAliasesCommand({ FunctionName, FunctionVersion: '1' }))
  expect(one.Aliases).toMatchObject([{ Name: 'live', AliasArn: `${ARN}:live` }])
})

test('a function is found by name, partial ARN and ARN, in the Region and account of the caller', async () => {
  world.addFunction({
    name: 'checkout',
    region: 'cn-north-1',
    account: '210987654321',
    tags: { team: 'shop' },
  })
  const { accessKeyId, secretAccessKey } = world.addCredentials({ account: '210987654321' })
  const chinese = lambdaClient(endpoint.url, 'cn-north-1', { accessKeyId, secretAccessKey })
  const arn = 'arn:aws-cn:lambda:cn-north-1:210987654321:function:checkout'
  for (const name of [
    'checkout',
    'function:checkout',
    '210987654321:function:checkout',
    arn,
    `${arn}:$LATEST`,
  ]) {
    const { Configuration, Tags } = await chinese.send(new GetFunctionCommand({ FunctionName: name }))
    expect(Configuration?.FunctionArn).toBe(name.endsWith('$LATEST') ? `${arn}:$LATEST` : arn)
    expect(Tags).toEqual({ team: 'shop' })
  }
  const both = new GetFunctionCommand({ FunctionName: `${arn}:1`, Qualifier: '2' })
  expect((await failureOf(chinese.send(both))).message).toBe(
    'The derived qualifier from the function name does not match the specified qualifier.',
  )
  expect((await failureOf(client.send(new GetFunctionCommand({ FunctionName })))).status).toBe(404)
  chinese.destroy()
})

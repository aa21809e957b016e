import {
  CreateAliasCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  PublishVersionCommand,
  type PublishVersionCommandInput,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
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

test('a description that is too long is refused', async () => {
  const fn = world.addFunction({ name: 'checkout' })
  expect((await failureOf(publish({ Description: 'x'.repeat(257) }))).name).toBe('ValidationException')
  expect(fn.versions.size).toBe(0)
})

test('a version that failed to start stays failed, until the code is sent again', async () => {
  const fn = world.addFunction({ name: 'checkout', snapStart: true, settle: {}, failingVersions: 1 })
  await publish()
  await read('1')
  expect(await read('1')).toMatchObject({ State: 'Failed', StateReasonCode: 'FunctionError' })
  expect(await publish()).toMatchObject({ Version: '1', State: 'Failed' })

  await update()
  await read()
  expect(await publish()).toMatchObject({ Version: '2', State: 'Pending' })
  await read('2')
  expect(await read('2')).toMatchObject({ State: 'Active', SnapStart: { OptimizationStatus: 'On' } })
  expect(fn.latest.state).toBe('Active')
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

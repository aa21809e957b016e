import {
  CreateAliasCommand,
  GetFunctionConfigurationCommand,
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClient,
  ListVersionsByFunctionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda'
import type { FunctionSeed } from '../../../emulator/aws/lambda/function.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

// What Lambda does in states that the contract cannot bring about from outside, and that no deployment of ours reaches.

const ZipFile = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const FunctionName = 'checkout'
const SNAPSHOT = { snapStart: true, versions: [{}] }

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
  expect(endpoint.refused).toEqual([])
})

const update = (input: Partial<UpdateFunctionCodeCommandInput> = { ZipFile }) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName, ...input }))
const moveTo = (FunctionVersion: string) =>
  client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion }))
const createAlias = () =>
  client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }))
const provisionedOf = (Qualifier: string) =>
  client.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }))
const live = { name: 'live', version: '1', provisioned: {} }

test.each<[string, Omit<FunctionSeed, 'name'>, () => Promise<unknown>, string]>([
  [
    'an update of a function that is still being created',
    { state: 'Pending' },
    update,
    'The operation cannot be performed at this time. The function is currently in the following state: Pending',
  ],
  [
    'an alias for a version whose snapshot is not there yet',
    { ...SNAPSHOT, versions: [{ state: 'Pending' }] },
    createAlias,
    'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:checkout:1',
  ],
  [
    'an alias for a version whose snapshot failed',
    { ...SNAPSHOT, versions: [{ state: 'Failed' }] },
    createAlias,
    'The operation cannot be performed at this time. The function is currently in the following state: Failed',
  ],
  [
    'provisioned concurrency that would move to a version with some of its own',
    { versions: [{}, { provisioned: {} }], aliases: [live] },
    () => moveTo('2'),
    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  ],
  [
    'provisioned concurrency that would move to a version that another such alias points at',
    { versions: [{}, {}], aliases: [live, { ...live, name: 'canary', version: '2' }] },
    () => moveTo('2'),
    'Version is pointed by a Provisioned Concurrency alias',
  ],
])('%s is a conflict', async (_, seed, call, message) => {
  const fn = world.addFunction({ name: FunctionName, ...seed })
  const before = JSON.stringify([fn.latest.revisionId, ...fn.aliases])
  expect(await failureOf(call())).toMatchObject({ name: 'ResourceConflictException', status: 409, message })
  expect(JSON.stringify([fn.latest.revisionId, ...fn.aliases])).toBe(before)
})

test.each([
  ['a bucket of another Region', { S3Bucket: 'elsewhere' }, 'PermanentRedirect'],
  ['a version where the bucket has none', { S3Bucket: 'plain', S3ObjectVersion: 'v1' }, 'InvalidArgument'],
  ['a version that is not there', { S3Bucket: 'versioned', S3ObjectVersion: 'v1' }, 'NoSuchVersion'],
])('code in %s is told in the words of S3', async (_, object, code) => {
  world.addFunction({ name: FunctionName })
  world.addBucket({ name: 'elsewhere', region: 'us-east-1' })
  world.addBucket({ name: 'plain' })
  world.addBucket({ name: 'versioned', versioned: true })
  world.putObject('versioned', 'app.zip', ZipFile)
  expect(await failureOf(update({ S3Key: 'app.zip', ...object }))).toMatchObject({
    name: 'InvalidParameterValueException',
    message: expect.stringContaining(`Error occurred while GetObject. S3 Error Code: ${code}. `),
  })
})

test('a failed update leaves the old code and says why', async () => {
  const outcome = { code: 'InvalidZipFileException', reason: 'The file is broken.' }
  world.addFunction({ name: FunctionName, codeSha256: 'b2xk', settle: [{ outcome }, {}] })
  await update({ ZipFile, Architectures: ['arm64'] })
  const read = new GetFunctionConfigurationCommand({ FunctionName })
  expect(await client.send(read)).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReason: outcome.reason,
    LastUpdateStatusReasonCode: outcome.code,
    CodeSha256: 'b2xk',
    Architectures: ['x86_64'],
  })
})

test('an alias takes its provisioned concurrency along, which takes a while', async () => {
  const provisioned = { requested: 5, reads: 2 }
  world.addFunction({ name: FunctionName, versions: [{}, {}], aliases: [{ ...live, provisioned }] })
  expect(await provisionedOf('live')).toMatchObject({
    Status: 'READY',
    AvailableProvisionedConcurrentExecutions: 5,
  })
  await moveTo('2')
  const statuses = []
  for (let i = 0; i < 3; i += 1) statuses.push((await provisionedOf('live')).Status)
  expect(statuses).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'READY'])
})

test('versions come fifty at a time', async () => {
  world.addFunction({ name: FunctionName, versions: Array.from({ length: 60 }, () => ({})) })
  const list = async (input: object) => {
    const { Versions = [], NextMarker } = await client.send(
      new ListVersionsByFunctionCommand({ FunctionName, ...input }),
    )
    return { versions: Versions.map(({ Version }) => Version), NextMarker }
  }
  const first = await list({ MaxItems: 100 })
  expect(first.versions).toEqual(['$LATEST', ...Array.from({ length: 49 }, (_, index) => String(index + 1))])
  const second = await list({ Marker: first.NextMarker })
  expect(second.versions).toEqual(Array.from({ length: 11 }, (_, index) => String(index + 50)))
  expect(second.NextMarker).toBeFalsy()
})

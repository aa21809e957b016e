import {
  GetProvisionedConcurrencyConfigCommand,
  type LambdaClient,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient } from './clients.ts'

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

const ask = (Qualifier: string) =>
  client.send(new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier }))
const move = (FunctionVersion: string) =>
  client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', FunctionVersion }))

test('an alias takes its provisioned concurrency along, which takes a while', async () => {
  world.addFunction({
    name: FunctionName,
    versions: [{}, {}],
    aliases: [{ name: 'live', version: '1', provisioned: { requested: 5, reads: 2 } }],
  })
  expect(await ask('live')).toMatchObject({
    Status: 'READY',
    RequestedProvisionedConcurrentExecutions: 5,
    AvailableProvisionedConcurrentExecutions: 5,
    AllocatedProvisionedConcurrentExecutions: 5,
  })
  expect((await move('2')).FunctionVersion).toBe('2')
  const statuses = []
  for (let i = 0; i < 3; i += 1) statuses.push((await ask('live')).Status)
  expect(statuses).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'READY'])
  expect((await failureOf(ask('2'))).name).toBe('ProvisionedConcurrencyConfigNotFoundException')
})

test('versions whose code does not start leave it failed', async () => {
  const provisioned = { status: 'FAILED' } as const
  world.addFunction({ name: FunctionName, versions: [{ provisioned }] })
  expect(await ask('1')).toMatchObject({ Status: 'FAILED', StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' })
})

test.each([
  [
    'has some of its own',
    { versions: [{}, { provisioned: {} }], aliases: [] },
    "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version",
  ],
  [
    'another such alias points at',
    { versions: [{}, {}], aliases: [{ name: 'canary', version: '2', provisioned: {} }] },
    'Version is pointed by a Provisioned Concurrency alias',
  ],
])('it does not move to a version that %s', async (_, { versions, aliases }, message) => {
  const live = { name: 'live', version: '1', provisioned: {} }
  const fn = world.addFunction({ name: FunctionName, versions, aliases: [live, ...aliases] })
  expect(await failureOf(move('2'))).toMatchObject({
    name: 'ResourceConflictException',
    status: 409,
    message,
  })
  expect(fn.aliases.get('live')?.version).toBe('1')
})

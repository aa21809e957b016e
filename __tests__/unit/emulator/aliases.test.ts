import {
  CreateAliasCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  type LambdaClient,
  ListAliasesCommand,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
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

const read = (Qualifier?: string) =>
  client.send(new GetFunctionConfigurationCommand({ FunctionName, Qualifier }))
const moveAlias = (input: Partial<UpdateAliasCommandInput>) =>
  client.send(new UpdateAliasCommand({ FunctionName, Name: 'live', ...input }))

test('an alias moves, and is what a function is read through', async () => {
  world.addFunction({
    name: 'checkout',
    versions: [{}, { codeSha256: 'dHdv' }],
    aliases: [{ name: 'live', version: '1', description: 'for users' }],
  })
  const { RevisionId } = await client.send(new GetAliasCommand({ FunctionName, Name: 'live' }))
  const moved = await moveAlias({ FunctionVersion: '2', RevisionId })
  expect(moved).toMatchObject({ FunctionVersion: '2', Description: 'for users' })
  expect((await failureOf(moveAlias({ RevisionId }))).status).toBe(412)
  // An alias cannot point at another alias.
  expect((await failureOf(moveAlias({ FunctionVersion: 'live' }))).message).toBe(
    `Function not found: ${ARN}:live`,
  )
  expect(await read('live')).toMatchObject({ FunctionArn: `${ARN}:live`, Version: '2', CodeSha256: 'dHdv' })
})

test.each([
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

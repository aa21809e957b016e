import {
  GetFunctionCommand,
  type LambdaClient,
  ListVersionsByFunctionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { lambdaClient, zipOf } from './clients.ts'

const FunctionName = 'checkout'
const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })

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

const read = async (Qualifier?: string) =>
  (await client.send(new GetFunctionCommand({ FunctionName, Qualifier }))).Configuration
const update = (input: object = {}) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: ZIP, ...input }))

test('a version keeps the configuration that it was published with', async () => {
  const more = { EphemeralStorage: { Size: 1024 }, VpcConfig: { SubnetIds: ['subnet-0a1b2c3d'] } }
  world.addFunction({
    name: FunctionName,
    timeout: 10,
    environment: { STAGE: 'new' },
    layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:shared:2'],
    more,
    versions: [{ timeout: 3, environment: { STAGE: 'old' }, layers: [], more: { VpcConfig: undefined } }],
  })
  expect(await read('1')).toMatchObject({
    Timeout: 3,
    MemorySize: 128,
    Environment: { Variables: { STAGE: 'old' } },
    EphemeralStorage: { Size: 1024 },
  })
  expect(await read('1')).not.toHaveProperty('Layers')
  expect(await read('1')).not.toHaveProperty('VpcConfig')
  expect(await read()).toMatchObject({
    Timeout: 10,
    Environment: { Variables: { STAGE: 'new' } },
    Layers: [{ Arn: 'arn:aws:lambda:eu-west-1:123456789012:layer:shared:2' }],
    ...more,
  })
  const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName }))
  expect(Versions).toMatchObject([
    { Timeout: 10 },
    { Timeout: 3, Environment: { Variables: { STAGE: 'old' } } },
  ])
})

test('ConfigSha256 is sent where it is asked for, and differs where the configuration does', async () => {
  world.addFunction({ name: FunctionName, configSha256: true, versions: [{}, { memorySize: 256 }] })
  const [latest, same, other] = await Promise.all([read(), read('1'), read('2')])
  expect(latest?.ConfigSha256).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  expect(same?.ConfigSha256).toBe(latest?.ConfigSha256)
  expect(other?.ConfigSha256).not.toBe(latest?.ConfigSha256)
})

test('variables that may not be decrypted are told as an error', async () => {
  const environmentError = {
    ErrorCode: 'AccessDeniedException',
    Message: 'Lambda was unable to decrypt the environment variables because KMS access was denied.',
  }
  world.addFunction({ name: FunctionName, environment: { STAGE: 'new' }, environmentError })
  expect((await read())?.Environment).toEqual({ Error: environmentError })
})

test('an endpoint may ignore the architecture that it is sent', async () => {
  world.addFunction({ name: FunctionName, ignoresArchitectures: true })
  await update({ Architectures: ['arm64'] })
  await read()
  expect(await read()).toMatchObject({ LastUpdateStatus: 'Successful', Architectures: ['x86_64'] })
})

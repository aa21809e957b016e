import {
  CreateFunctionCommand,
  GetFunctionCommand,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type UpdateFunctionConfigurationRequest,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { lambdaClient, zipOf } from './clients.ts'

const ZIP = zipOf({ 'index.mjs': 'export const handler = async () => 1' })
const ROLE = 'arn:aws:iam::123456789012:role/checkout'
const NAME = { FunctionName: 'checkout' }

let world: World
let endpoint: Endpoint
let client: ReturnType<typeof lambdaClient>

beforeEach(async () => {
  world = createWorld({ settle: { reads: 1 } })
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})
afterEach(async () => {
  client.destroy()
  await endpoint.close()
  expect(endpoint.refused).toEqual([])
})

const configure = (members: Omit<UpdateFunctionConfigurationRequest, 'FunctionName'>) =>
  client.send(new UpdateFunctionConfigurationCommand({ ...NAME, ...members }))
const create = (more: object = {}) =>
  client.send(
    new CreateFunctionCommand({
      ...NAME,
      Role: ROLE,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { ZipFile: ZIP },
      ...more,
    }),
  )
const read = async () => (await client.send(new GetFunctionCommand(NAME))).Configuration

test('an update of the configuration replaces each member that is sent, and settles like one of the code', async () => {
  world.addFunction({ name: 'checkout', zip: ZIP, environment: { OLD: '1' } })
  const before = await read()
  const answer = await configure({
    MemorySize: 512,
    Environment: { Variables: { NEW: '2' } },
    Layers: ['arn:layer:3'],
    VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
  })
  expect(answer).toMatchObject({
    LastUpdateStatus: 'InProgress',
    State: 'Active',
    MemorySize: 512,
    Timeout: 3,
    Handler: 'index.handler',
    Environment: { Variables: { NEW: '2' } },
    Layers: [{ Arn: 'arn:layer:3', CodeSize: expect.any(Number) }],
    VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'], VpcId: expect.stringMatching(/^vpc-/) },
  })
  await expect(configure({ Timeout: 9 })).rejects.toThrow('An update is in progress')
  await read()
  const after = await read()
  expect(after?.LastUpdateStatus).toBe('Successful')
  expect(new Set([before?.RevisionId, answer.RevisionId, after?.RevisionId]).size).toBe(3)
  await expect(configure({ Timeout: 9, RevisionId: String(before?.RevisionId) })).rejects.toMatchObject({
    name: 'PreconditionFailedException',
  })
})

test('a version keeps its configuration, and another configuration is another version', async () => {
  world.settle = {}
  const fn = world.addFunction({ name: 'checkout', zip: ZIP })
  const publish = async () => (await client.send(new PublishVersionCommand(NAME))).Version
  expect(await publish()).toBe('1')
  await configure({ MemorySize: 512 })
  await read()
  expect(await publish()).toBe('2')
  expect(await publish()).toBe('2')
  expect([fn.versions.get('1'), fn.versions.get('2')].map((own) => own?.settings.memorySize)).toEqual([
    128, 512,
  ])
})

test('an update that is abandoned leaves the configuration as it was', async () => {
  world.settle = { outcome: { reason: 'no', code: 'InvalidSubnet' } }
  world.addFunction({ name: 'checkout', zip: ZIP })
  await configure({ MemorySize: 512, Description: 'x' })
  expect(await read()).toMatchObject({ MemorySize: 128, Description: '', LastUpdateStatus: 'Failed' })
})

test.each<[string, Omit<UpdateFunctionConfigurationRequest, 'FunctionName'>, RegExp]>([
  [
    'too little memory',
    { MemorySize: 64 },
    /'memorySize' failed to satisfy constraint: .* greater than or equal to 128/,
  ],
  [
    'too long a timeout',
    { Timeout: 901 },
    /'timeout' failed to satisfy constraint: .* less than or equal to 900/,
  ],
  ['a retired runtime', { Runtime: 'nodejs14.x' }, /no longer supported/],
  [
    'a name that Lambda sets itself',
    { Environment: { Variables: { AWS_REGION: 'x' } } },
    /reserved keys .* AWS_REGION/,
  ],
  [
    'more than 4 KB of variables',
    { Environment: { Variables: { A_B: 'x'.repeat(4_096) } } },
    /exceeded the 4KB limit. String measured: {"A_B":"xxx/,
  ],
])('%s is refused, and nothing changes', async (_, members, words) => {
  const fn = world.addFunction({ name: 'checkout', zip: ZIP })
  const { revisionId } = fn.latest
  await expect(configure(members)).rejects.toThrow(words)
  expect(fn.latest.revisionId).toBe(revisionId)
})

test('a function that is created is Pending at first, and may not be updated before it is Active', async () => {
  expect(await create({ MemorySize: 256, Architectures: ['arm64'] })).toMatchObject({
    State: 'Pending',
    StateReasonCode: 'Creating',
    MemorySize: 256,
    Architectures: ['arm64'],
    Role: ROLE,
    Version: '$LATEST',
  })
  const update = new UpdateFunctionCodeCommand({ ...NAME, ZipFile: ZIP })
  await expect(client.send(update)).rejects.toThrow('in the following state: Pending')
  await read()
  expect(await read()).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
  await expect(create()).rejects.toMatchObject({
    name: 'ResourceConflictException',
    message: 'Function already exist: checkout',
  })
})

test('a function is not created without its role, its runtime, its code, or a role that is known', async () => {
  await expect(create({ Role: undefined })).rejects.toThrow(/role/)
  await expect(create({ Handler: undefined })).rejects.toThrow('Runtime and Handler are mandatory')
  await expect(create({ Code: {} })).rejects.toThrow('Please provide a source for function code.')
  await expect(create({ PackageType: 'Image', Code: { ImageUri: 'x' } })).rejects.toThrow(
    "Please don't provide Handler or Runtime",
  )
  world.rolesTooNew.set(ROLE, 1)
  await expect(create()).rejects.toThrow('The role defined for the function cannot be assumed by Lambda.')
  world.deny({ action: 'iam:PassRole' })
  await expect(create()).rejects.toThrow(`is not authorized to perform: iam:PassRole on resource: ${ROLE}`)
  expect(world.functions.size).toBe(0)
})

import { createHash } from 'node:crypto'
import {
  GetFunctionCommand,
  type LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const SHA256 = createHash('sha256').update(ZIP).digest('base64')

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

const update = (input: Partial<UpdateFunctionCodeCommandInput>) =>
  client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ...input }))
const read = async (qualifier?: string) =>
  (await client.send(new GetFunctionCommand({ FunctionName: 'checkout', Qualifier: qualifier })))
    .Configuration

test('an update is in progress until it was read often enough, and changes the revision twice', async () => {
  const fn = world.addFunction({ name: 'checkout', settle: { reads: 2 }, environment: { SECRET: 'hunter2' } })
  const before = fn.latest.revisionId

  const updated = await update({ ZipFile: ZIP })
  expect(updated).toMatchObject({
    FunctionArn: ARN,
    Version: '$LATEST',
    CodeSha256: SHA256,
    CodeSize: ZIP.length,
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReasonCode: 'Creating',
    Environment: { Variables: { SECRET: 'hunter2' } },
    LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
  })
  expect((await read())?.LastUpdateStatus).toBe('InProgress')
  expect((await read())?.LastUpdateStatus).toBe('InProgress')
  const settled = await read()
  expect(settled).toMatchObject({ LastUpdateStatus: 'Successful', CodeSha256: SHA256 })
  expect(new Set([before, updated.RevisionId, settled?.RevisionId]).size).toBe(3)
  expect(fn.latest.code.zip?.equals(ZIP)).toBe(true)
})

test('settling by the clock waits for it, however often it is read', async () => {
  let now = Date.parse('2024-01-31T12:34:56.789Z')
  const clocked = createWorld({ now: () => now, settle: { milliseconds: 1000 } })
  clocked.addFunction({ name: 'checkout' })
  const other = await startEndpoint({ world: clocked })
  const own = lambdaClient(other.url)
  const send = new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: ZIP })

  expect((await own.send(send)).LastModified).toBe('2024-01-31T12:34:56.789+0000')
  now += 999
  expect((await failureOf(own.send(send))).status).toBe(409)
  now += 1
  expect(await own.send(send)).toMatchObject({
    LastUpdateStatus: 'InProgress',
    LastModified: '2024-01-31T12:34:57.789+0000',
  })
  own.destroy()
  await other.close()
})

test('identical bytes go in progress like any others, and a second update meets a conflict', async () => {
  world.addFunction({ name: 'checkout', zip: ZIP })
  expect(await update({ ZipFile: ZIP })).toMatchObject({ LastUpdateStatus: 'InProgress', CodeSha256: SHA256 })

  expect(await failureOf(update({ ZipFile: ZIP }))).toMatchObject({
    name: 'ResourceConflictException',
    status: 409,
    Type: 'User',
    message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}`,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('a failed update leaves the old code and says why', async () => {
  const outcome = { code: 'InvalidZipFileException', reason: 'The file is broken.' }
  world.addFunction({ name: 'checkout', codeSha256: 'b2xk', settle: [{ outcome }, {}] })
  await update({ ZipFile: ZIP, Architectures: ['arm64'] })
  expect(await read()).toMatchObject({
    State: 'Active',
    LastUpdateStatus: 'Failed',
    LastUpdateStatusReason: 'The file is broken.',
    LastUpdateStatusReasonCode: 'InvalidZipFileException',
    CodeSha256: 'b2xk',
    Architectures: ['x86_64'],
  })
  await update({ ZipFile: ZIP })
  expect(await read()).toMatchObject({ LastUpdateStatus: 'Successful', CodeSha256: SHA256 })
})

test('an idle function takes an update and stays idle, a new one does not take it', async () => {
  world.addFunction({ name: 'checkout', state: 'Inactive', stateReasonCode: 'Idle', settle: {} })
  await update({ ZipFile: ZIP })
  expect(await read()).toMatchObject({
    State: 'Inactive',
    LastUpdateStatus: 'Successful',
    StateReasonCode: 'Idle',
  })

  world.addFunction({ name: 'checkout', state: 'Pending' })
  expect(await failureOf(update({ ZipFile: ZIP }))).toMatchObject({
    name: 'ResourceConflictException',
    message: expect.stringContaining('currently in the following state: Pending'),
  })
  expect((await read())?.State).toBe('Pending')
  expect(await read()).toMatchObject({ State: 'Active', LastUpdateStatus: 'Successful' })
})

test('a dry run checks the package and changes nothing', async () => {
  world.addFunction({ name: 'checkout', codeSha256: 'b2xk' })
  const before = await read()
  expect((await update({ ZipFile: ZIP, DryRun: true })).CodeSha256).toBe(SHA256)
  expect(await read()).toEqual(before)
  world.dryRunHash = false
  expect((await update({ ZipFile: ZIP, DryRun: true })).CodeSha256).toBe('b2xk')
})

test('the record holds the hash of a package, not the package', async () => {
  world.addFunction({ name: 'checkout' })
  await update({ ZipFile: ZIP, Publish: false })
  expect(endpoint.requests).toMatchObject([
    {
      service: 'lambda',
      operation: 'UpdateFunctionCode',
      region: 'eu-west-1',
      method: 'PUT',
      path: '/2015-03-31/functions/checkout/code',
      status: 200,
      body: { Publish: false, ZipFile: { sha256: SHA256, size: ZIP.length } },
    },
  ])
  expect(endpoint.requests[0]?.bodyBytes).toBeGreaterThan(ZIP.length)
  expect(endpoint.refused).toEqual([])
})

test('an update settles at once only where that is asked for', async () => {
  world.addFunction({ name: 'checkout', settle: { atOnce: true } })
  expect(await update({ ZipFile: ZIP })).toMatchObject({ LastUpdateStatus: 'Successful', CodeSha256: SHA256 })
  world.addFunction({ name: 'checkout', settle: {} })
  expect((await update({ ZipFile: ZIP })).LastUpdateStatus).toBe('InProgress')
})

test('a body with a space after the colon, as other clients write it, is read as well', async () => {
  world.addFunction({ name: 'checkout', codeSha256: 'old' })
  const scope = 'AKIAIOSFODNN7EXAMPLE/20260101/eu-west-1/lambda/aws4_request'
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const response = await fetch(`${endpoint.url}/2015-03-31/functions/checkout/code`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization },
    body: `{"ZipFile": "${ZIP.toString('base64')}"}`,
  })
  expect(response.status).toBe(200)
  expect(world.findFunction('checkout')?.latest.code.sha256).toBe(SHA256)
})

import { GetFunctionCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { Fault } from '../../../emulator/aws/faults.js'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const get = new GetFunctionCommand({ FunctionName: 'checkout' })
const update = new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ZipFile: ZIP })

let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld()
  world.addFunction({ name: 'checkout', codeSha256: 'b2xk' })
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

const changed = () => world.findFunction('checkout')?.latest.code.sha256 !== 'b2xk'
const CONNECTION = /socket hang up|ECONNRESET|EPIPE|aborted/

test.each<[string, Fault, RegExp, boolean]>([
  ['refused', { fault: 'refuse' }, CONNECTION, false],
  ['reset before the work', { fault: 'reset-before' }, CONNECTION, false],
  ['reset after the work', { fault: 'reset-before', after: true }, CONNECTION, true],
  ['reset within the answer', { fault: 'reset-midway' }, CONNECTION, true],
  ['cut off within the answer', { fault: 'truncate' }, /aborted|JSON|terminated/, true],
])('a connection that is %s', async (_, fault, message, applied) => {
  endpoint.faults.add({ operation: 'UpdateFunctionCode', ...fault })
  expect((await failureOf(client.send(update))).message).toMatch(message)
  expect(changed()).toBe(applied)
  expect(endpoint.requests).toMatchObject([{ operation: 'UpdateFunctionCode', fault: fault.fault }])
  expect((await client.send(get)).$metadata.httpStatusCode).toBe(200)
})

test('an answer that never comes', async () => {
  endpoint.faults.add({ fault: 'hang', after: true })
  const sent = client.send(update, { abortSignal: AbortSignal.timeout(80) })
  expect((await failureOf(sent)).name).toBe('AbortError')
  expect(changed()).toBe(true)
  expect(endpoint.requests[0]?.status).toBeUndefined()
})

test.each<[string, Fault['fault'], object]>([
  [
    'a conflict',
    {
      status: 409,
      errorType: 'ResourceConflictException',
      message: 'The function could not be updated due to a concurrent update operation.',
    },
    {
      name: 'ResourceConflictException',
      status: 409,
      message: 'The function could not be updated due to a concurrent update operation.',
    },
  ],
  [
    'an internal error',
    { status: 500, errorType: 'ServiceException', message: 'Service exception' },
    { name: 'ServiceException', status: 500, message: 'Service exception' },
  ],
  [
    'a gateway that speaks HTML',
    { status: 502, body: '<html>Bad Gateway</html>', headers: { 'content-type': 'text/html' } },
    { status: 502 },
  ],
  ['an answer that is no JSON', { status: 200, body: '{"Configuration":' }, { name: 'SyntaxError' }],
  [
    'a body of its own',
    { status: 400, errorType: 'InvalidParameterValueException', body: { message: 'RequestLimitExceeded' } },
    { name: 'InvalidParameterValueException', message: 'RequestLimitExceeded' },
  ],
])('%s', async (_, fault, expected) => {
  endpoint.faults.add({ operation: 'UpdateFunctionCode', ...(fault && { fault }) })
  expect(await failureOf(client.send(update))).toMatchObject(expected)
  expect(changed()).toBe(false)
})

test('throttling, with the time to wait', async () => {
  const throttled = { status: 429, errorType: 'TooManyRequestsException', message: 'Rate exceeded' }
  endpoint.faults.add({ times: 2, fault: { ...throttled, headers: { 'Retry-After': '0' } } })
  await expect(client.send(get)).rejects.toMatchObject({
    name: 'TooManyRequestsException',
    message: 'Rate exceeded',
    retryAfterSeconds: '0',
  })
  const patient = new LambdaClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { ...DEFAULT_CREDENTIALS },
  })
  expect((await patient.send(get)).$metadata.attempts).toBe(2)
  patient.destroy()
})

test('the nth request of an operation, for a while, or one that fits', async () => {
  const fault = { status: 503, errorType: 'ServiceException' }
  endpoint.faults.add(
    { operation: 'GetFunction', nth: 2, times: 2, fault },
    { when: ({ query }) => query['Qualifier'] === '7', fault: 'reset-before' },
  )
  const statuses = []
  for (let i = 0; i < 4; i += 1) {
    statuses.push(
      await client.send(get).then(
        ({ $metadata }) => $metadata.httpStatusCode,
        ({ $metadata }) => $metadata.httpStatusCode,
      ),
    )
  }
  expect(statuses).toEqual([200, 503, 503, 200])
  const qualified = new GetFunctionCommand({ FunctionName: 'checkout', Qualifier: '7' })
  expect((await failureOf(client.send(qualified))).message).toMatch(CONNECTION)
  expect((await failureOf(client.send(qualified))).status).toBe(404)
  endpoint.faults.add({ service: 's3', fault }, { times: Number.POSITIVE_INFINITY, fault })
  endpoint.faults.clear()
  expect((await client.send(get)).$metadata.httpStatusCode).toBe(200)
  expect(() => endpoint.faults.add({ before: true, after: true })).toThrow('not both')
})

test('a delay before the work, and after it', async () => {
  endpoint.faults.add({ operation: 'UpdateFunctionCode', delay: 60 })
  const early = client.send(update)
  await new Promise((done) => setTimeout(done, 30))
  expect(changed()).toBe(false)
  await early
  expect(changed()).toBe(true)

  world.addFunction({ name: 'checkout', codeSha256: 'b2xk' })
  endpoint.faults.add({ operation: 'UpdateFunctionCode', delay: 60, after: true })
  const late = client.send(update)
  while (!changed()) await new Promise((done) => setTimeout(done, 5))
  expect(endpoint.requests[1]?.status).toBeUndefined()
  await late
  expect(endpoint.requests[1]).toMatchObject({ status: 200, fault: 'delay 60' })
})

test('a hook holds one client back until another has gone through', async () => {
  const other = lambdaClient(endpoint.url)
  const phases: string[] = []
  endpoint.onRequest(async ({ operation }, phase) => {
    phases.push(`${phase} ${operation}`)
    if (operation !== 'UpdateFunctionCode' || phase !== 'before') return
    endpoint.onRequest(undefined)
    await other.send(update)
  })
  await client.send(get)
  expect((await failureOf(client.send(update))).name).toBe('ResourceConflictException')
  expect(phases).toEqual(['before GetFunction', 'after GetFunction', 'before UpdateFunctionCode'])
  other.destroy()
})

import { GetFunctionCommand, type LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import type { Fault } from '../../../emulator/aws/faults.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const FunctionName = 'checkout'
const get = new GetFunctionCommand({ FunctionName })
const update = new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf({ 'index.js': '1' }) })

let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld()
  world.addFunction({ name: FunctionName, codeSha256: 'b2xk' })
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

const changed = () => world.findFunction(FunctionName)?.latest.code.sha256 !== 'b2xk'
const status = () => client.send(get).then(({ $metadata }) => $metadata.httpStatusCode)
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
  expect(await status()).toBe(200)
})

test('an answer that never comes', async () => {
  endpoint.faults.add({ fault: 'hang', after: true })
  const sent = client.send(update, { abortSignal: AbortSignal.timeout(80) })
  expect((await failureOf(sent)).name).toBe('AbortError')
  expect(changed()).toBe(true)
  expect(endpoint.requests[0]?.status).toBeUndefined()
})

const ANSWER = { status: 409, errorType: 'ResourceConflictException', message: 'Another update.' }
test.each<[string, Fault['fault'] & object, object]>([
  ['in the words of the service', ANSWER, { name: ANSWER.errorType, status: 409, message: ANSWER.message }],
  ['that is no JSON', { status: 200, body: '{"Configuration":' }, { name: 'SyntaxError' }],
  [
    'with a body of its own',
    { status: 400, errorType: 'InvalidParameterValueException', body: { message: 'RequestLimitExceeded' } },
    { name: 'InvalidParameterValueException', message: 'RequestLimitExceeded' },
  ],
])('an answer %s', async (_, fault, expected) => {
  endpoint.faults.add({ operation: 'UpdateFunctionCode', fault })
  expect(await failureOf(client.send(update))).toMatchObject(expected)
  expect(changed()).toBe(false)
})

test('headers, for example the time to wait', async () => {
  endpoint.faults.add({ fault: { status: 429, errorType: 'Throttled', headers: { 'Retry-After': '7' } } })
  await expect(client.send(get)).rejects.toMatchObject({ $response: { headers: { 'retry-after': '7' } } })
})

test('the nth request of an operation, for a while, or one that fits', async () => {
  const fault = { status: 503, errorType: 'ServiceException' }
  endpoint.faults.add(
    { operation: 'GetFunction', nth: 2, times: 2, fault },
    { when: ({ query }) => query['Qualifier'] === '7', fault: 'reset-before' },
    { service: 's3', fault },
  )
  const statuses = []
  for (let i = 0; i < 4; i += 1)
    statuses.push(await status().catch(({ $metadata }) => $metadata.httpStatusCode))
  expect(statuses).toEqual([200, 503, 503, 200])
  const qualified = new GetFunctionCommand({ FunctionName, Qualifier: '7' })
  expect((await failureOf(client.send(qualified))).message).toMatch(CONNECTION)
  expect((await failureOf(client.send(qualified))).status).toBe(404)
})

test('a delay before the work, and after it', async () => {
  endpoint.faults.add({ operation: 'UpdateFunctionCode', delay: 60 })
  const early = client.send(update)
  await new Promise((done) => setTimeout(done, 30))
  expect(changed()).toBe(false)
  await early
  expect(changed()).toBe(true)

  world.addFunction({ name: FunctionName, codeSha256: 'b2xk' })
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

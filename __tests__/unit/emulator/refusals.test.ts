import { GetFunctionCommand, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient } from './clients.ts'

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const get = new GetFunctionCommand({ FunctionName: 'checkout' })

let now = Date.now()
let world: World
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  world = createWorld({ now: () => now })
  world.addFunction({ name: 'checkout' })
  endpoint = await startEndpoint({ world })
  client = lambdaClient(endpoint.url)
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

test('an operation that nothing imitates is refused, and remembered', async () => {
  const failure = await failureOf(client.send(new InvokeCommand({ FunctionName: 'checkout' })))
  expect(failure).toMatchObject({ name: 'NotEmulated', status: 501 })
  const route = 'POST /2015-03-31/functions/checkout/invocations'
  expect(failure.message).toContain(route)
  expect(endpoint.refused).toEqual([`Not emulated: ${route}`])
  expect(endpoint.requests).toMatchObject([{ service: 'lambda', operation: '', status: 501 }])
})

test('a route of no service is refused too', async () => {
  const response = await fetch(`${endpoint.url}/latest/meta-data/`)
  expect(response.status).toBe(501)
  expect(endpoint.refused).toEqual(['Not emulated: GET /latest/meta-data/'])
})

test('a member or a parameter that nothing imitates is refused', async () => {
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20240101/eu-west-1/lambda/aws4_request',
  }
  const path = `${endpoint.url}/2015-03-31/functions/checkout`
  await fetch(`${path}/code`, { method: 'PUT', headers, body: '{"SourceKmsKeyArn":"arn"}' })
  await fetch(`${path}?Verbose=1`, { headers })
  expect(endpoint.refused).toEqual([
    'Not emulated: UpdateFunctionCode with member SourceKmsKeyArn',
    'Not emulated: GetFunction with parameter Verbose',
  ])
})

test('a body that is not JSON is refused by the service', async () => {
  const headers = {
    authorization: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20240101/eu-west-1/lambda/aws4_request',
  }
  const response = await fetch(`${endpoint.url}/2015-03-31/functions/checkout/code`, {
    method: 'PUT',
    headers,
    body: '{',
  })
  expect(response.status).toBe(400)
  expect(response.headers.get('x-amzn-errortype')).toBe('InvalidRequestContentException')
  expect(endpoint.refused).toEqual([])
  expect(endpoint.requests).toMatchObject([{ body: '{' }])
})

test('a permission that is taken away is named in the words of IAM', async () => {
  world.deny({
    action: 'lambda:GetFunction',
    resource: 'arn:aws:lambda:eu-west-1:123456789012:function:check*',
  })
  expect(await failureOf(client.send(get))).toMatchObject({
    name: 'AccessDeniedException',
    status: 403,
    message: `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: lambda:GetFunction on resource: ${ARN} because no identity-based policy allows the lambda:GetFunction action`,
  })
  world.addFunction({ name: 'other' })
  const other = await client.send(new GetFunctionCommand({ FunctionName: 'other' }))
  expect(other.Configuration?.FunctionName).toBe('other')
})

test('keys: unknown, without their session token, expired', async () => {
  const secretAccessKey = 'not looked at'
  const known = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'session' }
  world.addCredentials({ ...known, expiresAt: now + 1 })
  const as = async (credentials: { accessKeyId: string; sessionToken?: string }) => {
    const own = lambdaClient(endpoint.url, 'eu-west-1', { ...credentials, secretAccessKey })
    return own.send(get).finally(() => own.destroy())
  }
  const invalid = {
    name: 'UnrecognizedClientException',
    status: 403,
    message: 'The security token included in the request is invalid.',
  }
  expect(await failureOf(as({ accessKeyId: 'AKIAUNKNOWN' }))).toMatchObject(invalid)
  expect(await failureOf(as({ accessKeyId: known.accessKeyId }))).toMatchObject(invalid)
  expect((await as(known)).$metadata.httpStatusCode).toBe(200)
  now += 1
  expect(await failureOf(as(known))).toMatchObject({ name: 'ExpiredTokenException', status: 403 })
  expect((await fetch(`${endpoint.url}/2015-03-31/functions/checkout`)).status).toBe(403)
})

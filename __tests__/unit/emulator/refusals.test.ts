import { GetFunctionCommand } from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient } from './clients.ts'

const get = new GetFunctionCommand({ FunctionName: 'checkout' })

let now = Date.now()
let world: World
let endpoint: Endpoint

beforeEach(async () => {
  world = createWorld({ now: () => now })
  world.addFunction({ name: 'checkout' })
  world.addBucket({ name: 'staging' })
  endpoint = await startEndpoint({ world })
})

afterEach(() => endpoint.close())

const FUNCTION = '/2015-03-31/functions/checkout'
test.each<[string, string, string, string, RequestInit?]>([
  ['an operation', 'lambda', 'PUT', `${FUNCTION}/concurrency`],
  [
    'a way to invoke',
    'lambda',
    'POST',
    `${FUNCTION}/invocations`,
    { headers: { 'x-amz-invocation-type': 'Event' } },
  ],
  ['a member', 'lambda', 'PUT', `${FUNCTION}/code`, { body: '{"SourceKmsKeyArn":"arn"}' }],
  ['a parameter', 'lambda', 'GET', `${FUNCTION}?Verbose=1`],
  ['a copy', 's3', 'PUT', '/staging/a', { headers: { 'x-amz-copy-source': 'staging/b' } }],
  ['a range', 's3', 'GET', '/staging/a', { headers: { range: 'bytes=0-1' } }],
  ['a checksum', 's3', 'PUT', '/staging/a', { body: 'a', headers: { 'x-amz-checksum-crc32c': 'AAAAAA==' } }],
  [
    'a body in chunks',
    's3',
    'PUT',
    '/staging/a',
    { headers: { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' } },
  ],
  ['an action of STS', 'sts', 'POST', '/', { body: new URLSearchParams({ Action: 'GetSessionToken' }) }],
  [
    'an operation of ECR',
    'ecr',
    'POST',
    '/',
    { headers: { 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.ListImages' } },
  ],
  ['a service', 'ec2', 'GET', '/latest/meta-data/'],
])('%s that nothing imitates is refused, and remembered', async (_, service, method, path, init = {}) => {
  const scope = `AKIAIOSFODNN7EXAMPLE/20240101/eu-west-1/${service}/aws4_request`
  const headers = { ...init.headers, authorization: `AWS4-HMAC-SHA256 Credential=${scope}` }
  const response = await fetch(endpoint.url + path, { ...init, method, headers })
  expect(response.status).toBe(501)
  expect(endpoint.refused).toEqual([expect.stringMatching(/^Not emulated: /)])
  expect(endpoint.requests).toMatchObject([{ status: 501 }])
})

test('a permission that is taken away is named in the words of IAM', async () => {
  const client = lambdaClient(endpoint.url)
  const resource = 'arn:aws:lambda:eu-west-1:123456789012:function:check'
  world.deny({ action: 'lambda:GetFunction', resource: `${resource}*` })
  expect(await failureOf(client.send(get))).toMatchObject({
    name: 'AccessDeniedException',
    status: 403,
    message: `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: lambda:GetFunction on resource: ${resource}out because no identity-based policy allows the lambda:GetFunction action`,
  })
  world.addFunction({ name: 'other' })
  const other = await client.send(new GetFunctionCommand({ FunctionName: 'other' }))
  expect(other.Configuration?.FunctionName).toBe('other')
  client.destroy()
})

test('keys: unknown, without their session token, expired, none', async () => {
  const known = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: 'session' }
  world.addCredentials({ ...known, expiresAt: now + 1 })
  const as = async (credentials: { accessKeyId: string; sessionToken?: string }) => {
    const own = lambdaClient(endpoint.url, 'eu-west-1', { ...credentials, secretAccessKey: 'any' })
    return own.send(get).finally(() => own.destroy())
  }
  const invalid = { name: 'UnrecognizedClientException', status: 403 }
  expect(await failureOf(as({ accessKeyId: 'AKIAUNKNOWN' }))).toMatchObject(invalid)
  expect(await failureOf(as({ accessKeyId: known.accessKeyId }))).toMatchObject(invalid)
  expect((await as(known)).$metadata.httpStatusCode).toBe(200)
  now += 1
  expect(await failureOf(as(known))).toMatchObject({ name: 'ExpiredTokenException', status: 403 })
  expect((await fetch(endpoint.url + FUNCTION)).status).toBe(403)
})

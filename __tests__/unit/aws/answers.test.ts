import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { explain } from '../../../src/aws/explain.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'
import { setAwsEnvironment } from './test-aws.ts'

/** What the service answers to the next request, byte for byte. */
let answer: { status: number; headers?: Record<string, string>; body?: string }
let server: Server
let endpoint: string
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answer.status, answer.headers).end(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  setAwsEnvironment(endpoint)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const SECRET = 'hunter2-Zq9vXw4kTb'
const ARN = 'arn:aws:lambda:eu-west-1:210987654321:function:checkout'
const OBJECT = 'arn:aws:s3:::packages-eu-west-1/lambda/checkout.zip'
const config = () => ({ endpoint, region: 'eu-west-1', maxAttempts: 1, forcePathStyle: true })

async function failed(operation: string, send: () => Promise<unknown>, resource?: string) {
  const error = await send().then(
    () => undefined,
    (cause: unknown) => new ServiceError(operation, cause, resource),
  )
  if (error === undefined) throw new Error('the request did not fail')
  return error
}
const getFunction = () =>
  failed(
    'lambda:GetFunction',
    () => new LambdaClient(config()).send(new GetFunctionCommand({ FunctionName: ARN })),
    ARN,
  )
const place = { Bucket: 'packages-eu-west-1', Key: 'lambda/checkout.zip' }
const head = () =>
  failed('s3:GetObject', () => new S3Client(config()).send(new HeadObjectCommand(place)), OBJECT)
const put = () =>
  failed(
    's3:PutObject',
    () => new S3Client(config()).send(new PutObjectCommand({ ...place, Body: 'x' })),
    OBJECT,
  )
const identity = () =>
  failed('sts:GetCallerIdentity', () => new STSClient(config()).send(new GetCallerIdentityCommand({})))

/** Everything of an error that could be printed anywhere. */
const printed = (error: ServiceError) =>
  [error.stack, inspect(error, { depth: 9 }), explain(error, 'It failed.').message].join('\n')

const variables = (end: string) => `{"Configuration":{"Environment":{"Variables":{"K":${end}`

test.each([
  ['broken beside a variable', 200, variables(`"x", ${SECRET}`)],
  ['cut off within a variable', 200, variables(`"${SECRET}`)],
  ['not JSON from its first byte', 200, `${SECRET} is no JSON`],
  ['a page of a proxy', 403, `<html>${SECRET}</html>`],
])('an answer that is %s is never quoted', async (_, status, body) => {
  answer = { status, body, headers: { 'content-length': String(Buffer.byteLength(body)) } }
  const error = await getFunction()
  expect(error.words).toBe(`The answer was not valid JSON (${Buffer.byteLength(body)} bytes).`)
  for (const part of [SECRET, SECRET.slice(0, 5), SECRET.slice(-5)])
    expect(printed(error)).not.toContain(part)
  expect(explain(error, 'It failed.').remedy).toContain('Check whether a proxy')
})

test.each([
  [200, `<html>${SECRET} <br></html>`],
  [400, `${SECRET} <`],
])('an answer of STS with %i that is no XML is never quoted', async (status, body) => {
  answer = { status, body }
  const error = await identity()
  expect(error.words).toBe(`The answer was not valid XML (${Buffer.byteLength(body)} bytes).`)
  expect(printed(error)).not.toContain(SECRET.slice(0, 5))
})

test('an answer that could not be read may mean that it was done; whatever the status, waiting may help', async () => {
  answer = { status: 200, body: '{' }
  expect(await getFunction()).toMatchObject({ reach: 'unknown', final: false, local: false })
})

test('a bucket that is not there is named', async () => {
  answer = {
    status: 404,
    body: '<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>',
  }
  expect(explain(await put(), 'It failed.').remedy).toBe(
    'The bucket packages-eu-west-1 does not exist, and this action creates none: check `s3-bucket`.',
  )
})

const S3_SAYS =
  'User: arn:aws:sts::123456789012:assumed-role/ci/GitHubActions is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::packages-eu-west-1/lambda/checkout.zip" because no identity-based policy allows the s3:PutObject action'

test('S3 without a reason: the likeliest causes, and the statement for the object itself', async () => {
  answer = {
    status: 403,
    body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  }
  const { remedy, snippets } = explain(await put(), 'It failed.')
  expect(remedy).toMatch(/`s3-bucket-owner`(.|\n)*bucket's policy(.|\n)*kms:GenerateDataKey/)
  expect(snippets.map(({ text }) => JSON.parse(text))).toEqual([
    { Effect: 'Allow', Action: 's3:PutObject', Resource: OBJECT },
  ])
})

test('S3 with a reason: the statement that it asks for, of the role that it names', async () => {
  answer = { status: 403, body: `<Error><Code>AccessDenied</Code><Message>${S3_SAYS}</Message></Error>` }
  const { remedy, snippets } = explain(await put(), 'It failed.')
  expect(remedy).not.toContain('s3-bucket-owner')
  expect(snippets).toEqual([
    {
      title: 'Add this statement to the policy of the role ci:',
      language: 'json',
      text: JSON.stringify({ Effect: 'Allow', Action: 's3:PutObject', Resource: OBJECT }, undefined, 2),
    },
  ])
})

test('a refused HEAD has no words: what it asked for is the permission', async () => {
  answer = { status: 403 }
  const error = await head()
  expect(error).toMatchObject({ accessDenied: true, words: '' })
  expect(explain(error, 'It failed.')).toMatchObject({
    why: 's3:GetObject failed, and the answer gives no reason.',
    code: 'HTTP 403',
  })
})

test('the function of another account, as Lambda answers it: a null message', async () => {
  answer = {
    status: 403,
    headers: { 'x-amzn-errortype': 'AccessDeniedException' },
    body: '{"Message":null}',
  }
  const error = await getFunction()
  const told = explain(error, 'The function could not be read.', { account: '123456789012' })
  expect(told.why).toBe('lambda:GetFunction failed, and the answer gives no reason.')
  expect(told.remedy).toMatch(/^The function is in account 210987654321, .* of account 123456789012\./)
  expect(told.snippets).toEqual([])
  const unknown = explain(error, 'The function could not be read.')
  expect(unknown.remedy).toContain('check that the credentials are of account 210987654321')
  const same = explain(error, 'The function could not be read.', { account: '210987654321' })
  expect(JSON.parse(same.snippets[0]?.text ?? '')).toEqual({
    Effect: 'Allow',
    Action: 'lambda:GetFunction',
    Resource: ARN,
  })
})

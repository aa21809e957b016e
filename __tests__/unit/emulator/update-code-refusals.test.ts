import { createHash } from 'node:crypto'
import {
  type LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

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
describe('refusals', () => {
  const cases: [string, Partial<UpdateFunctionCodeCommandInput>, Record<string, unknown>][] = [
    ['another revision', { ZipFile: ZIP, RevisionId: 'stale' }, { status: 412 }],
    [
      'a truncated zip',
      { ZipFile: ZIP.subarray(0, -30) },
      { message: 'Could not unzip uploaded file. Please check your file, then try to upload again.' },
    ],
    ['a zip without entries', { ZipFile: zipOf({}) }, { message: 'Uploaded file must be a non-empty zip' }],
    [
      'a version where the bucket has none',
      { S3Bucket: 'staging', S3Key: 'a.zip', S3ObjectVersion: 'v1' },
      {
        message:
          'Error occurred while GetObject. S3 Error Code: InvalidArgument. S3 Error Message: Invalid version id specified',
      },
    ],
  ]
  test.each(cases)('%s', async (_, input, expected) => {
    const fn = world.addFunction({ name: 'checkout' })
    world.addBucket({ name: 'staging' })
    const before = fn.latest.revisionId
    expect(await failureOf(update(input))).toMatchObject(expected)
    expect(fn.latest.revisionId).toBe(before)
    expect(endpoint.refused).toEqual([])
  })

  test('code signing and storage', async () => {
    const codeSigning = {
      arn: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0',
    }
    world.addFunction({ name: 'checkout', codeSigning: { ...codeSigning, missing: true } })
    expect(await failureOf(update({ ZipFile: ZIP }))).toMatchObject({
      name: 'CodeSigningConfigNotFoundException',
      status: 404,
      message: expect.stringContaining(codeSigning.arn),
    })
    world.addFunction({ name: 'checkout', codeSigning: { ...codeSigning, enforce: true } })
    expect((await failureOf(update({ ZipFile: ZIP }))).name).toBe('CodeVerificationFailedException')
    world.signedPackages.add(SHA256)
    expect((await update({ ZipFile: ZIP })).CodeSha256).toBe(SHA256)

    world.addFunction({ name: 'checkout' })
    world.codeStorageLimit = ZIP.length - 1
    expect(await failureOf(update({ ZipFile: ZIP }))).toMatchObject({
      name: 'CodeStorageExceededException',
      message: 'Code storage limit exceeded.',
    })
  })
})

import { createHash } from 'node:crypto'
import {
  type LambdaClient,
  UpdateFunctionCodeCommand,
  type UpdateFunctionCodeCommandInput,
} from '@aws-sdk/client-lambda'
import { type Endpoint, startEndpoint } from '../../emulator/server.js'
import { createWorld, type World } from '../../emulator/world.js'
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
describe('refusals', () => {
  const cases: [string, Partial<UpdateFunctionCodeCommandInput>, Record<string, unknown>][] = [
    [
      'another revision',
      { ZipFile: ZIP, RevisionId: 'stale' },
      {
        name: 'PreconditionFailedException',
        status: 412,
        message:
          'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
      },
    ],
    [
      'bytes that are no zip',
      { ZipFile: Buffer.from('PK but not really') },
      {
        name: 'InvalidParameterValueException',
        status: 400,
        message: 'Could not unzip uploaded file. Please check your file, then try to upload again.',
      },
    ],
    [
      'a truncated zip',
      { ZipFile: ZIP.subarray(0, -30) },
      { message: 'Could not unzip uploaded file. Please check your file, then try to upload again.' },
    ],
    ['a zip without entries', { ZipFile: zipOf({}) }, { message: 'Uploaded file must be a non-empty zip' }],
    [
      'an image for a zip function',
      { ImageUri: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1' },
      { message: "Please don't provide ImageUri when updating a function with packageType Zip." },
    ],
    [
      'a missing function',
      { FunctionName: 'missing', ZipFile: ZIP },
      {
        name: 'ResourceNotFoundException',
        status: 404,
        message: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:missing',
      },
    ],
    [
      "another Region's ARN",
      { FunctionName: ARN.replace('eu-west-1', 'us-east-1'), ZipFile: ZIP },
      {
        name: 'ResourceNotFoundException',
        message: "Functions from 'us-east-1' are not reachable in this region ('eu-west-1')",
      },
    ],
    [
      "another account's ARN",
      { FunctionName: ARN.replace('123456789012', '210987654321'), ZipFile: ZIP },
      { name: 'AccessDeniedException', status: 403 },
    ],
    [
      'a malformed name',
      { FunctionName: 'no spaces', ZipFile: ZIP },
      {
        name: 'ValidationException',
        status: 400,
        message: expect.stringMatching(
          /^1 validation error detected: Value 'no spaces' at 'functionName' failed to satisfy constraint: Member must satisfy/,
        ),
      },
    ],
    [
      'a qualifier',
      { FunctionName: 'checkout:live', ZipFile: ZIP },
      { name: 'InvalidParameterValueException' },
    ],
    [
      'an unknown architecture',
      { ZipFile: ZIP, Architectures: ['riscv' as 'arm64'] },
      {
        name: 'ValidationException',
        message: expect.stringContaining("Value '[riscv]' at 'architectures'"),
      },
    ],
    ['no code at all', {}, { name: 'InvalidParameterValueException' }],
    [
      'a missing object',
      { S3Bucket: 'staging', S3Key: 'none.zip' },
      {
        message:
          'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
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

  test('code signing, storage and retired runtimes', async () => {
    const codeSigning = {
      arn: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0',
    }
    world.addFunction({ name: 'checkout', codeSigning: { ...codeSigning, missing: true } })
    expect((await failureOf(update({ ZipFile: ZIP }))).name).toBe('CodeSigningConfigNotFoundException')
    world.addFunction({ name: 'checkout', codeSigning: { ...codeSigning, enforce: true } })
    expect((await failureOf(update({ ZipFile: ZIP }))).name).toBe('CodeVerificationFailedException')
    world.signedPackages.add(SHA256)
    expect((await update({ ZipFile: ZIP })).CodeSha256).toBe(SHA256)

    world.addFunction({ name: 'checkout', runtime: 'nodejs14.x' })
    expect((await failureOf(update({ ZipFile: ZIP }))).message).toMatch(
      /^The runtime parameter of nodejs14.x is no longer/,
    )
    world.addFunction({ name: 'checkout' })
    world.codeStorageLimit = ZIP.length - 1
    expect(await failureOf(update({ ZipFile: ZIP }))).toMatchObject({
      name: 'CodeStorageExceededException',
      message: 'Code storage limit exceeded.',
    })
  })
})

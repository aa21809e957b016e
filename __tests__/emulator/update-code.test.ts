import { createHash } from 'node:crypto'
import {
  GetFunctionCommand,
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
    ConfigSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
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
  expect((await own.send(send)).LastUpdateStatus).toBe('InProgress')
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
    [
      'a zip of more than 50 MiB',
      { ZipFile: Buffer.alloc(52_428_801) },
      {
        name: 'RequestEntityTooLargeException',
        status: 413,
        message: 'Zipped size must be smaller than 52428800 bytes',
      },
    ],
    [
      'a request that is too large',
      { ZipFile: Buffer.alloc(52_700_000) },
      {
        name: 'RequestEntityTooLargeException',
        status: 413,
        message: 'Request must be smaller than 70167211 bytes for the UpdateFunctionCode operation',
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

  test('a zip that unpacks to more than 250 MB', async () => {
    world.addFunction({ name: 'checkout' })
    const bomb = Buffer.from(ZIP)
    bomb.writeUInt32LE(262_144_001, bomb.indexOf('PK\x01\x02') + 24)
    expect((await failureOf(update({ ZipFile: bomb }))).message).toBe(
      'Unzipped size must be smaller than 262144000 bytes',
    )
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

test('from S3: a version of an object, its hash, its key; or no permission to read it', async () => {
  world.addFunction({ name: 'checkout', sourceKmsKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/old' })
  world.addBucket({ name: 'staging', versioned: true })
  const { versionId } = world.putObject('staging', 'app.zip', ZIP)
  world.putObject('staging', 'app.zip', Buffer.from('no zip'))
  const object = { S3Bucket: 'staging', S3Key: 'app.zip' }
  expect((await failureOf(update(object))).message).toMatch(/^Could not unzip/)
  expect((await failureOf(update({ ...object, S3ObjectVersion: 'no' }))).message).toMatch(/NoSuchVersion/)

  const SourceKMSKeyArn = 'arn:aws:kms:eu-west-1:123456789012:key/new'
  const updated = await update({ ...object, S3ObjectVersion: versionId, SourceKMSKeyArn })
  expect(updated.CodeSha256).toBe(SHA256)
  const { Code } = await client.send(new GetFunctionCommand({ FunctionName: ARN }))
  expect(Code).toMatchObject({ RepositoryType: 'S3', SourceKMSKeyArn })

  world.addBucket({ name: 'elsewhere', region: 'us-east-1' })
  await read()
  expect((await failureOf(update({ S3Bucket: 'elsewhere', S3Key: 'app.zip' }))).message).toMatch(
    /PermanentRedirect/,
  )
  world.deny({ action: 's3:GetObject' })
  expect(await failureOf(update(object))).toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringMatching(
      /permission to GetObject for staging\/app\.zip\. S3 Error Code: AccessDenied/,
    ),
  })
})

test('images: a tag resolves to a digest, what cannot run is refused', async () => {
  const base = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
  const { digest } = world.addImage({ repository: 'app', tag: 'v2' })
  world.addImage({ repository: 'app', tag: 'multi', index: true })
  const fn = world.addFunction({ name: 'checkout', imageUri: `${base}:v1`, settle: {} })

  expect(await update({ ImageUri: `${base}:v2` })).toMatchObject({
    PackageType: 'Image',
    CodeSha256: digest.replace('sha256:', ''),
    CodeSize: 0,
  })
  const { Code, Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'checkout' }))
  expect(Code).toMatchObject({
    ImageUri: `${base}:v2`,
    ResolvedImageUri: `${base}@${digest}`,
    RepositoryType: 'ECR',
  })
  expect(Configuration).not.toHaveProperty('Runtime')

  expect((await failureOf(update({ ZipFile: ZIP }))).message).toBe(
    'Please provide ImageUri when updating a function with packageType Image.',
  )
  expect((await failureOf(update({ ImageUri: `${base}:none` }))).message).toBe(
    `Source image ${base}:none is not valid. Provide a valid source image.`,
  )
  expect((await failureOf(update({ ImageUri: `${base}:multi` }))).message).toMatch(
    /media type for the source image .* is not supported\.$/,
  )
  world.addImage({ repository: 'app', lambdaMayPull: false })
  expect(await failureOf(update({ ImageUri: `${base}@${digest}` }))).toMatchObject({
    name: 'AccessDeniedException',
    message: 'The function does not have permission to access the specified image.',
  })
  expect(fn.latest.code.resolvedImageUri).toBe(`${base}@${digest}`)
})

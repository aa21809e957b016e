import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { DEFAULT_CREDENTIALS } from '../../emulator/identity.js'
import { type Endpoint, startEndpoint } from '../../emulator/server.js'
import { createWorld, type World } from '../../emulator/world.js'
import { failureOf, lambdaClient, zipOf } from './clients.ts'

const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('base64')
const at = { Bucket: 'staging', Key: 'lambda/app 1+ü.zip' }
const MIB = 1024 * 1024

let world: World
let endpoint: Endpoint
let client: S3Client

beforeEach(async () => {
  world = createWorld()
  world.addBucket({ name: 'staging' })
  endpoint = await startEndpoint({ world })
  client = s3Client('eu-west-1')
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
})

function s3Client(region: string) {
  return new S3Client({
    endpoint: endpoint.url,
    region,
    forcePathStyle: true,
    credentials: { ...DEFAULT_CREDENTIALS },
    maxAttempts: 1,
  })
}

const head = (input: object = {}) => client.send(new HeadObjectCommand({ ...at, ...input }))

test('an object comes back as it was put, its checksum only when asked for', async () => {
  const put = await client.send(
    new PutObjectCommand({
      ...at,
      Body: ZIP,
      ChecksumSHA256: sha256(ZIP),
      ServerSideEncryption: 'aws:kms',
      Metadata: { commit: 'ffac537' },
    }),
  )
  expect(put).toMatchObject({
    ChecksumSHA256: sha256(ZIP),
    ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    ServerSideEncryption: 'aws:kms',
  })
  expect(put).not.toHaveProperty('VersionId')

  const { Body, ...got } = await client.send(new GetObjectCommand(at))
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(ZIP)).toBe(true)
  expect(got).toMatchObject({ ContentLength: ZIP.length, ETag: put.ETag, Metadata: { commit: 'ffac537' } })
  expect(await head()).not.toHaveProperty('ChecksumSHA256')
  expect(await head({ ChecksumMode: 'ENABLED' })).toMatchObject({
    ContentLength: ZIP.length,
    ChecksumSHA256: sha256(ZIP),
    ChecksumType: 'FULL_OBJECT',
  })
  expect(endpoint.requests.map(({ operation }) => operation)).toEqual([
    'PutObject',
    'GetObject',
    'HeadObject',
    'HeadObject',
  ])
  expect(endpoint.requests[0]).toMatchObject({
    service: 's3',
    path: `/staging/${at.Key}`,
    body: { size: ZIP.length },
  })
})

test.each(['SHA256', 'CRC32'] as const)(
  'a stream arrives in chunks, with its %s at the end',
  async (ChecksumAlgorithm) => {
    const Body = Readable.from([ZIP.subarray(0, 10), ZIP.subarray(10)])
    await client.send(new PutObjectCommand({ ...at, Body, ContentLength: ZIP.length, ChecksumAlgorithm }))
    expect(endpoint.requests[0]?.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER')
    const stored = world.buckets.get('staging')?.objects.get(at.Key)?.[0]
    expect(stored?.body.equals(ZIP)).toBe(true)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(ZIP))
    expect(stored?.checksums).toEqual(
      ChecksumAlgorithm === 'SHA256' ? { sha256: sha256(ZIP) } : { crc32: sum.toString('base64') },
    )
  },
)

test('a checksum that does not fit is refused, and nothing is kept', async () => {
  const wrong = sha256(Buffer.from('other'))
  const put = client.send(new PutObjectCommand({ ...at, Body: ZIP, ChecksumSHA256: wrong }))
  expect(await failureOf(put)).toMatchObject({
    name: 'BadDigest',
    status: 400,
    message: 'The SHA256 you specified did not match the calculated checksum.',
  })
  const md5 = client.send(new PutObjectCommand({ ...at, Body: ZIP, ContentMD5: 'AAAA' }))
  expect((await failureOf(md5)).name).toBe('BadDigest')
  expect(world.buckets.get('staging')?.objects.size).toBe(0)
})

test('versions: each put makes one, and each can be read', async () => {
  world.addBucket({ name: 'staging', versioned: true })
  const first = await client.send(new PutObjectCommand({ ...at, Body: 'first' }))
  const second = await client.send(new PutObjectCommand({ ...at, Body: 'the second' }))
  expect(first.VersionId).toMatch(/^[0-9a-f]{32}$/)
  expect(await head()).toMatchObject({ VersionId: second.VersionId, ContentLength: 10 })
  expect(await head({ VersionId: first.VersionId })).toMatchObject({ ContentLength: 5 })
  expect((await failureOf(head({ VersionId: 'none' }))).status).toBe(404)
  expect((await client.send(new GetBucketVersioningCommand(at))).Status).toBe('Enabled')
})

test('a put that must not overwrite', async () => {
  const put = () => client.send(new PutObjectCommand({ ...at, Body: ZIP, IfNoneMatch: '*' }))
  await put()
  expect(await failureOf(put())).toMatchObject({ name: 'PreconditionFailed', status: 412 })
})

test('a large package in parts has a checksum of checksums, and Lambda takes it', async () => {
  const body = Buffer.concat([Buffer.alloc(6 * MIB, 'x'), ZIP])
  const upload = new Upload({
    client,
    params: { ...at, Body: Readable.from([body]), ChecksumAlgorithm: 'SHA256' },
    partSize: 5 * MIB,
  })
  const parts = [body.subarray(0, 5 * MIB), body.subarray(5 * MIB)]
  const composite = sha256(Buffer.concat(parts.map((part) => createHash('sha256').update(part).digest())))
  expect(await upload.done()).toMatchObject({
    ChecksumSHA256: `${composite}-2`,
    ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
  })
  expect(await head({ ChecksumMode: 'ENABLED' })).toMatchObject({
    ContentLength: body.length,
    ChecksumSHA256: `${composite}-2`,
    ChecksumType: 'COMPOSITE',
  })
  expect(endpoint.requests.map(({ operation }) => operation).sort()).toEqual([
    'CompleteMultipartUpload',
    'CreateMultipartUpload',
    'HeadObject',
    'UploadPart',
    'UploadPart',
  ])

  world.addFunction({ name: 'checkout' })
  const lambda = lambdaClient(endpoint.url)
  const update = new UpdateFunctionCodeCommand({
    FunctionName: 'checkout',
    S3Bucket: at.Bucket,
    S3Key: at.Key,
  })
  expect(await failureOf(lambda.send(update))).toMatchObject({ name: 'InvalidParameterValueException' })
  world.putObject(at.Bucket, at.Key, ZIP)
  expect((await lambda.send(update)).CodeSha256).toBe(sha256(ZIP))
  lambda.destroy()
})

describe('parts', () => {
  const create = async () =>
    (await client.send(new CreateMultipartUploadCommand({ ...at, ChecksumAlgorithm: 'SHA256' }))).UploadId
  const part = async (UploadId: string | undefined, PartNumber: number, Body: Buffer) => {
    const { ETag, ChecksumSHA256 } = await client.send(
      new UploadPartCommand({ ...at, UploadId, PartNumber, Body, ChecksumAlgorithm: 'SHA256' }),
    )
    return { ETag, ChecksumSHA256, PartNumber }
  }
  const complete = (UploadId: string | undefined, Parts: object[]) =>
    client.send(new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }))

  test('are refused out of order, too small, changed, unnamed', async () => {
    const id = await create()
    const [one, two] = [await part(id, 1, ZIP), await part(id, 2, ZIP)]
    expect(one.ChecksumSHA256).toBe(sha256(ZIP))
    expect((await failureOf(complete(id, [two, one]))).name).toBe('InvalidPartOrder')
    expect((await failureOf(complete(id, [one, two]))).name).toBe('EntityTooSmall')
    expect((await failureOf(complete(id, [{ ...one, ETag: '"0"' }]))).name).toBe('InvalidPart')
    expect(
      (await failureOf(complete(id, [{ ...one, ChecksumSHA256: sha256(Buffer.from('other')) }]))).name,
    ).toBe('InvalidPart')
    expect((await failureOf(complete(id, [{ ...one, ChecksumSHA256: undefined }]))).message).toMatch(
      /The complete request must include the checksum for each part/,
    )
    expect((await failureOf(complete(id, []))).name).toBe('MalformedXML')
    expect((await complete(id, [one])).ETag).toMatch(/-1"$/)
    expect(await failureOf(complete(id, [one]))).toMatchObject({ name: 'NoSuchUpload', status: 404 })
  })

  test('are gone once the upload was aborted', async () => {
    const UploadId = await create()
    await part(UploadId, 1, ZIP)
    await client.send(new AbortMultipartUploadCommand({ ...at, UploadId }))
    expect((await failureOf(part(UploadId, 2, ZIP))).name).toBe('NoSuchUpload')
    expect(world.buckets.get('staging')?.uploads.size).toBe(0)
  })
})

test('who may not: another owner, another account, another Region, no permission, no bucket', async () => {
  world.putObject(at.Bucket, at.Key, ZIP)
  const put = (input: object = {}) => client.send(new PutObjectCommand({ ...at, Body: ZIP, ...input }))
  expect(await failureOf(put({ ExpectedBucketOwner: '210987654321' }))).toMatchObject({
    name: 'AccessDenied',
    status: 403,
  })
  expect((await head({ ExpectedBucketOwner: '123456789012' })).ContentLength).toBe(ZIP.length)

  const other = s3Client('us-east-1')
  expect(await failureOf(other.send(new PutObjectCommand({ ...at, Body: ZIP })))).toMatchObject({
    name: 'PermanentRedirect',
    status: 301,
  })
  other.destroy()

  world.addBucket({ name: 'theirs', account: '210987654321' })
  expect((await failureOf(put({ Bucket: 'theirs' }))).name).toBe('AccessDenied')
  world.addBucket({ name: 'theirs', account: '210987654321', sharedWith: ['123456789012'] })
  expect((await put({ Bucket: 'theirs' })).ETag).toBeDefined()

  expect((await failureOf(put({ Bucket: 'missing' }))).name).toBe('NoSuchBucket')
  expect((await failureOf(client.send(new HeadBucketCommand({ Bucket: 'missing' })))).status).toBe(404)
  expect((await failureOf(client.send(new GetObjectCommand({ ...at, Key: 'missing' })))).name).toBe(
    'NoSuchKey',
  )
  expect(await failureOf(head({ Key: 'missing' }))).toMatchObject({ name: 'NotFound', status: 404 })
  world.deny({ action: 's3:ListBucket' })
  expect((await failureOf(head({ Key: 'missing' }))).status).toBe(403)

  world.deny({ action: 's3:PutObject' })
  expect((await failureOf(put())).message).toBe(
    `User: arn:aws:iam::123456789012:user/deployer is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::staging/${at.Key}" because no identity-based policy allows the s3:PutObject action`,
  )
  expect(endpoint.refused).toEqual([])
})

test('what nothing imitates is refused', async () => {
  await failureOf(client.send(new CopyObjectCommand({ ...at, CopySource: 'staging/other' })))
  await failureOf(client.send(new GetObjectCommand({ ...at, Range: 'bytes=0-1' })))
  await failureOf(client.send(new PutObjectCommand({ ...at, Body: ZIP, ChecksumAlgorithm: 'CRC32C' })))
  expect(endpoint.refused).toEqual([
    expect.stringContaining('s3 PUT /staging/'),
    'Not emulated: S3 with a Range',
    'Not emulated: the checksum crc32c',
  ])
})

import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import {
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, zipOf } from './clients.ts'

const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const sha256 = (body: Buffer) => createHash('sha256').update(body).digest('base64')
const at = { Bucket: 'staging', Key: 'lambda/app 1+ü.zip' }
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

test('a body that is not what was announced is refused, and nothing is kept', async () => {
  const md5 = client.send(new PutObjectCommand({ ...at, Body: ZIP, ContentMD5: 'AAAA' }))
  expect(await failureOf(md5)).toMatchObject({ name: 'BadDigest', status: 400 })
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

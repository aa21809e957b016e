import {
  CopyObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { failureOf, zipOf } from './clients.ts'

const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
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

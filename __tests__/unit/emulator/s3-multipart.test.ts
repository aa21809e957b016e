import { createHash } from 'node:crypto'
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { zipSync } from 'fflate'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
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

test('a large package in parts has a checksum of checksums, and Lambda takes it', async () => {
  const body = Buffer.from(zipSync({ 'model.bin': [new Uint8Array(6 * MIB), { level: 0 }] }))
  const parts = [body.subarray(0, 5 * MIB), body.subarray(5 * MIB)]
  const composite = sha256(Buffer.concat(parts.map((part) => createHash('sha256').update(part).digest())))
  const id = await create()
  const uploaded = await Promise.all(parts.map((bytes, index) => part(id, index + 1, bytes)))
  expect(await complete(id, uploaded)).toMatchObject({
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
  expect((await lambda.send(update)).CodeSha256).toBe(sha256(body))
  lambda.destroy()
})

describe('parts', () => {
  test('are refused out of order, too small, changed', async () => {
    const id = await create()
    const [one, two] = [await part(id, 1, ZIP), await part(id, 2, ZIP)]
    expect(one.ChecksumSHA256).toBe(sha256(ZIP))
    expect((await failureOf(complete(id, [two, one]))).name).toBe('InvalidPartOrder')
    expect((await failureOf(complete(id, [one, two]))).name).toBe('EntityTooSmall')
    expect((await failureOf(complete(id, [{ ...one, ETag: '"0"' }]))).name).toBe('InvalidPart')
    expect(
      (await failureOf(complete(id, [{ ...one, ChecksumSHA256: sha256(Buffer.from('other')) }]))).name,
    ).toBe('InvalidPart')
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

import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import { explain } from '../../../src/aws/explain.ts'
import type { ObjectStore } from '../../../src/aws/object-store.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'
import { type AwsOptions, NEW, TestAws } from './test-aws.ts'

/** Just above one part: random bytes, which do not shrink. */
const LARGE = Buffer.from(zipSync({ 'index.js': randomBytes(8_500_000) }, { level: 0 }))
const OWNER = '123456789012'
const BUSY = { status: 503, errorType: 'SlowDown', message: 'Please reduce your request rate.' }

const aws = new TestAws()
let store: ObjectStore
async function begin(options: AwsOptions = {}): Promise<void> {
  await aws.open(options)
  store = await (await aws.connect()).objectStore()
}
beforeEach(() => begin())
afterEach(() => aws.close())

const location = { bucket: 'packages', key: 'checkout.zip', owner: OWNER }
const hexOf = (sha256: string) => Buffer.from(sha256, 'base64').toString('hex')
const put = (bytes = NEW, where = location) => store.put(aws.package(bytes), where, { onSent: () => {} })
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

test('every request names the account that has to own the bucket', async () => {
  aws.world.addBucket({ name: 'packages' })
  await store.find(location)
  await put(LARGE)
  expect(new Set(aws.operations)).toEqual(
    new Set(['HeadObject', 'CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload']),
  )
  for (const { headers } of aws.endpoint.requests) {
    expect(headers['x-amz-expected-bucket-owner']).toBe(OWNER)
  }
})

test('an object of ours is known by its hash, one uploaded in parts too', async () => {
  aws.world.addBucket({ name: 'packages' })
  for (const bytes of [NEW, LARGE]) {
    const { sha256 } = aws.package(bytes)
    const key = `lambda/${hexOf(sha256)}.zip`
    await put(bytes, { ...location, key })
    expect(await store.find({ ...location, key })).toMatchObject({ sha256, size: bytes.length })
  }
})

test.each([
  ['of another name', 'checkout.zip'],
  ['of another hash', `lambda/${'0'.repeat(64)}.zip`],
])('a hash in the metadata of an object %s is not believed', async (_, key) => {
  aws.world.addBucket({ name: 'packages' })
  await put(LARGE, { ...location, key })
  expect(await store.find({ ...location, key })).toMatchObject({ sha256: undefined, size: LARGE.length })
})

test.each(['', 'bm90IGEgaGFzaA=='])('metadata %j is no hash', async (noted) => {
  aws.endpoint.faults.add({
    operation: 'HeadObject',
    fault: { status: 200, headers: { 'x-amz-meta-sha256': noted } },
  })
  expect((await store.find({ bucket: 'packages', key: hexOf(noted) }))?.sha256).toBeUndefined()
})

test('an object that is not there, or that nobody may see, is not found', async () => {
  aws.world.addBucket({ name: 'packages' })
  expect(await store.find(location)).toBeUndefined()
  expect(await store.find({ ...location, owner: '210987654321' })).toBeUndefined()
})

test('looking at an object says why it cannot be seen', async () => {
  aws.world.addBucket({ name: 'packages' })
  const error = await thrown(store.look({ ...location, owner: '210987654321' }))
  expect(error).toMatchObject({
    name: 'ServiceError',
    status: 403,
    operation: 's3:GetObject',
    resource: 'arn:aws:s3:::packages/checkout.zip',
  })
  expect(await thrown(store.look({ ...location, version: 'Ob1kv9' }))).toMatchObject({
    operation: 's3:GetObjectVersion',
  })
})

test.each([
  ['HeadObject', 301, () => store.find(location)],
  ['HeadObject', 400, () => store.find(location)],
  ['PutObject', 301, () => put()],
  ['PutObject', 400, () => put()],
  ['CreateMultipartUpload', 301, () => put(LARGE)],
])('%s refused with %s for its Region says where the bucket is', async (operation, status, ask) => {
  const headers = { 'x-amz-bucket-region': 'us-east-2' }
  const errorType = status === 301 ? 'PermanentRedirect' : 'AuthorizationHeaderMalformed'
  aws.endpoint.faults.add({ operation, fault: { status, errorType, headers } })
  const error = await thrown(ask())
  expect(error).toMatchObject({ name: 'ServiceError', bucketRegion: 'us-east-2' })
  expect(explain(error as ServiceError, 'what').remedy).toMatch(/is in us-east-2.*own Region/)
  expect(aws.operations).toEqual([operation])
})

test('a refused upload names the permission and the object', async () => {
  aws.world.addBucket({ name: 'packages', account: '210987654321' })
  const error = await thrown(put())
  expect(error).toBeInstanceOf(ServiceError)
  expect(error).toMatchObject({
    operation: 's3:PutObject',
    resource: 'arn:aws:s3:::packages/checkout.zip',
    status: 403,
  })
  expect(aws.operations).toEqual(['PutObject'])
})

test.each([
  ['HeadObject', () => store.find(location)],
  ['PutObject', () => put()],
])('%s that is throttled for a minute is waited out', async (operation, ask) => {
  aws.world.addBucket({ name: 'packages' })
  aws.endpoint.faults.add({ operation, times: 15, fault: BUSY })
  await ask()
  expect(aws.operations.filter((each) => each === operation)).toHaveLength(16)
})

test('a connection that broke after the upload is no second upload', async () => {
  const bucket = aws.world.addBucket({ name: 'packages', versioned: true })
  aws.endpoint.faults.add({ operation: 'PutObject', after: true, fault: 'reset-before' })
  const version = await put()
  expect(version).toBe(bucket.objects.get('checkout.zip')?.[0]?.versionId)
  expect(aws.operations).toEqual(['PutObject', 'HeadObject'])
})

test('a part that fails once is sent again, and nothing else is', async () => {
  aws.world.addBucket({ name: 'packages' })
  aws.endpoint.faults.add({ operation: 'UploadPart', times: 2, fault: { status: 500 } })
  await put(LARGE)
  expect(aws.operations.filter((each) => each === 'UploadPart')).toHaveLength(4)
  expect(aws.operations.filter((each) => each === 'CreateMultipartUpload')).toHaveLength(1)
})

test('an upload in parts that is refused leaves none behind', async () => {
  const bucket = aws.world.addBucket({ name: 'packages' })
  aws.endpoint.faults.add({ operation: 'UploadPart', times: 9, fault: { status: 403 } })
  expect(await thrown(put(LARGE))).toMatchObject({ operation: 's3:PutObject', status: 403 })
  expect(aws.operations).toContain('AbortMultipartUpload')
  expect(bucket.objects.size).toBe(0)
})

test('an upload in parts that is cancelled leaves none behind', async () => {
  const bucket = aws.world.addBucket({ name: 'packages' })
  aws.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UploadPart' && phase === 'before') aws.host.cancel(new Error('cancelled'))
  })
  await expect(put(LARGE)).rejects.toThrow('cancelled')
  expect(aws.operations).toContain('AbortMultipartUpload')
  expect(bucket.objects.size).toBe(0)
})

test.each([
  ['answered', 0, 2_900, 5_000],
  ['not answered', 1, 5_900, 8_000],
])(
  'the time of the step ends an upload that hangs, with a clean-up that is %s',
  async (_, times, least, most) => {
    await aws.close()
    await begin({ realTime: true, limitMs: 700 })
    aws.world.addBucket({ name: 'packages' })
    aws.endpoint.faults.add({ operation: 'UploadPart', times: 10, fault: 'hang' })
    if (times > 0) aws.endpoint.faults.add({ operation: 'AbortMultipartUpload', times, fault: 'hang' })
    const started = performance.now()
    const error = await thrown(put(LARGE))
    // Even the last request of a step gets three seconds.
    expect(error).toMatchObject({ operation: 's3:PutObject', words: 'no answer within 3.0 s' })
    const took = performance.now() - started
    expect(took).toBeGreaterThan(least)
    expect(took).toBeLessThan(most)
  },
  15_000,
)

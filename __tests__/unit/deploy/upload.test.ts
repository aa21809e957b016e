import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { zipSync } from 'fflate'
import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

const HEX = Buffer.from(sha256(NEW), 'base64').toString('hex')
const KEY = `lambda/${HEX}.zip`
const INTO = { 's3-bucket': 'packages-{account}-{region}' }
const BUCKET = 'packages-123456789012-eu-west-1'

/** Just above one part: random bytes, which do not shrink. */
const LARGE = Buffer.from(zipSync({ 'index.js': randomBytes(8_500_000) }, { level: 0 }))

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
  stage.world.addFunction({ name: 'checkout', zip: OLD })
})
afterEach(() => stage.close())

test('a package is uploaded under its hash, and deployed from there', async () => {
  stage.world.addBucket({ name: BUCKET })
  const deployment = await stage.deploy(INTO)
  expect(stage.operations).toEqual([
    'GetFunction',
    'HeadObject',
    'PutObject',
    'UpdateFunctionCode',
    'GetFunction',
  ])
  expect(stage.bodies('UpdateFunctionCode')).toEqual([{ S3Bucket: BUCKET, S3Key: KEY }])
  expect(deployment.current.codeSha256).toBe(sha256(NEW))
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(`^✓ Uploaded ${NEW.length} B to s3://${BUCKET}/${KEY} `),
  )
})

test('a package that is there already is not uploaded again', async () => {
  stage.world.addBucket({ name: BUCKET })
  await stage.deploy(INTO)
  stage.endpoint.requests.length = 0
  await stage.deploy({ ...INTO, 'skip-unchanged': 'false' })
  expect(stage.operations).toEqual(['GetFunction', 'HeadObject', 'UpdateFunctionCode', 'GetFunction'])
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(`^✓ s3://${BUCKET}/${KEY} already has this package: nothing to upload `),
  )
})

test('in a versioned bucket exactly the uploaded version is deployed', async () => {
  const bucket = stage.world.addBucket({ name: BUCKET, versioned: true })
  await stage.deploy({ ...INTO, 'zip-file': stage.zip, 's3-key': '{function}.zip' })
  const version = bucket.objects.get('checkout.zip')?.[0]?.versionId
  expect(stage.bodies('UpdateFunctionCode')).toEqual([
    { S3Bucket: BUCKET, S3Key: 'checkout.zip', S3ObjectVersion: version },
  ])
})

test('unchanged code is not uploaded', async () => {
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  await stage.deploy(INTO)
  expect(stage.operations).toEqual(['GetFunction'])
})

test('a dry run uploads nothing, and asks with the package itself', async () => {
  const bucket = stage.world.addBucket({ name: BUCKET })
  await stage.deploy({ ...INTO, 'dry-run': 'true' })
  expect(stage.operations).toEqual(['GetFunction', 'HeadBucket', 'UpdateFunctionCode'])
  expect(bucket.objects.size).toBe(0)
})

test('a bucket that is not there is an error that names it', async () => {
  expect((await stage.failure(INTO)).what).toBe(
    `The package could not be uploaded to s3://${BUCKET}/${KEY} (bucket owned by 123456789012).`,
  )
  expect(stage.count('UpdateFunctionCode')).toBe(0)
})

test("a bucket of the same name in somebody else's account gets nothing", async () => {
  const bucket = stage.world.addBucket({ name: BUCKET, account: '210987654321' })
  const error = await stage.failure(INTO)
  expect(error.code).toBe('AccessDenied, HTTP 403')
  expect(bucket.objects.size).toBe(0)
})

test('a large package is uploaded in parts, with lines of progress', async () => {
  stage.world.addBucket({ name: BUCKET })
  const path = stage.file('large.zip', LARGE)
  stage.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UploadPart' && phase === 'after') stage.clock.pass(2_500)
  })
  const deployment = await stage.deploy({ ...INTO, 'zip-file': path })
  expect(stage.count('UploadPart')).toBe(2)
  expect(deployment.current.codeSha256).toBe(sha256(LARGE))
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(/^ {2}[\d.]+ MiB of 8\.1 MiB \(\d+ %\), [\d.]+ [KM]iB\/s$/),
  )
})

test('an upload in parts that is cancelled leaves none behind', async () => {
  const bucket = stage.world.addBucket({ name: BUCKET })
  const path = stage.file('large.zip', LARGE)
  stage.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UploadPart' && phase === 'before') stage.host.cancel(new Error('cancelled'))
  })
  await expect(stage.deploy({ ...INTO, 'zip-file': path })).rejects.toThrow('cancelled')
  // The upload's own clean-up follows the error.
  for (let tries = 0; tries < 100 && stage.count('AbortMultipartUpload') === 0; tries++) await setTimeout(5)
  expect(stage.operations).toContain('AbortMultipartUpload')
  expect(bucket.objects.size).toBe(0)
  expect(stage.count('UpdateFunctionCode')).toBe(0)
})

test('a bucket that is not of the account that the step names gets nothing', async () => {
  const bucket = stage.world.addBucket({ name: BUCKET })
  await stage.failure({ ...INTO, 's3-bucket-owner': '210987654321' })
  const put = stage.endpoint.requests.find(({ operation }) => operation === 'PutObject')
  expect(put?.headers['x-amz-expected-bucket-owner']).toBe('210987654321')
  expect(bucket.objects.size).toBe(0)
})

test('an object that is in S3 already is deployed only from a bucket of the account that the step names', async () => {
  stage.world.addBucket({ name: 'packages' })
  stage.world.putObject('packages', 'checkout.zip', NEW)
  const object = { 's3-bucket': 'packages', 's3-key': 'checkout.zip', 'skip-unchanged': 'false' }
  const error = await stage.failure({ ...object, 's3-bucket-owner': '210987654321' })
  expect(error.what).toBe(
    'Account 210987654321 could not be confirmed as the owner of s3://packages/checkout.zip (`s3-bucket-owner`).',
  )
  expect(stage.count('UpdateFunctionCode')).toBe(0)
  await stage.deploy({ ...object, 's3-bucket-owner': '123456789012' })
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('a dry run sees that the bucket to upload to is missing', async () => {
  const error = await stage.failure({ ...INTO, 'dry-run': 'true' })
  expect(error.what).toContain(`could not be uploaded to s3://${BUCKET}/`)
  expect(stage.count('UpdateFunctionCode')).toBe(0)
})

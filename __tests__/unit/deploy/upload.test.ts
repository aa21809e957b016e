import { randomBytes } from 'node:crypto'
import { zipSync } from 'fflate'
import { NEW, sha256, useAws } from '../aws/test-aws.ts'

const HEX = Buffer.from(sha256(NEW), 'base64').toString('hex')
const KEY = `lambda/${HEX}.zip`
/** As the log has it. */
const SHORT_KEY = `lambda/${HEX.slice(0, 10)}….zip`
const INTO = { 's3-bucket': 'packages-{account}-{region}' }
const BUCKET = 'packages-123456789012-eu-west-1'

/** Just above one part: random bytes, which do not shrink. */
const LARGE = Buffer.from(zipSync({ 'index.js': randomBytes(8_500_000) }, { level: 0 }))

const aws = useAws()
beforeEach(() => {
  aws.addFunction({})
})

test('a package is uploaded under its hash, and deployed from there', async () => {
  aws.world.addBucket({ name: BUCKET })
  const deployment = await aws.deploy(INTO)
  expect(aws.operations).toEqual([
    'GetFunction',
    'HeadObject',
    'PutObject',
    'UpdateFunctionCode',
    'GetFunction',
  ])
  expect(aws.bodies('UpdateFunctionCode')).toEqual([{ S3Bucket: BUCKET, S3Key: KEY }])
  expect(deployment.current.codeSha256).toBe(sha256(NEW))
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(`^✓ Uploaded ${NEW.length} B to s3://${BUCKET}/${SHORT_KEY} `),
  )
})

test('a package that is there already is not uploaded again', async () => {
  aws.world.addBucket({ name: BUCKET })
  await aws.deploy(INTO)
  aws.endpoint.requests.length = 0
  await aws.deploy({ ...INTO, 'skip-unchanged': 'false' })
  expect(aws.operations).toEqual(['GetFunction', 'HeadObject', 'UpdateFunctionCode', 'GetFunction'])
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(`^✓ s3://${BUCKET}/${SHORT_KEY} already has this package: nothing to upload `),
  )
})

test('in a versioned bucket exactly the uploaded version is deployed', async () => {
  const bucket = aws.world.addBucket({ name: BUCKET, versioned: true })
  await aws.deploy({ ...INTO, 'zip-file': aws.zip, 's3-key': '{function}.zip' })
  const version = bucket.objects.get('checkout.zip')?.[0]?.versionId
  expect(aws.bodies('UpdateFunctionCode')).toEqual([
    { S3Bucket: BUCKET, S3Key: 'checkout.zip', S3ObjectVersion: version },
  ])
})

test('unchanged code is not uploaded', async () => {
  aws.addFunction({ zip: NEW })
  await aws.deploy(INTO)
  expect(aws.operations).toEqual(['GetFunction'])
})

test('a dry run uploads nothing, and asks with the package itself', async () => {
  const bucket = aws.world.addBucket({ name: BUCKET })
  await aws.deploy({ ...INTO, 'dry-run': 'true' })
  expect(aws.operations).toEqual(['GetFunction', 'HeadBucket', 'UpdateFunctionCode'])
  expect(bucket.objects.size).toBe(0)
})

test('a bucket that is not there is an error that names it', async () => {
  expect((await aws.failure(INTO)).what).toBe(
    `The package could not be uploaded to s3://${BUCKET}/${KEY} (bucket owned by 123456789012).`,
  )
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

test("a bucket of the same name in somebody else's account gets nothing", async () => {
  const bucket = aws.world.addBucket({ name: BUCKET, account: '210987654321' })
  const error = await aws.failure(INTO)
  expect(error.code).toBe('AccessDenied, HTTP 403')
  expect(bucket.objects.size).toBe(0)
})

test('a large package is uploaded in parts, with lines of progress', async () => {
  aws.world.addBucket({ name: BUCKET })
  const path = aws.file('large.zip', LARGE)
  aws.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UploadPart' && phase === 'after') aws.clock.pass(2_500)
  })
  const deployment = await aws.deploy({ ...INTO, 'zip-file': path })
  expect(aws.count('UploadPart')).toBe(2)
  expect(deployment.current.codeSha256).toBe(sha256(LARGE))
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^ {2}[\d.]+ MiB of 8\.1 MiB \(\d+ %\), [\d.]+ [KM]iB\/s$/),
  )
})

test('a bucket that is not of the account that the step names gets nothing', async () => {
  const bucket = aws.world.addBucket({ name: BUCKET })
  await aws.failure({ ...INTO, 's3-bucket-owner': '210987654321' })
  const put = aws.endpoint.requests.find(({ operation }) => operation === 'PutObject')
  expect(put?.headers['x-amz-expected-bucket-owner']).toBe('210987654321')
  expect(bucket.objects.size).toBe(0)
})

test('an object that is in S3 already is deployed only from a bucket of the account that the step names', async () => {
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
  const object = { 's3-bucket': 'packages', 's3-key': 'checkout.zip', 'skip-unchanged': 'false' }
  const error = await aws.failure({ ...object, 's3-bucket-owner': '210987654321' })
  expect(error.what).toBe(
    'Account 210987654321 could not be confirmed as the owner of s3://packages/checkout.zip (`s3-bucket-owner`).',
  )
  expect(aws.count('UpdateFunctionCode')).toBe(0)
  await aws.deploy({ ...object, 's3-bucket-owner': '123456789012' })
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('a dry run sees that the bucket to upload to is missing', async () => {
  const error = await aws.failure({ ...INTO, 'dry-run': 'true' })
  expect(error.what).toContain(`could not be uploaded to s3://${BUCKET}/`)
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

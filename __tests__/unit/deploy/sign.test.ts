import { LIVE, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()
const BUCKET = 'packages'
const SIGN = { 's3-bucket': BUCKET, 'signing-profile': 'shop' }
const ENFORCED = { codeSigning: { policy: 'Enforce', profiles: ['shop'] } } as const
const jobs = () => [...aws.world.signingJobs.values()]

function prepare(versioned = true) {
  aws.world.signingProfiles.set('shop', 'signs')
  aws.world.addBucket({ name: BUCKET, versioned })
  return aws.addFunction({ ...LIVE, ...ENFORCED })
}

test('a package is signed in its bucket, under a key of its own, and Lambda gets what was signed', async () => {
  const fn = prepare()
  const { published } = await aws.deploy({ ...SIGN, publish: 'true' })
  const hex = Buffer.from(sha256(NEW), 'base64').toString('hex')
  const [job] = jobs()
  expect(job?.signed?.key).toBe(`signed/lambda/${hex}-${job?.id}.zip`)
  expect(fn.latest.code).toMatchObject({ signingJobArn: job?.arn })
  expect(fn.latest.code.sha256).not.toBe(sha256(NEW))
  expect(published?.codeSha256).toBe(fn.latest.code.sha256)
  expect(aws.bodies('StartSigningJob')).toMatchObject([
    {
      source: { s3: { bucketName: BUCKET, key: `lambda/${hex}.zip`, version: expect.any(String) } },
      destination: { s3: { bucketName: BUCKET, prefix: `signed/lambda/${hex}-` } },
      profileName: 'shop',
      clientRequestToken: expect.stringMatching(/^[\w-]{7,}$/),
    },
  ])
  expect(aws.host.lines.find((line) => line.startsWith('✓ Signed'))).toMatch(/^✓ Signed with shop /)
})

test('the same package again is recognised by its job, and neither signed nor sent', async () => {
  prepare()
  await aws.deploy(SIGN)
  expect(await aws.deploy(SIGN)).toMatchObject({ status: 'unchanged', changed: false })
  expect(jobs()).toHaveLength(1)
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test.each<[string, Record<string, string>]>([
  ['another profile', { 'signing-profile': 'other' }],
  ['another package', { 'zip-file': 'old.zip' }],
  ['`skip-unchanged: false`', { 'skip-unchanged': 'false' }],
])('with %s it is signed again', async (_, inputs) => {
  const fn = prepare()
  fn.codeSigning = { policy: 'Warn', profiles: [] }
  aws.world.signingProfiles.set('other', 'signs')
  await aws.deploy(SIGN)
  const other = inputs['zip-file'] === undefined ? {} : { 'zip-file': aws.file('old.zip', OLD) }
  await aws.deploy({ ...SIGN, ...inputs, ...other })
  expect(jobs()).toHaveLength(2)
})

test('where nobody may ask for the job, the package is signed again, and that is said', async () => {
  prepare()
  await aws.deploy(SIGN)
  const [{ id = '' } = {}] = jobs()
  aws.world.deny({ action: 'signer:DescribeSigningJob', resource: `*${id}` })
  await aws.deploy(SIGN)
  expect(jobs()).toHaveLength(2)
  expect(aws.host.lines.find((line) => line.includes('cannot be told'))).toMatch(
    /signer:DescribeSigningJob of the package that was signed: User: /,
  )
})

test('a lost answer to the update is found by the job', async () => {
  const fn = prepare()
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', fault: 'reset-before', after: true })
  await aws.deploy(SIGN)
  expect(aws.count('UpdateFunctionCode')).toBe(1)
  expect(fn.latest.code.signingJobArn).toBe(jobs()[0]?.arn)
})

test('a lost answer to the start of a job starts no second one', async () => {
  prepare()
  aws.endpoint.faults.add({ operation: 'StartSigningJob', fault: 'reset-before', after: true })
  await aws.deploy(SIGN)
  expect(aws.count('StartSigningJob')).toBe(2)
  expect(jobs()).toHaveLength(1)
})

test('a bucket without versions is named, with the command that turns them on', async () => {
  prepare(false)
  const error = await aws.failure(SIGN)
  expect(error.what).toBe(
    'The package cannot be signed, since its object in the bucket packages has no version, which AWS Signer needs.',
  )
  expect(error.message).toContain('  aws s3api put-bucket-versioning --bucket packages \\\n')
})

test('a job that fails says why, and sends nothing to Lambda', async () => {
  prepare()
  aws.world.signingProfiles.set('shop', 'fails')
  const error = await aws.failure(SIGN)
  expect(error.what).toMatch(
    /^AWS Signer did not sign s3:\/\/packages\/lambda\/\w+\.zip \(job [\w-]+, Failed\)\.$/,
  )
  expect(error.why).toBe('The object to be signed is not a valid zip.')
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

test('a profile that is not there is named', async () => {
  prepare()
  aws.world.signingProfiles.clear()
  const error = await aws.failure(SIGN)
  expect(error.message).toMatch(
    /^The package could not be signed with shop\.\nSigning profile shop not found\./,
  )
})

test('unsigned code that is refused is explained with the profiles that would be taken', async () => {
  prepare()
  const error = await aws.failure({})
  expect(error.what).toBe('Lambda rejected the new code of checkout.')
  expect(error.remedy).toBe(
    'The function takes code that was signed with `signing-profile: shop`, and a versioned `s3-bucket` to sign it in.',
  )
  expect(aws.progress.facts.update).toBe('not sent')
})

test('where the profiles may not be asked for, the advice is general', async () => {
  prepare()
  aws.world.deny({ action: 'lambda:GetCodeSigningConfig' })
  expect((await aws.failure({})).remedy).toMatch(/^Sign the package with a profile/)
})

test('a refused signature of a function without a code signing configuration has the general advice', async () => {
  aws.addFunction(LIVE)
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    fault: {
      status: 400,
      errorType: 'InvalidCodeSignatureException',
      message: 'The integrity check failed.',
    },
  })
  const error = await aws.failure({})
  expect(error.remedy).toBe(
    'The bytes were changed after signing: sign the package again and deploy it as it is.',
  )
})

test('once versions are turned on, a package that was uploaded before is uploaded again', async () => {
  prepare(false)
  await aws.failure(SIGN)
  const bucket = aws.world.buckets.get(BUCKET)
  if (bucket) bucket.versioned = true
  expect(await aws.deploy(SIGN)).toMatchObject({ status: 'deployed' })
  expect(aws.count('PutObject')).toBe(2)
})

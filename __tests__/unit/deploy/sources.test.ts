import { LIVE, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
const UNSKIPPED = { 'skip-unchanged': 'false' }
const OBJECT = { 's3-bucket': 'packages', 's3-key': 'checkout.zip' }

const aws = useAws()

test('an image is deployed by digest, and its hash is held against what runs', async () => {
  const { digest } = aws.world.addImage({ repository: 'app', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
  const uri = `${REPOSITORY}@${digest}`
  const deployment = await aws.deploy({ 'image-uri': uri })
  expect(aws.bodies('UpdateFunctionCode')).toEqual([{ ImageUri: uri }])
  expect(deployment.current).toMatchObject({
    packageType: 'Image',
    codeSha256: DIGEST,
    resolvedImageUri: uri,
  })
  expect(deployment.previous.resolvedImageUri).toMatch(/^.+\/app@sha256:[0-9a-f]{64}$/)
})

test('an image is deployed by tag, and the digest that it resolved to is told', async () => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
  const deployment = await aws.deploy({ 'image-uri': `${REPOSITORY}:v2`, ...UNSKIPPED })
  expect(aws.bodies('UpdateFunctionCode')).toEqual([{ ImageUri: `${REPOSITORY}:v2` }])
  expect(aws.count('GetFunction')).toBe(2)
  expect(deployment.current.resolvedImageUri).toBe(`${REPOSITORY}@sha256:${DIGEST}`)
})

test('a version of an object in S3 is deployed', async () => {
  aws.world.addBucket({ name: 'packages', versioned: true })
  const { versionId } = aws.world.putObject('packages', 'checkout.zip', NEW)
  aws.world.putObject('packages', 'checkout.zip', OLD)
  const fn = aws.addFunction({ codeSha256: 'b2xk' })
  await aws.deploy({ ...OBJECT, 's3-object-version': versionId, ...UNSKIPPED })
  expect(aws.bodies('UpdateFunctionCode')).toEqual([
    { S3Bucket: 'packages', S3Key: 'checkout.zip', S3ObjectVersion: versionId },
  ])
  expect(fn.latest.code.sha256).toBe(sha256(NEW))
})

test('an object that only the service can hash gets no needless version', async () => {
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
  aws.addFunction({ zip: NEW, ...LIVE })
  const deployment = await aws.deploy({ ...OBJECT, alias: 'live', ...UNSKIPPED })
  expect(deployment).toMatchObject({ status: 'deployed', changed: false, published: { version: '1' } })
  expect(aws.count('PublishVersion')).toBe(0)
})

test.each([
  [
    'an image to a zip function',
    { zip: OLD },
    { 'image-uri': `${REPOSITORY}@sha256:${DIGEST}` },
    'checkout is a Zip function: it takes a zip, not a container image.',
    'Give `zip-file`',
  ],
  [
    'a zip to an image function',
    { imageUri: `${REPOSITORY}:v1` },
    {},
    'checkout is an Image function: it takes a container image, not a zip.',
    'Give `image-uri`',
  ],
  [
    'an object to an image function',
    { imageUri: `${REPOSITORY}:v1` },
    { ...OBJECT, ...UNSKIPPED },
    'checkout is an Image function: it takes a container image, not a zip.',
    'Give `image-uri`',
  ],
])('%s is refused before anything is sent', async (_, seed, inputs, what, remedy) => {
  aws.addFunction({ ...seed })
  const error = await aws.failure(inputs)
  expect(error).toMatchObject({ what, remedy: expect.stringContaining(remedy) })
  expect(aws.operations).toEqual(['GetFunction'])
})

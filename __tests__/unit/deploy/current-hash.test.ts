import { NEW, sha256, useAws } from '../aws/test-aws.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
const TAGGED = { 'image-uri': `${REPOSITORY}:v2` }
const OBJECT = { 's3-bucket': 'packages', 's3-key': 'checkout.zip' }

const aws = useAws()

/** A zip in S3 with its checksum, as an upload with one leaves it. */
function addObject(bytes: Buffer) {
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', bytes).checksums = { sha256: sha256(bytes) }
}

test('a tag of the image that runs already costs no update', async () => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  expect((await aws.deploy(TAGGED)).status).toBe('unchanged')
  expect(aws.operations.toSorted()).toEqual(['BatchGetImage', 'GetFunction'])
})

test('a tag that moved is deployed', async () => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
  expect((await aws.deploy(TAGGED)).current.codeSha256).toBe(DIGEST)
})

test('a tag that nobody may look at is deployed', async () => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  aws.world.deny({ action: 'ecr:*' })
  expect((await aws.deploy(TAGGED)).status).toBe('deployed')
})

test('a tag that is missing is left to Lambda to refuse', async () => {
  aws.addFunction({ imageUri: `${REPOSITORY}:v1` })
  expect(await aws.failure(TAGGED)).toMatchObject({
    why: `Source image ${REPOSITORY}:v2 is not valid. Provide a valid source image.`,
    remedy: expect.stringContaining('The tag or digest is missing'),
  })
})

test('an object whose checksum is that of the code costs no update', async () => {
  addObject(NEW)
  aws.addFunction({ zip: NEW })
  expect((await aws.deploy(OBJECT)).status).toBe('unchanged')
  expect(aws.operations.toSorted()).toEqual(['GetFunction', 'HeadObject'])
})

test('an object with another checksum is deployed', async () => {
  addObject(NEW)
  aws.addFunction({})
  expect((await aws.deploy(OBJECT)).current.codeSha256).toBe(sha256(NEW))
})

test.each([
  ['without a checksum', () => addObject(NEW)],
  ['that nobody may look at', () => aws.world.deny({ action: 's3:GetObject' })],
])('an object %s is sent to Lambda', async (_, arrange) => {
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
  arrange()
  for (const object of aws.world.buckets.get('packages')?.objects.get('checkout.zip') ?? [])
    object.checksums = {}
  aws.addFunction({ zip: NEW })
  await aws.deploy(OBJECT).catch(() => undefined)
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('why nothing could be compared is told', async () => {
  aws.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  aws.addFunction({ imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  aws.world.deny({ action: 'ecr:*' })
  await aws.deploy(TAGGED)
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^ {2}Whether the code is unchanged cannot be told: ecr:BatchGetImage of .*app:v2/),
  )
})

test('a lookup that only saves work never costs more than a few seconds', async () => {
  addObject(NEW)
  aws.addFunction({})
  aws.endpoint.faults.add({ operation: 'HeadObject', times: 1000, fault: { status: 503 } })
  expect((await aws.deploy(OBJECT)).status).toBe('deployed')
  expect(aws.clock.elapsedMs).toBeLessThan(11_000)
})

import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'
const TAGGED = { 'image-uri': `${REPOSITORY}:v2` }
const OBJECT = { 's3-bucket': 'packages', 's3-key': 'checkout.zip' }

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

/** A zip in S3 with its checksum, as an upload with one leaves it. */
function addObject(bytes: Buffer) {
  stage.world.addBucket({ name: 'packages' })
  stage.world.putObject('packages', 'checkout.zip', bytes).checksums = { sha256: sha256(bytes) }
}

test('a tag of the image that runs already costs no update', async () => {
  stage.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  stage.world.addFunction({ name: 'checkout', imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  expect((await stage.deploy(TAGGED)).status).toBe('unchanged')
  expect(stage.operations.toSorted()).toEqual(['BatchGetImage', 'GetFunction'])
})

test('a tag that moved is deployed', async () => {
  stage.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  stage.world.addFunction({ name: 'checkout', imageUri: `${REPOSITORY}:v1` })
  expect((await stage.deploy(TAGGED)).current.codeSha256).toBe(DIGEST)
})

test('a tag that nobody may look at is deployed', async () => {
  stage.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  stage.world.addFunction({ name: 'checkout', imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  stage.world.deny({ action: 'ecr:*' })
  expect((await stage.deploy(TAGGED)).status).toBe('deployed')
})

test('a tag that is missing is left to Lambda to refuse', async () => {
  stage.world.addFunction({ name: 'checkout', imageUri: `${REPOSITORY}:v1` })
  expect(await stage.failure(TAGGED)).toMatchObject({
    why: `Source image ${REPOSITORY}:v2 is not valid. Provide a valid source image.`,
    remedy: expect.stringContaining('The tag or digest is missing'),
  })
})

test('an object whose checksum is that of the code costs no update', async () => {
  addObject(NEW)
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  expect((await stage.deploy(OBJECT)).status).toBe('unchanged')
  expect(stage.operations.toSorted()).toEqual(['GetFunction', 'HeadObject'])
})

test('an object with another checksum is deployed', async () => {
  addObject(NEW)
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  expect((await stage.deploy(OBJECT)).current.codeSha256).toBe(sha256(NEW))
})

test.each([
  ['without a checksum', () => addObject(NEW)],
  ['that nobody may look at', () => stage.world.deny({ action: 's3:GetObject' })],
])('an object %s is sent to Lambda', async (_, arrange) => {
  stage.world.addBucket({ name: 'packages' })
  stage.world.putObject('packages', 'checkout.zip', NEW)
  arrange()
  for (const object of stage.world.buckets.get('packages')?.objects.get('checkout.zip') ?? [])
    object.checksums = {}
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  await stage.deploy(OBJECT).catch(() => undefined)
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('why nothing could be compared is told', async () => {
  stage.world.addImage({ repository: 'app', tag: 'v2', digest: `sha256:${DIGEST}` })
  stage.world.addFunction({ name: 'checkout', imageUri: `${REPOSITORY}@sha256:${DIGEST}` })
  stage.world.deny({ action: 'ecr:*' })
  await stage.deploy(TAGGED)
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(/^ {2}Whether the code is unchanged cannot be told: ecr:BatchGetImage of .*app:v2/),
  )
})

test('a lookup that only saves work never costs more than a few seconds', async () => {
  addObject(NEW)
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  stage.endpoint.faults.add({ operation: 'HeadObject', times: 1000, fault: { status: 503 } })
  expect((await stage.deploy(OBJECT)).status).toBe('deployed')
  expect(stage.clock.now()).toBeLessThan(11_000)
})

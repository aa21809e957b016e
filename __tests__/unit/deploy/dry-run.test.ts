import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

test.each([
  ['a zip', {}, {}, { ZipFile: { sha256: sha256(NEW), size: NEW.length } }],
  [
    'an image',
    { imageUri: `${REPOSITORY}:v1` },
    { 'image-uri': `${REPOSITORY}@sha256:${DIGEST}` },
    { ImageUri: `${REPOSITORY}@sha256:${DIGEST}` },
  ],
  [
    'an object in S3',
    {},
    { 's3-bucket': 'packages', 's3-key': 'checkout.zip', 'skip-unchanged': 'false' },
    { S3Bucket: 'packages', S3Key: 'checkout.zip' },
  ],
])('a dry run of %s is checked by the service and changes nothing', async (_, seed, inputs, body) => {
  stage.world.addImage({ repository: 'app', digest: `sha256:${DIGEST}` })
  stage.world.addBucket({ name: 'packages' })
  stage.world.putObject('packages', 'checkout.zip', NEW)
  const fn = stage.world.addFunction({
    name: 'checkout',
    ...('imageUri' in seed ? {} : { zip: OLD }),
    ...seed,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
  const before = structuredClone(fn)
  const deployment = await stage.deploy({ 'dry-run': 'true', alias: 'live', ...inputs })

  expect(deployment).toMatchObject({
    status: 'planned',
    // Nobody has looked at the object's hash.
    changed: 's3-bucket' in inputs ? undefined : true,
    published: undefined,
    alias: undefined,
  })
  expect(fn).toEqual(before)
  expect(stage.operations.toSorted()).toEqual(['GetAlias', 'GetFunction', 'UpdateFunctionCode'])
  expect(stage.bodies('UpdateFunctionCode')).toEqual([{ ...body, DryRun: true }])
  expect(deployment.facts.verdict).toEqual({ kind: 'accepted' })
})

test('a dry run of what runs already costs one read', async () => {
  stage.world.addFunction({ name: 'checkout', zip: NEW })
  expect(await stage.deploy({ 'dry-run': 'true' })).toMatchObject({ status: 'planned', changed: false })
  expect(stage.operations).toEqual(['GetFunction'])
})

test('a dry run does not wait for an update that is in progress', async () => {
  stage.world.addFunction({
    name: 'checkout',
    zip: NEW,
    lastUpdateStatus: 'InProgress',
    settle: { milliseconds: 60_000 },
  })
  await stage.deploy({ 'dry-run': 'true' })
  expect(stage.clock.now()).toBe(0)
})

test('what the service would refuse fails a dry run', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD, runtime: 'nodejs14.x' })
  expect(await stage.failure({ 'dry-run': 'true' })).toMatchObject({
    what: 'Lambda would reject this update.',
    why: expect.stringMatching(/^The runtime parameter of nodejs14\.x is no longer supported/),
    remedy: expect.stringContaining('retired'),
  })
})

test('a role that may not update gets a plan from reading, and a warning that Lambda was not asked', async () => {
  stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
  stage.world.deny({ action: 'lambda:UpdateFunctionCode' })
  const { status, changed, facts } = await stage.deploy({ 'dry-run': 'true', alias: 'live' })
  expect({ status, changed }).toEqual({ status: 'planned', changed: true })
  expect(facts).toMatchObject({ verdict: { kind: 'not asked' }, sha256: sha256(NEW), size: NEW.length })
  expect(stage.host.lines).toContainEqual(
    expect.stringMatching(/^warning: Lambda was not asked .*lambda:UpdateFunctionCode/),
  )
})

test('an object that the caller may not read fails a dry run: the update would meet that too', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  stage.world.addBucket({ name: 'packages' })
  stage.world.putObject('packages', 'checkout.zip', NEW)
  stage.world.deny({ action: 's3:GetObject' })
  const error = await stage.failure({ 'dry-run': 'true', 's3-bucket': 'packages', 's3-key': 'checkout.zip' })
  expect(error.why).toMatch(/denied by S3/)
})

test('of what runs already it is told whether the alias would stay', async () => {
  const seed = { versions: [{}], aliases: [{ name: 'live', version: '1' }] }
  stage.world.addFunction({ name: 'checkout', zip: NEW, ...seed })
  const { facts } = await stage.deploy({ 'dry-run': 'true', alias: 'live' })
  expect(facts).toMatchObject({
    verdict: { kind: 'nothing to ask' },
    published: { version: '1' },
    newVersion: false,
  })
})

test.each([
  ['an object', { 's3-bucket': 'packages', 's3-key': 'missing.zip' }, {}],
  ['a tag', { 'image-uri': `${REPOSITORY}:missing` }, { imageUri: `${REPOSITORY}:v1` }],
])('a role that only reads sees that %s is missing', async (_, inputs, seed) => {
  stage.world.addBucket({ name: 'packages' })
  stage.world.addImage({ repository: 'app', digest: `sha256:${DIGEST}` })
  stage.world.addFunction({ name: 'checkout', ...('imageUri' in seed ? seed : { zip: OLD }) })
  stage.world.deny({ action: 'lambda:UpdateFunctionCode' })
  expect((await stage.failure({ 'dry-run': 'true', ...inputs })).what).toMatch(
    /missing(\.zip)? does not exist\.$/,
  )
})

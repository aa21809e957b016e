import { LIVE, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'

const aws = useAws()

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
  aws.world.addImage({ repository: 'app', digest: `sha256:${DIGEST}` })
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
  const fn = aws.addFunction({ ...('imageUri' in seed ? {} : { zip: OLD }), ...seed, ...LIVE })
  const before = structuredClone(fn)
  const deployment = await aws.deploy({ 'dry-run': 'true', alias: 'live', ...inputs })

  expect(deployment).toMatchObject({
    status: 'planned',
    // Nobody has looked at the object's hash.
    changed: 's3-bucket' in inputs ? undefined : true,
    published: undefined,
    alias: undefined,
  })
  expect(fn).toEqual(before)
  expect(aws.operations.toSorted()).toEqual(['GetAlias', 'GetFunction', 'UpdateFunctionCode'])
  expect(aws.bodies('UpdateFunctionCode')).toEqual([{ ...body, DryRun: true }])
  expect(deployment.facts.dryRunAnswer).toEqual({ kind: 'accepted' })
})

test('a dry run of what runs already costs one read', async () => {
  aws.addFunction({ zip: NEW })
  expect(await aws.deploy({ 'dry-run': 'true' })).toMatchObject({ status: 'planned', changed: false })
  expect(aws.operations).toEqual(['GetFunction'])
})

test('a dry run does not wait for an update that is in progress', async () => {
  aws.addFunction({ zip: NEW, lastUpdateStatus: 'InProgress', settle: { milliseconds: 60_000 } })
  await aws.deploy({ 'dry-run': 'true' })
  expect(aws.clock.elapsedMs).toBe(0)
})

test('what the service would refuse fails a dry run', async () => {
  aws.addFunction({ runtime: 'nodejs14.x' })
  expect(await aws.failure({ 'dry-run': 'true' })).toMatchObject({
    what: 'Lambda would reject this update.',
    why: expect.stringMatching(/^The runtime parameter of nodejs14\.x is no longer supported/),
    remedy: expect.stringContaining('retired'),
  })
})

test('a role that may not update gets a plan from reading, and a warning that Lambda was not asked', async () => {
  aws.addFunction({ ...LIVE })
  aws.world.deny({ action: 'lambda:UpdateFunctionCode' })
  const { status, changed, facts } = await aws.deploy({ 'dry-run': 'true', alias: 'live' })
  expect({ status, changed }).toEqual({ status: 'planned', changed: true })
  expect(facts).toMatchObject({ dryRunAnswer: { kind: 'not asked' }, sha256: sha256(NEW), size: NEW.length })
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^warning: Lambda was not asked .*lambda:UpdateFunctionCode/),
  )
})

test('a role that may not read the version of the alias gets a warning that the plan cannot tell', async () => {
  aws.addFunction({ ...LIVE, zip: NEW })
  const denied = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout:1'
  for (const action of ['lambda:GetFunction', 'lambda:GetFunctionConfiguration']) {
    aws.world.deny({ action, resource: denied })
  }
  expect((await aws.deploy({ 'dry-run': 'true', alias: 'live' })).status).toBe('planned')
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^warning: Whether live already serves this code is unknown.*not authorized/),
  )
})

test('an object that the caller may not read fails a dry run: the update would meet that too', async () => {
  aws.addFunction({})
  aws.world.addBucket({ name: 'packages' })
  aws.world.putObject('packages', 'checkout.zip', NEW)
  aws.world.deny({ action: 's3:GetObject' })
  const error = await aws.failure({ 'dry-run': 'true', 's3-bucket': 'packages', 's3-key': 'checkout.zip' })
  expect(error.why).toMatch(/denied by S3/)
})

test('of what runs already it is told whether the alias would stay', async () => {
  const seed = { ...LIVE }
  aws.addFunction({ zip: NEW, ...seed })
  const { facts } = await aws.deploy({ 'dry-run': 'true', alias: 'live' })
  expect(facts).toMatchObject({
    dryRunAnswer: { kind: 'nothing to ask' },
    published: { version: '1' },
    newVersion: false,
  })
})

test.each([
  ['an object', { 's3-bucket': 'packages', 's3-key': 'missing.zip' }, {}],
  ['a tag', { 'image-uri': `${REPOSITORY}:missing` }, { imageUri: `${REPOSITORY}:v1` }],
])('a role that only reads sees that %s is missing', async (_, inputs, seed) => {
  aws.world.addBucket({ name: 'packages' })
  aws.world.addImage({ repository: 'app', digest: `sha256:${DIGEST}` })
  aws.addFunction({ ...('imageUri' in seed ? seed : { zip: OLD }) })
  aws.world.deny({ action: 'lambda:UpdateFunctionCode' })
  expect((await aws.failure({ 'dry-run': 'true', ...inputs })).what).toMatch(
    /missing(\.zip)? does not exist\.$/,
  )
})

import { createHash } from 'node:crypto'
import { NEW_CODE, OLD_CODE, type Outcome, Scenario } from './scenario.ts'

const hashOf = (zip: Buffer) => createHash('sha256').update(zip).digest('base64')

let scenario: Scenario
beforeEach(async () => {
  scenario = await Scenario.open()
})
afterEach(() => scenario.close())

const ZIP = { 'function-name': 'greeting', 'zip-file': 'function.zip' }

test('the action runs on the Node of its runtime', () => {
  expect(process.version).toMatch(/^v24\./)
})

test('a zip is sent, settles, is published and gets the alias, with no request too many', async () => {
  const outcome = await scenario.run({ ...ZIP, alias: 'live', 'version-description': 'the new one' })
  expect(outcome.exitCode).toBe(0)
  expect(outcome.operations.slice(0, 2).sort()).toEqual(['GetAlias', 'GetFunction'])
  // The newest version is looked up beside the upload, since no alias tells what was there before.
  expect(outcome.operations.slice(2, 4).sort()).toEqual(['ListVersionsByFunction', 'UpdateFunctionCode'])
  expect(outcome.operations.slice(4)).toEqual(['GetFunction', 'GetFunction', 'PublishVersion', 'CreateAlias'])
  expect(outcome.outputs).toMatchObject({
    'function-name': 'greeting',
    'function-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:greeting',
    region: 'eu-west-1',
    version: '1',
    'version-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:greeting:1',
    'alias-arn': 'arn:aws:lambda:eu-west-1:123456789012:function:greeting:live',
    'code-sha256': hashOf(NEW_CODE),
    'code-size': String(NEW_CODE.length),
    architecture: 'x86_64',
    'package-type': 'Zip',
    changed: 'true',
    'previous-code-sha256': hashOf(OLD_CODE),
  })
  expect(outcome.outputs).not.toHaveProperty('resolved-image-uri')
  const [version] = scenario.world.findFunction('greeting')?.versions.values() ?? []
  expect(version?.description).toBe('the new one')
  expect(JSON.parse(outcome.outputs['results'] ?? '')).toEqual([
    expect.objectContaining({
      status: 'deployed',
      version: '1',
      changed: true,
      'code-size': NEW_CODE.length,
    }),
  ])
})

test('the same zip again uploads nothing: one request without a release, no new version with one', async () => {
  await scenario.run({ ...ZIP, alias: 'live' })
  const plain = await scenario.run(ZIP)
  expect(plain.operations).toEqual(['GetFunction'])
  expect(plain.outputs).toMatchObject({ changed: 'false', version: '$LATEST' })
  const released = await scenario.run({ ...ZIP, alias: 'live' })
  expect(released.outputs).toMatchObject({ changed: 'false', version: '1', 'previous-version': '1' })
  expect(bodyBytes(released)).toBeLessThan(NEW_CODE.length)
  expect(scenario.world.findFunction('greeting')?.versions.size).toBe(1)
})

test('an object in S3 is deployed in its version, and an unchanged one with a known checksum is not', async () => {
  scenario.world.addBucket({ name: 'packages', versioned: true })
  const stored = scenario.world.putObject('packages', 'greeting.zip', NEW_CODE)
  const outcome = await scenario.run({
    'function-name': 'greeting',
    's3-bucket': 'packages',
    's3-key': 'greeting.zip',
    's3-object-version': String(stored.versionId),
  })
  expect(outcome.exitCode).toBe(0)
  expect(outcome.outputs['code-sha256']).toBe(hashOf(NEW_CODE))
  const update = outcome.requests.find(({ operation }) => operation === 'UpdateFunctionCode')
  expect(update?.body).toEqual({
    S3Bucket: 'packages',
    S3Key: 'greeting.zip',
    S3ObjectVersion: stored.versionId,
  })
})

test('an image is deployed by tag, recognised as unchanged, and by digest', async () => {
  const image = scenario.world.addImage({ repository: 'shop/cart', tag: 'v2' })
  scenario.world.addImage({ repository: 'shop/cart', tag: 'v1' })
  const registry = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/cart'
  scenario.world.addFunction({ name: 'cart', packageType: 'Image', imageUri: `${registry}:v1` })
  const first = await scenario.run({ 'function-name': 'cart', 'image-uri': `${registry}:v2` })
  expect(first.outputs).toMatchObject({
    changed: 'true',
    'resolved-image-uri': `${registry}@${image.digest}`,
  })
  const second = await scenario.run({ 'function-name': 'cart', 'image-uri': `${registry}:v2` })
  expect(second.operations).not.toContain('UpdateFunctionCode')
  const third = await scenario.run({ 'function-name': 'cart', 'image-uri': `${registry}@${image.digest}` })
  expect(third.operations).toEqual(['GetFunction'])
  expect(third.outputs['changed']).toBe('false')
})

test('a dry run asks Lambda to check and changes nothing', async () => {
  const before = scenario.world.findFunction('greeting')?.latest.revisionId
  const outcome = await scenario.run({ ...ZIP, publish: 'true', 'dry-run': 'true' })
  expect(outcome.operations).toEqual(['GetFunction', 'UpdateFunctionCode'])
  expect(outcome.outputs['results']).toContain('"status":"planned"')
  expect(scenario.world.findFunction('greeting')?.latest.revisionId).toBe(before)
})

test("neither log, summary nor outputs hold the function's environment or the presigned URL of its code", async () => {
  const secret = 'postgres://admin:hunter2@db.internal'
  scenario.world.addFunction({ name: 'greeting', zip: OLD_CODE, environment: { DATABASE_URL: secret } })
  const env = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' }
  for (const inputs of [
    { ...ZIP, alias: 'live' },
    { ...ZIP, alias: '' },
    { ...ZIP, 'function-name': 'absent' },
  ]) {
    const outcome = await scenario.run(inputs, { env })
    const everything = outcome.output + outcome.summary + JSON.stringify(outcome.outputs)
    expect(everything).not.toContain('hunter2')
    expect(everything).not.toContain('DATABASE_URL')
    expect(everything).not.toMatch(/X-Amz-(Signature|Security-Token)/)
  }
})

function bodyBytes(outcome: Outcome): number {
  return outcome.requests.reduce((sum, request) => sum + request.bodyBytes, 0)
}

import { LIVE, NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const OTHER_KEY = KEY.replace('1234abcd', '9876fedc')
const DIGEST = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const REPOSITORY = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'

const aws = useAws()

test.each([
  ['the same zip', { zip: NEW }, {}],
  ['the architecture it has', { zip: NEW, architecture: 'arm64' }, { architecture: 'arm64' }],
  ['the key it has', { zip: NEW, sourceKmsKeyArn: KEY }, { 'source-kms-key-arn': KEY }],
  [
    'the image that it runs',
    { imageUri: `${REPOSITORY}@sha256:${DIGEST}` },
    { 'image-uri': `${REPOSITORY}:v2@sha256:${DIGEST}` },
  ],
  ['the same zip while it is idle', { zip: NEW, state: 'Inactive' }, {}],
])('%s costs one read', async (_, seed, inputs) => {
  aws.addFunction({ ...seed })
  const deployment = await aws.deploy(inputs)
  expect(deployment).toMatchObject({ status: 'unchanged', changed: false })
  expect(aws.operations).toEqual(['GetFunction'])
})

test.each([
  ['another zip', { zip: OLD }, {}],
  ['another architecture', { zip: NEW }, { architecture: 'arm64' }],
  ['another key', { zip: NEW, sourceKmsKeyArn: OTHER_KEY }, { 'source-kms-key-arn': KEY }],
  ['a key where there was none', { zip: NEW }, { 'source-kms-key-arn': KEY }],
  ['the same zip where skipping is off', { zip: NEW }, { 'skip-unchanged': 'false' }],
  [
    'the same zip after an update that failed',
    { zip: NEW, lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'InvalidZipFileException' },
    {},
  ],
  ['the same zip where the function has failed', { zip: NEW, state: 'Failed' }, {}],
])('%s is sent', async (_, seed, inputs) => {
  aws.addFunction({ ...seed })
  expect((await aws.deploy(inputs)).status).toBe('deployed')
  expect(aws.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction'])
})

test('sending the same code again changes nothing', async () => {
  aws.addFunction({ zip: NEW })
  expect((await aws.deploy({ 'skip-unchanged': 'false' })).changed).toBe(false)
})

test('where the key cannot be read it does not count', async () => {
  aws.addFunction({ zip: NEW })
  aws.world.deny({ action: 'lambda:GetFunction' })
  expect((await aws.deploy({ 'source-kms-key-arn': KEY })).status).toBe('unchanged')
  expect(aws.operations).toEqual(['GetFunction', 'GetFunctionConfiguration'])
})

test('an update in progress is waited for before the hash counts', async () => {
  aws.addFunction({
    zip: NEW,
    lastUpdateStatus: 'InProgress',
    settle: { reads: 1, outcome: { code: 'InternalError', reason: 'Abandoned.' } },
  })
  await expect(aws.deploy()).rejects.toThrow('Abandoned.')
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('unchanged code is released: the version it has is found, and the alias moved', async () => {
  const fn = aws.addFunction({
    zip: NEW,
    versions: [{ zip: OLD }, {}],
    aliases: [{ name: 'live', version: '1' }],
  })
  const deployment = await aws.deploy({ alias: 'live' })
  expect(aws.operations.slice(2)).toEqual(['PublishVersion', 'UpdateAlias'])
  expect(fn.versions.size).toBe(2)
  expect(deployment).toMatchObject({
    status: 'deployed',
    changed: false,
    published: { version: '2' },
    alias: { to: '2', moved: true },
  })
})

test('unchanged code whose alias is right costs two reads and one publication', async () => {
  aws.addFunction({ zip: NEW, ...LIVE })
  const deployment = await aws.deploy({ alias: 'live' })
  expect(aws.operations.toSorted()).toEqual(['GetAlias', 'GetFunction', 'PublishVersion'])
  expect(aws.bodies('PublishVersion')).toEqual([{ CodeSha256: sha256(NEW) }])
  expect(deployment).toMatchObject({ status: 'unchanged', alias: { from: '1', to: '1' } })
})

test('a key that the inputs ask for is spelled as the service spells it', async () => {
  const fn = aws.addFunction({})
  await aws.deploy({ 'source-kms-key-arn': KEY })
  expect(aws.bodies('UpdateFunctionCode')).toEqual([expect.objectContaining({ SourceKMSKeyArn: KEY })])
  expect(fn.latest.code.sourceKmsKeyArn).toBe(KEY)
})

test('a key that the function has already is kept', async () => {
  const fn = aws.addFunction({ sourceKmsKeyArn: KEY })
  await aws.deploy()
  expect(fn.latest.code.sourceKmsKeyArn).toBe(KEY)
})

const warnings = () => aws.host.lines.filter((line) => line.startsWith('warning: '))

test('a key that nobody may look at is not lost in silence', async () => {
  aws.addFunction({ sourceKmsKeyArn: KEY })
  aws.world.deny({ action: 'lambda:GetFunction' })
  await aws.deploy()
  expect(warnings()).toEqual([expect.stringMatching(/lambda:GetFunction.*`source-kms-key-arn`/)])
})

test('nothing is warned of where the key is given', async () => {
  const fn = aws.addFunction({ sourceKmsKeyArn: KEY })
  aws.world.deny({ action: 'lambda:GetFunction' })
  await aws.deploy({ 'source-kms-key-arn': KEY })
  expect(warnings()).toEqual([])
  expect(fn.latest.code.sourceKmsKeyArn).toBe(KEY)
})

test('another key is released with a version of its own, though the code is the same', async () => {
  const fn = aws.addFunction({ zip: NEW, ...LIVE })
  await aws.deploy({ 'source-kms-key-arn': KEY, alias: 'live' })
  expect(fn.aliases.get('live')?.version).toBe('2')
  expect(fn.versions.get('2')?.code.sourceKmsKeyArn).toBe(KEY)
})

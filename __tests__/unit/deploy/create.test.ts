import { LIVE, NEW, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

const ROLE = 'arn:aws:iam::123456789012:role/checkout'
const SECRET = 'correct horse battery staple'
const ZIP = { Role: ROLE, Runtime: 'nodejs24.x', Handler: 'index.handler' }
const WANTED = { ...ZIP, MemorySize: 512, Environment: { Variables: { STAGE: SECRET, OLD: null } } }
const create = (configuration: object = WANTED) => ({
  'create-if-missing': 'true',
  configuration: JSON.stringify(configuration),
})
const theirs = (seed = {}) => aws.addFunction({ ...LIVE, ...seed })

afterEach(() => expect(aws.host.lines.join('\n')).not.toContain(SECRET))

test('a function that is not there is created, and then goes on as any other', async () => {
  const deployment = await aws.deploy({ alias: 'live', architecture: 'arm64', ...create() })
  expect(aws.operations.filter((name) => name !== 'GetAlias')).toEqual([
    'GetFunction',
    'CreateFunction',
    'GetFunction',
    'PublishVersion',
    'CreateAlias',
  ])
  expect(aws.bodies('CreateFunction')).toEqual([
    {
      FunctionName: 'checkout',
      ...ZIP,
      MemorySize: 512,
      Environment: { Variables: { STAGE: SECRET } },
      Architectures: ['arm64'],
      PackageType: 'Zip',
      Code: { ZipFile: '' },
      ZipFile: { sha256: sha256(NEW), size: NEW.length },
    },
  ])
  expect(aws.world.findFunction('checkout')?.latest).toMatchObject({
    state: 'Active',
    code: { sha256: sha256(NEW) },
    settings: { role: ROLE, memorySize: 512, environment: { STAGE: SECRET } },
  })
  expect(deployment).toMatchObject({ status: 'deployed', changed: true, alias: { from: undefined, to: '1' } })
  expect(aws.host.lines).toContainEqual(
    expect.stringMatching(/^✓ Created checkout: Zip, arm64, code \S{10} /),
  )
  expect(aws.host.lines).toContain('checkout in eu-west-1: does not exist yet')
})

test('the next run finds nothing to do', async () => {
  await aws.deploy({ alias: 'live', ...create() })
  const before = aws.endpoint.requests.length
  expect((await aws.deploy({ alias: 'live', ...create() })).status).toBe('unchanged')
  expect(aws.operations.slice(before).toSorted()).toEqual(['GetAlias', 'GetFunction', 'PublishVersion'])
})

test('without the input a missing function stays an error', async () => {
  const error = await aws.failure({ configuration: JSON.stringify(WANTED) })
  expect(error.what).toBe('Function checkout was not found in eu-west-1.')
  expect(error.remedy).toMatch(/only with `create-if-missing: true`/)
  expect(aws.count('CreateFunction')).toBe(0)
})

test('what is not there is at no revision', async () => {
  await aws.failure({ 'revision-id': '0b1f2c3d-0000-4000-8000-000000000000', ...create() })
  expect(aws.count('CreateFunction')).toBe(0)
})

test('a function that may not be read is not taken for missing', async () => {
  aws.world.deny({ action: 'lambda:GetFunction*' })
  expect((await aws.failure(create())).what).toBe('Function checkout could not be read in eu-west-1.')
  expect(aws.count('CreateFunction')).toBe(0)
})

test('one that another job created in between is deployed as any other', async () => {
  aws.once('CreateFunction', () => theirs())
  const deployment = await aws.deploy({ alias: 'live', ...create() })
  expect(aws.operations).toContain('UpdateFunctionConfiguration')
  expect(aws.operations).toContain('UpdateFunctionCode')
  expect(deployment).toMatchObject({ status: 'deployed', alias: { from: '1', to: '2' } })
  expect(deployment.facts.created).toBeUndefined()
})

test('a creation whose answer was lost is read back', async () => {
  aws.endpoint.faults.add({ operation: 'CreateFunction', after: true, fault: 'reset-before' })
  const deployment = await aws.deploy({ alias: 'live', ...create() })
  expect(aws.count('CreateFunction')).toBe(1)
  expect(deployment).toMatchObject({ status: 'deployed', facts: { created: 'finished' } })
})

test('a role that is too new is retried for as long as the step may wait', async () => {
  aws.world.rolesTooNew.set(ROLE, 12)
  expect((await aws.deploy(create())).status).toBe('deployed')
  expect(aws.count('CreateFunction')).toBe(13)
  expect(aws.clock.elapsedMs).toBeGreaterThan(20_000)
})

test('a role that Lambda may not assume ends with the time, and says what to change', async () => {
  aws.world.rolesTooNew.set(ROLE, 1_000)
  const error = await aws.failure({ ...create(), 'wait-timeout-seconds': '30' })
  expect(error.what).toMatch(/could not be created, since Lambda could not assume its role/)
  expect(error.remedy).toMatch(/lambda\.amazonaws\.com assume it/)
  expect(aws.world.findFunction('checkout')).toBeUndefined()
})

test('a role that may not be passed on is named', async () => {
  aws.world.deny({ action: 'iam:PassRole' })
  const error = await aws.failure(create())
  expect(error.what).toBe('The creation of checkout is not allowed.')
  expect(error.snippets[0]?.text).toContain('iam:PassRole')
  expect(error.snippets[0]?.text).toContain(ROLE)
})

test('what Lambda would refuse later is refused before anything is created', async () => {
  const handler = await aws.failure({
    preflight: 'error',
    ...create({ ...WANTED, Handler: 'missing.handler' }),
  })
  expect(handler.message).toMatch(/missing\.handler/)
  const weight = await aws.failure({ alias: 'live', 'alias-weight': '10', ...create() })
  expect(weight.what).toMatch(/live does not exist yet/)
  const managed = await aws.failure({ 'publish-to': 'LATEST_PUBLISHED', ...create() })
  expect(managed.what).toMatch(/not on managed instances/)
  expect(aws.count('CreateFunction')).toBe(0)
})

test('a function that Lambda fails to create is not released', async () => {
  aws.world.settle = { outcome: { reason: 'The subnet is gone.', code: 'InvalidSubnet' } }
  const error = await aws.failure({ alias: 'live', ...create() })
  expect(error.what).toMatch(/^Lambda failed to create checkout /)
  expect(error.why).toBe('The subnet is gone.')
  expect(aws.progress.facts.created).toBe('accepted')
  expect(aws.count('PublishVersion')).toBe(0)
})

test('a package goes through the bucket that is given', async () => {
  aws.world.addBucket({ name: 'packages-123456789012' })
  await aws.deploy({ 's3-bucket': 'packages-{account}', ...create() })
  expect(aws.bodies('CreateFunction')).toMatchObject([{ Code: { S3Bucket: 'packages-123456789012' } }])
})

test('managed instances are created and published to', async () => {
  const CapacityProviderArn = 'arn:aws:lambda:eu-west-1:123456789012:capacity-provider:default'
  const CapacityProviderConfig = { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn } }
  const deployment = await aws.deploy({
    'publish-to': 'LATEST_PUBLISHED',
    ...create({ ...WANTED, CapacityProviderConfig }),
  })
  expect(deployment).toMatchObject({ status: 'deployed', published: { version: '$LATEST.PUBLISHED' } })
})

test('a dry run says what would be created, and creates nothing', async () => {
  const { plan } = { plan: { alias: 'live', 'dry-run': 'true', ...create() } }
  await expect(aws.deploy(plan)).rejects.toThrow('the function was never read')
  expect(aws.progress.facts).toMatchObject({
    missing: { arn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout' },
    sha256: sha256(NEW),
    dryRunAnswer: { kind: 'cannot be asked' },
  })
  expect(aws.operations.toSorted()).toEqual(['GetAlias', 'GetFunction'])
})

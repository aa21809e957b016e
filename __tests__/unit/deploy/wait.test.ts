import { NEW, OLD, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

test('a slow update is waited for, and lines say how long of how long', async () => {
  aws.addFunction({ settle: { milliseconds: 60_000 } })
  expect((await aws.deploy()).current.codeSha256).toBe(sha256(NEW))

  expect(aws.clock.elapsedMs).toBeGreaterThanOrEqual(60_000)
  expect(aws.clock.elapsedMs).toBeLessThan(63_000)
  const waiting = aws.host.lines.filter((line) => line.includes('is still updating checkout'))
  expect(waiting.map((line) => /: (\d+) s of at most 10 min/.exec(line)?.[1])).toEqual([
    '2',
    '10',
    '20',
    expect.stringMatching(/^3[0-2]$/),
  ])
  expect(waiting[0]).toContain('The function is being created.')
})

test.each([
  ['ImageAccessDenied', 'ECR repository policy'],
  ['InvalidImage', 'ECR repository policy'],
  ['EniLimitExceeded', 'VPC configuration'],
  ['SubnetOutOfIPAddresses', 'VPC configuration'],
  ['InvalidSecurityGroup', 'VPC configuration'],
  ['EC2RequestLimitExceeded', 'VPC configuration'],
  ['DisallowedByVpcEncryptionControl', 'VPC configuration'],
  ['KMSKeyAccessDenied', 'KMS key'],
  ['DisabledKMSKey', 'KMS key'],
  ['EFSMountTimeout', 'file system'],
  ['InsufficientRolePermissions', 'execution role'],
  ['FunctionError.InitTimeout', "function's code failed while it was started"],
  ['ServiceQuotaExceededException', 'quota or capacity'],
  ['InsufficientCapacity', 'quota or capacity'],
  ['InvalidZipFileException', 'not a zip'],
])('an update that fails with %s ends at once with its reason and a remedy', async (code, remedy) => {
  const outcome = { code, reason: 'The update was abandoned.' }
  const fn = aws.addFunction({ settle: { outcome } })
  const error = await aws.failure()
  expect(error).toMatchObject({
    what: expect.stringMatching(/^Lambda failed to apply the update to checkout/),
    why: 'The update was abandoned.',
    code,
    remedy: expect.stringContaining(remedy),
  })
  expect(aws.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction'])
  expect(fn.latest.code.sha256).toBe(sha256(OLD))
})

test('a code that nobody knows has its reason and no remedy', async () => {
  const outcome = { code: 'MoonPhase', reason: 'The moon is full.' }
  aws.addFunction({ settle: { outcome } })
  expect(await aws.failure()).toMatchObject({
    why: 'The moon is full.',
    code: 'MoonPhase',
    remedy: undefined,
  })
})

test('a reason is told once', async () => {
  const outcome = { code: 'InvalidImage', reason: 'The image is broken.' }
  aws.addFunction({ settle: { outcome } })
  expect((await aws.failure()).message.split('The image is broken.')).toHaveLength(2)
})

test('when the time is up the last state is told, and nothing is published', async () => {
  aws.addFunction({ settle: { milliseconds: 1e9 } })
  const error = await aws.failure({ 'wait-timeout-seconds': '7', publish: 'true' })
  expect(error).toMatchObject({
    what: 'Lambda is still updating checkout after 7 s, and the time is up (`wait-timeout-seconds`).',
    why: 'Last seen: update InProgress (Creating: The function is being created.).',
  })
  expect(aws.clock.elapsedMs).toBeCloseTo(7000)
  expect(aws.count('PublishVersion')).toBe(0)
  expect(aws.progress.lastSeen).toBe('update InProgress (Creating: The function is being created.)')
  expect(aws.progress.facts).toMatchObject({ update: 'accepted', current: { codeSha256: sha256(NEW) } })
})

test('a run that was cut short is finished by the next one', async () => {
  aws.addFunction({ settle: [{ milliseconds: 20_000 }, {}] })
  await aws.failure({ 'wait-timeout-seconds': '7', publish: 'true' })
  const deployment = await aws.deploy({ publish: 'true' })
  expect(aws.count('UpdateFunctionCode')).toBe(1)
  expect(deployment).toMatchObject({
    status: 'deployed',
    changed: false,
    published: { version: '1', codeSha256: sha256(NEW) },
  })
})

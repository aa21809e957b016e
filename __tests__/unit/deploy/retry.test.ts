import type { FaultAnswer } from '../../../emulator/aws/faults.js'
import { LIVE, useAws } from '../aws/test-aws.ts'

const IN_PROGRESS =
  'The operation cannot be performed at this time. An update is in progress for resource: arn:aws:lambda:eu-west-1:123456789012:function:checkout'
const CONCURRENT = 'The function could not be updated due to a concurrent update operation.'
const conflict = (message: string): FaultAnswer => ({
  status: 409,
  errorType: 'ResourceConflictException',
  message,
})
const throttled: FaultAnswer = {
  status: 429,
  errorType: 'TooManyRequestsException',
  message: 'Rate exceeded',
}

const aws = useAws()
beforeEach(() => {
  aws.addFunction({ ...LIVE })
})

/** How long each pause before another try was, as the log tells it. */
const pauses = () =>
  aws.host.lines.flatMap((line) => /, trying again in (\S+) s \(attempt \d+\)$/.exec(line)?.[1] ?? [])

test.each([IN_PROGRESS, CONCURRENT])('an update is sent again after the conflict "%s"', async (message) => {
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', fault: conflict(message) })
  expect((await aws.deploy()).status).toBe('deployed')
  expect(aws.operations).toEqual([
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
  ])
  expect(aws.host.lines).toContain(
    `  lambda:UpdateFunctionCode: ${message} (ResourceConflictException), trying again in 0.2 s (attempt 2)`,
  )
})

test('a publication is sent again after a conflict', async () => {
  aws.endpoint.faults.add({ operation: 'PublishVersion', fault: conflict(IN_PROGRESS) })
  expect((await aws.deploy({ alias: 'live' })).published?.version).toBe('2')
  expect(aws.operations.slice(4)).toEqual(['PublishVersion', 'GetFunction', 'PublishVersion', 'UpdateAlias'])
})

test('conflicts are waited out as long as the step may take, and no longer', async () => {
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 1000,
    fault: conflict(IN_PROGRESS),
  })
  const error = await aws.failure({ 'wait-timeout-seconds': '30' })
  expect(error).toMatchObject({
    what: 'checkout was kept busy by other updates until the time was up.',
    code: 'ResourceConflictException, HTTP 409',
    remedy: expect.stringContaining('`concurrency:` group'),
  })
  expect(aws.clock.elapsedMs).toBeLessThanOrEqual(30_000)
  expect(aws.clock.elapsedMs).toBeGreaterThan(20_000)
})

test('throttling is waited out for as long as the service says', async () => {
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    fault: { ...throttled, headers: { 'retry-after': '7' } },
  })
  expect((await aws.deploy()).status).toBe('deployed')
  expect(pauses()).toEqual(['7.0'])
  expect(aws.clock.sleeps).toContain(7000)
  expect(aws.count('UpdateFunctionCode')).toBe(2)
})

test.each(['GetFunction', 'GetAlias', 'UpdateFunctionCode', 'PublishVersion', 'UpdateAlias'])(
  'throttling of %s without such a word is waited out for longer each time',
  async (operation) => {
    aws.endpoint.faults.add({ operation, times: 3, fault: throttled })
    expect((await aws.deploy({ alias: 'live' })).alias?.to).toBe('2')
    expect(pauses()).toEqual(['0.2', '0.4', '0.8'])
  },
)

test('a pause that would outlast the wait is not begun', async () => {
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    fault: { ...throttled, headers: { 'retry-after': '3600' } },
  })
  expect((await aws.failure()).remedy).toContain('too many requests')
  expect(aws.clock.sleeps).toEqual([])
})

test('a service that says to retry at once is not hammered', async () => {
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 5,
    fault: { ...throttled, headers: { 'retry-after': '0' } },
  })
  await aws.deploy()
  expect(pauses()).not.toContain('0.0')
})

test('throttling by EC2 is waited out, though it comes as a bad request', async () => {
  aws.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 2,
    fault: {
      status: 400,
      errorType: 'InvalidParameterValueException',
      message:
        'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded. EC2 Error Message: Request limit exceeded.',
    },
  })
  expect((await aws.deploy()).status).toBe('deployed')
  expect(aws.count('UpdateFunctionCode')).toBe(3)
})

test('a revision that somebody else changed is never tried again', async () => {
  const error = await aws.failure({ 'revision-id': 'f7ee9f1e-0000-4000-8000-000000000000' })
  expect(error).toMatchObject({
    what: 'Function checkout is not at the revision that `revision-id` names.',
    why: expect.stringMatching(
      /^It is at \S+, and the step asks for f7ee9f1e-0000-4000-8000-000000000000\.$/,
    ),
  })
  expect(aws.operations).toEqual(['GetFunction'])
})

test('a revision that somebody else changes right before the update is never tried again', async () => {
  const fn = aws.world.findFunction('checkout')
  const revision = fn?.latest.revisionId
  aws.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UpdateFunctionCode' && phase === 'before' && fn) fn.latest.revisionId = 'theirs'
  })
  expect(await aws.failure({ 'revision-id': revision })).toMatchObject({
    what: 'checkout is not at the revision that was asked for.',
    why: 'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    code: 'PreconditionFailedException, HTTP 412',
    remedy: expect.stringContaining('changed the function in between'),
  })
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('a revision that is still there lets the update pass', async () => {
  const revision = aws.world.findFunction('checkout')?.latest.revisionId
  expect((await aws.deploy({ 'revision-id': revision })).status).toBe('deployed')
  expect(aws.bodies('UpdateFunctionCode')).toEqual([expect.objectContaining({ RevisionId: revision })])
})

test('what is refused for good is sent once', async () => {
  aws.world.deny({ action: 'lambda:UpdateFunctionCode' })
  const error = await aws.failure()
  expect(JSON.parse(error.snippets[0]?.text ?? '')).toEqual({
    Effect: 'Allow',
    Action: 'lambda:UpdateFunctionCode',
    Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  })
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(aws.progress.facts.update).toBe('not sent')
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

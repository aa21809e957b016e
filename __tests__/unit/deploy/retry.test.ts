import type { FaultAnswer } from '../../../emulator/aws/faults.js'
import { createStage, OLD, type Stage } from './stage.ts'

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

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
  stage.world.addFunction({
    name: 'checkout',
    zip: OLD,
    versions: [{}],
    aliases: [{ name: 'live', version: '1' }],
  })
})
afterEach(() => stage.close())

/** How long each pause before another try was, as the log tells it. */
const pauses = () => stage.host.lines.flatMap((line) => /, trying again in (\S+) s$/.exec(line)?.[1] ?? [])

test.each([IN_PROGRESS, CONCURRENT])('an update is sent again after the conflict "%s"', async (message) => {
  stage.endpoint.faults.add({ operation: 'UpdateFunctionCode', fault: conflict(message) })
  expect((await stage.deploy()).status).toBe('deployed')
  expect(stage.operations).toEqual([
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
  ])
  expect(stage.host.lines).toContain(
    `lambda:UpdateFunctionCode: ${message} (ResourceConflictException), trying again in 0.2 s`,
  )
})

test('a publication is sent again after a conflict', async () => {
  stage.endpoint.faults.add({ operation: 'PublishVersion', fault: conflict(IN_PROGRESS) })
  expect((await stage.deploy({ alias: 'live' })).published?.version).toBe('2')
  expect(stage.operations.slice(4)).toEqual([
    'PublishVersion',
    'GetFunction',
    'PublishVersion',
    'UpdateAlias',
  ])
})

test('conflicts are borne as long as the wait may take, and no longer', async () => {
  stage.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 1000,
    fault: conflict(IN_PROGRESS),
  })
  const error = await stage.failure({ 'wait-timeout-seconds': '30' })
  expect(error).toMatchObject({
    what: 'checkout was kept busy by other updates until the time was up.',
    code: 'ResourceConflictException, HTTP 409',
    remedy: expect.stringContaining('`concurrency:` group'),
  })
  expect(stage.clock.now()).toBeLessThanOrEqual(30_000)
  expect(stage.clock.now()).toBeGreaterThan(20_000)
})

test('throttling is waited out for as long as the service says', async () => {
  stage.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    fault: { ...throttled, headers: { 'retry-after': '7' } },
  })
  expect((await stage.deploy()).status).toBe('deployed')
  expect(pauses()).toEqual(['7.0'])
  expect(stage.clock.sleeps).toContain(7000)
  expect(stage.count('UpdateFunctionCode')).toBe(2)
})

test.each(['GetFunction', 'GetAlias', 'UpdateFunctionCode', 'PublishVersion', 'UpdateAlias'])(
  'throttling of %s without such a word is waited out for longer each time',
  async (operation) => {
    stage.endpoint.faults.add({ operation, times: 3, fault: throttled })
    expect((await stage.deploy({ alias: 'live' })).alias?.to).toBe('2')
    expect(pauses()).toEqual(['0.2', '0.4', '0.8'])
  },
)

test('a pause that would outlast the wait is not begun', async () => {
  stage.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    fault: { ...throttled, headers: { 'retry-after': '3600' } },
  })
  expect((await stage.failure()).remedy).toContain('too many requests')
  expect(stage.clock.sleeps).toEqual([])
})

test('a service that says to retry at once is not hammered', async () => {
  stage.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 5,
    fault: { ...throttled, headers: { 'retry-after': '0' } },
  })
  await stage.deploy()
  expect(pauses()).not.toContain('0.0')
})

test('throttling by EC2 is waited out, though it comes as a bad request', async () => {
  stage.endpoint.faults.add({
    operation: 'UpdateFunctionCode',
    times: 2,
    fault: {
      status: 400,
      errorType: 'InvalidParameterValueException',
      message:
        'Your request has been throttled by EC2, please make sure you have enough API rate limit. EC2 Error Code: RequestLimitExceeded. EC2 Error Message: Request limit exceeded.',
    },
  })
  expect((await stage.deploy()).status).toBe('deployed')
  expect(stage.count('UpdateFunctionCode')).toBe(3)
})

test('a revision that somebody else changed is never tried again', async () => {
  const error = await stage.failure({ 'revision-id': 'f7ee9f1e-0000-4000-8000-000000000000' })
  expect(error).toMatchObject({
    what: 'checkout is not at the revision that `revision-id` names.',
    why: expect.stringMatching(
      /^It is at \S+, and the step asks for f7ee9f1e-0000-4000-8000-000000000000\.$/,
    ),
  })
  expect(stage.operations).toEqual(['GetFunction'])
})

test('a revision that somebody else changes right before the update is never tried again', async () => {
  const fn = stage.world.findFunction('checkout')
  const revision = fn?.latest.revisionId
  stage.endpoint.onRequest(({ operation }, phase) => {
    if (operation === 'UpdateFunctionCode' && phase === 'before' && fn) fn.latest.revisionId = 'theirs'
  })
  expect(await stage.failure({ 'revision-id': revision })).toMatchObject({
    what: 'checkout is not at the revision that was asked for.',
    why: 'The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id',
    code: 'PreconditionFailedException, HTTP 412',
    remedy: expect.stringContaining('changed the function in between'),
  })
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('a revision that is still there lets the update pass', async () => {
  const revision = stage.world.findFunction('checkout')?.latest.revisionId
  expect((await stage.deploy({ 'revision-id': revision })).status).toBe('deployed')
  expect(stage.bodies('UpdateFunctionCode')).toEqual([expect.objectContaining({ RevisionId: revision })])
})

test('what is refused for good is sent once', async () => {
  stage.world.deny({ action: 'lambda:UpdateFunctionCode' })
  const error = await stage.failure()
  expect(JSON.parse(error.snippets[0]?.text ?? '')).toEqual({
    Effect: 'Allow',
    Action: 'lambda:UpdateFunctionCode',
    Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  })
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

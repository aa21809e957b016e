import { NEW, sha256, useAws } from '../aws/test-aws.ts'

const aws = useAws()

test.each([
  ['idle', { state: 'Inactive', stateReasonCode: 'Idle' }],
  ['failed', { state: 'Failed', stateReasonCode: 'FunctionError' }],
  ['after an update that failed', { lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'ImageDeleted' }],
])('a function that is %s takes an update at once', async (_, seed) => {
  aws.addFunction({ ...seed })
  expect((await aws.deploy()).current.codeSha256).toBe(sha256(NEW))
  expect(aws.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction'])
})

test.each([
  ['an update is in progress', { lastUpdateStatus: 'InProgress' }],
  ['the function is being created', { state: 'Pending' }],
])('while %s nothing is sent', async (_, seed) => {
  aws.addFunction({ settle: [{ milliseconds: 1000 }, {}], ...seed })
  expect((await aws.deploy()).status).toBe('deployed')
  const sent = aws.operations.indexOf('UpdateFunctionCode')
  expect(sent).toBeGreaterThan(3)
  expect(aws.endpoint.requests[sent]).toMatchObject({ status: 200 })
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test('an update that never ends is not waited for longer than allowed', async () => {
  aws.addFunction({
    lastUpdateStatus: 'InProgress',
    lastUpdateStatusReasonCode: 'Creating',
    settle: { milliseconds: 1e9 },
  })
  const error = await aws.failure({ 'wait-timeout-seconds': '5' })
  expect(error).toMatchObject({
    what: 'Another update of checkout is still in progress after 5 s, and the time is up (`wait-timeout-seconds`).',
    why: 'Last seen: update InProgress (Creating).',
    remedy: expect.stringContaining('`wait-timeout-seconds`'),
  })
  expect(aws.clock.elapsedMs).toBeCloseTo(5000)
  expect(aws.count('UpdateFunctionCode')).toBe(0)
})

test('without permission for GetFunction its configuration is read instead, and not asked for again', async () => {
  aws.addFunction({})
  aws.world.deny({ action: 'lambda:GetFunction' })
  expect((await aws.deploy()).status).toBe('deployed')
  expect(aws.operations).toEqual([
    'GetFunction',
    'GetFunctionConfiguration',
    'UpdateFunctionCode',
    'GetFunctionConfiguration',
  ])
})

test('without permission for either nothing is sent', async () => {
  aws.addFunction({})
  aws.world.deny({ action: 'lambda:GetFunction*' })
  const error = await aws.failure()
  expect(error.what).toBe('Function checkout could not be read in eu-west-1.')
  expect(error.snippets?.[0]?.text).toContain('"lambda:GetFunction"')
  expect(aws.operations).toEqual(['GetFunction', 'GetFunctionConfiguration'])
})

test('a function that is not there is an error at once', async () => {
  const error = await aws.failure()
  expect(error).toMatchObject({
    what: 'Function checkout was not found in eu-west-1.',
    why: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:checkout',
    code: 'ResourceNotFoundException, HTTP 404',
    remedy: expect.stringMatching(
      /^Check the Region and the account of the credentials first, then the spelling/,
    ),
  })
  expect(aws.operations).toEqual(['GetFunction'])
})

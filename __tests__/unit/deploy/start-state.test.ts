import { createStage, NEW, OLD, type Stage, sha256 } from './stage.ts'

let stage: Stage
beforeEach(async () => {
  stage = await createStage()
})
afterEach(() => stage.close())

test.each([
  ['idle', { state: 'Inactive', stateReasonCode: 'Idle' }],
  ['failed', { state: 'Failed', stateReasonCode: 'FunctionError' }],
  ['after an update that failed', { lastUpdateStatus: 'Failed', lastUpdateStatusReasonCode: 'ImageDeleted' }],
])('a function that is %s takes an update at once', async (_, seed) => {
  stage.world.addFunction({ name: 'checkout', zip: OLD, ...seed })
  expect((await stage.deploy()).current.codeSha256).toBe(sha256(NEW))
  expect(stage.operations).toEqual(['GetFunction', 'UpdateFunctionCode', 'GetFunction'])
})

test.each([
  ['an update is in progress', { lastUpdateStatus: 'InProgress' }],
  ['the function is being created', { state: 'Pending' }],
])('while %s nothing is sent', async (_, seed) => {
  stage.world.addFunction({ name: 'checkout', zip: OLD, settle: [{ milliseconds: 1000 }, {}], ...seed })
  expect((await stage.deploy()).status).toBe('deployed')
  const sent = stage.operations.indexOf('UpdateFunctionCode')
  expect(sent).toBeGreaterThan(3)
  expect(stage.endpoint.requests[sent]).toMatchObject({ status: 200 })
  expect(stage.count('UpdateFunctionCode')).toBe(1)
})

test('an update that never ends is not waited for longer than allowed', async () => {
  stage.world.addFunction({
    name: 'checkout',
    lastUpdateStatus: 'InProgress',
    lastUpdateStatusReasonCode: 'Creating',
    settle: { milliseconds: 1e9 },
  })
  const error = await stage.failure({ 'wait-timeout-seconds': '5' })
  expect(error).toMatchObject({
    what: 'Another update of checkout is still in progress after 5 s, and the time is up (`wait-timeout-seconds`).',
    why: 'Last seen: update InProgress (Creating).',
    remedy: expect.stringContaining('`wait-timeout-seconds`'),
  })
  expect(stage.clock.now()).toBe(5000)
  expect(stage.count('UpdateFunctionCode')).toBe(0)
})

test('without permission for GetFunction its configuration is read instead, and not asked for again', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  stage.world.deny({ action: 'lambda:GetFunction' })
  expect((await stage.deploy()).status).toBe('deployed')
  expect(stage.operations).toEqual([
    'GetFunction',
    'GetFunctionConfiguration',
    'UpdateFunctionCode',
    'GetFunctionConfiguration',
  ])
})

test('without permission for either nothing is sent', async () => {
  stage.world.addFunction({ name: 'checkout', zip: OLD })
  stage.world.deny({ action: 'lambda:GetFunction*' })
  const error = await stage.failure()
  expect(error.what).toBe('Function checkout could not be read in eu-west-1.')
  expect(error.snippets?.[0]?.text).toContain('"lambda:GetFunction"')
  expect(stage.operations).toEqual(['GetFunction', 'GetFunctionConfiguration'])
})

test('a function that is not there is an error at once', async () => {
  const error = await stage.failure()
  expect(error).toMatchObject({
    what: 'Function checkout was not found in eu-west-1.',
    why: 'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:checkout',
    code: 'ResourceNotFoundException, HTTP 404',
    remedy: expect.stringMatching(
      /^Check the Region and the account of the credentials first, then the spelling/,
    ),
  })
  expect(stage.operations).toEqual(['GetFunction'])
})

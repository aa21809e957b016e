import fc from 'fast-check'
import { firstDifference } from '../../../src/deploy/expected-json.ts'
import { LIVE, useAws } from '../aws/test-aws.ts'

const aws = useAws()
const TEST = { alias: 'live', 'smoke-test-payload': '{"customer":"Ada"}' }

test('a version is invoked by its number, once, between its publication and the alias', async () => {
  const fn = aws.addFunction({ ...LIVE, answer: { payload: { status: 'ok' } } })
  await aws.deploy({ ...TEST, 'smoke-test-expect': '{"status":"ok"}' })
  expect(fn.invocations).toEqual([{ version: '2', payload: '{"customer":"Ada"}' }])
  const operations = aws.operations.filter((name) => !/^Get/.test(name))
  expect(operations).toEqual(['UpdateFunctionCode', 'PublishVersion', 'Invoke', 'UpdateAlias'])
  expect(aws.host.lines.find((line) => line.includes('smoke test'))).toMatch(
    /^✓ Version 2 passed its smoke test, with an answer of 15 B/,
  )
})

test('a version that serves already is not tested again', async () => {
  const fn = aws.addFunction(LIVE)
  await aws.deploy(TEST)
  await aws.deploy(TEST)
  expect(fn.invocations).toHaveLength(1)
})

test('a version that failed is tested again by the next run', async () => {
  const fn = aws.addFunction({ ...LIVE, answer: { error: { type: 'Error', message: 'down' } } })
  await aws.failure(TEST)
  fn.answer = {}
  const { alias } = await aws.deploy(TEST)
  expect(fn.invocations.map(({ version }) => version)).toEqual(['2', '2'])
  expect(alias).toMatchObject({ from: '1', to: '2' })
})

test('a failure has the end of the log to copy, and says what still serves', async () => {
  const answer = { error: { type: 'TypeError', message: 'x is undefined' }, log: 'before it failed' }
  aws.addFunction({ ...LIVE, answer })
  const error = await aws.failure(TEST)
  expect(error.message).toMatch(
    /^The smoke test of version 2 failed: the function ended with an error\.\nTypeError: x is undefined\nCorrect the function/,
  )
  expect(error.snippets).toMatchObject([
    { title: 'The end of its log:', text: expect.stringContaining('before it failed') },
  ])
  expect(aws.progress.facts).toMatchObject({ smokeTest: 'failed', ready: true })
  expect(aws.progress.facts.alias).toBeUndefined()
})

test('throttling is waited out, since nothing ran', async () => {
  const fn = aws.addFunction({ ...LIVE, answer: { throttles: 3 } })
  await aws.deploy(TEST)
  expect(fn.invocations).toHaveLength(1)
  expect(aws.count('Invoke')).toBe(4)
})

test('throttling that never ends is not waited for until the deadline, and its limit is said', async () => {
  const reason = 'ReservedFunctionConcurrentInvocationLimitExceeded'
  aws.addFunction({ ...LIVE, answer: { throttles: 1_000, reason } })
  const error = await aws.failure(TEST)
  expect(error.what).toBe(
    'Version 2 could not be tested: the reserved concurrency of the function is used up; at 0 nothing may run.',
  )
  expect(aws.clock.elapsedMs).toBeLessThan(70_000)
})

test('an answer that Lambda did not give is none', async () => {
  aws.addFunction(LIVE)
  aws.endpoint.faults.add({ operation: 'Invoke', fault: { status: 200, body: '<html>Sign in</html>' } })
  expect((await aws.failure(TEST)).what).toBe(
    'The smoke test of version 2 failed: nobody can tell what answered.',
  )
  expect(aws.progress.facts.alias).toBeUndefined()
})

test.each([
  ['lost', { after: true, fault: 'reset-before' as const }],
  ['an answer of a broken service', { fault: { status: 500, errorType: 'ServiceException' } }],
])('an invocation whose answer was %s is never repeated', async (_, fault) => {
  aws.addFunction(LIVE)
  aws.endpoint.faults.add({ operation: 'Invoke', times: 99, ...fault })
  const error = await aws.failure(TEST)
  expect(error.what).toBe('The smoke test of version 2 got no answer: it may have run.')
  expect(aws.count('Invoke')).toBe(1)
  expect(aws.progress.facts.smokeTest).toBe('unanswered')
})

test.each([
  [{ a: 1, b: [1, { c: 2 }] }, { b: [1, {}] }, undefined],
  [{ a: 1 }, {}, undefined],
  ['ok', 'ok', undefined],
  [null, null, undefined],
  [{ a: 1 }, { a: 2 }, '$.a is 1, not 2.'],
  [{ a: { b: true } }, { a: { b: true, c: 1 } }, '$.a.c is missing.'],
  [[1, 2], [1], '$ has 2 elements, not 1.'],
  [[1, { a: 1 }], [1, { a: '1' }], '$[1].a is 1, not "1".'],
  [{ 0: 1 }, [1], '$ is {"0":1}, not [1].'],
  [null, {}, '$ is null, not {}.'],
  [{ a: null }, { a: {} }, '$.a is null, not {}.'],
])('%j has what %j expects, or not: %s', (value, expected, difference) => {
  expect(firstDifference(value, expected)).toBe(difference)
})

test('whatever JSON it is, a value has all of itself, and of a part of itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()), (value, more) => {
      expect(firstDifference(value, structuredClone(value))).toBeUndefined()
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
        expect(firstDifference({ ...more, ...value }, value)).toBeUndefined()
      }
    }),
  )
})

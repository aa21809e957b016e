import type { Fault } from '../../../emulator/aws/faults.js'
import { LIVE, NEW, sha256, useAws } from '../aws/test-aws.ts'

/** The work is done, but nobody hears of it. */
const LOST: [string, Fault][] = [
  ['a reset', { fault: 'reset-before', after: true }],
  ['a reset within the answer', { fault: 'reset-midway', after: true }],
  ['half of an answer', { fault: 'truncate', after: true }],
  ['a failing service', { fault: { status: 500, errorType: 'ServiceException' }, after: true }],
]
/** Nothing is done, and nobody can tell. */
const NOT_DONE: [string, Fault][] = [
  ['a reset', { fault: 'reset-before' }],
  ['a connection that is dropped', { fault: 'refuse' }],
  ['a failing service', { fault: { status: 503, errorType: 'ServiceUnavailableException' } }],
]

const aws = useAws()

const existing = () => aws.addFunction({ ...LIVE })

test.each(LOST)('after %s an update that was done is read back, not repeated', async (_, fault) => {
  existing()
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', ...fault })
  const deployment = await aws.deploy()
  expect(deployment).toMatchObject({ status: 'deployed', current: { codeSha256: sha256(NEW) } })
  expect(aws.count('UpdateFunctionCode')).toBe(1)
})

test.each(NOT_DONE)('after %s an update that was not done is sent again', async (_, fault) => {
  existing()
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', ...fault })
  expect((await aws.deploy()).current.codeSha256).toBe(sha256(NEW))
  expect(aws.operations).toEqual([
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
    'UpdateFunctionCode',
    'GetFunction',
  ])
})

test('the same code sent on purpose is sent again where its first try was lost', async () => {
  aws.addFunction({ zip: NEW })
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', fault: 'reset-before' })
  expect((await aws.deploy({ 'skip-unchanged': 'false' })).status).toBe('deployed')
  expect(aws.count('UpdateFunctionCode')).toBe(2)
})

test.each(LOST)(
  'after %s a publication is asked for again and no second version is made',
  async (_, fault) => {
    const fn = existing()
    aws.endpoint.faults.add({ operation: 'PublishVersion', ...fault })
    expect((await aws.deploy({ alias: 'live' })).published?.version).toBe('2')
    expect([...fn.versions.keys()]).toEqual(['1', '2'])
  },
)

test.each(LOST)('after %s an alias that was moved is read back, not moved again', async (_, fault) => {
  const fn = existing()
  aws.endpoint.faults.add({ operation: 'UpdateAlias', ...fault })
  expect((await aws.deploy({ alias: 'live' })).alias).toMatchObject({ from: '1', to: '2' })
  expect(aws.count('UpdateAlias')).toBe(1)
  expect(fn.aliases.get('live')?.version).toBe('2')
})

test.each(LOST)('after %s an alias that was created is read back, not created again', async (_, fault) => {
  existing()
  aws.endpoint.faults.add({ operation: 'CreateAlias', ...fault })
  expect((await aws.deploy({ alias: 'beta' })).alias).toMatchObject({ from: undefined, to: '2' })
  expect(aws.count('CreateAlias')).toBe(1)
})

test.each(NOT_DONE)('after %s an alias that was not moved is moved again', async (_, fault) => {
  existing()
  aws.endpoint.faults.add({ operation: 'UpdateAlias', ...fault })
  expect((await aws.deploy({ alias: 'live' })).alias?.to).toBe('2')
  expect(aws.count('UpdateAlias')).toBe(2)
})

test.each(NOT_DONE)('after %s a read is sent again', async (_, fault) => {
  existing()
  aws.endpoint.faults.add({ operation: 'GetFunction', times: 3, ...fault })
  expect((await aws.deploy()).status).toBe('deployed')
})

const BROKEN = { status: 500, errorType: 'ServiceException', message: 'Internal error' }

test('a read is repeated for as long as the step may wait, and no longer', async () => {
  existing()
  aws.endpoint.faults.add({ operation: 'GetFunction', times: 1000, fault: BROKEN })
  expect(await aws.failure({ 'wait-timeout-seconds': '60' })).toMatchObject({
    what: 'Function checkout could not be read in eu-west-1.',
    why: 'Internal error',
    code: 'ServiceException, HTTP 500',
    remedy: expect.stringContaining('Run the step again'),
  })
  expect(aws.clock.elapsedMs).toBeGreaterThan(50_000)
  expect(aws.clock.elapsedMs).toBeLessThanOrEqual(60_000)
})

test('three seconds of a failing service do not end a wait for code that was sent', async () => {
  existing()
  aws.endpoint.faults.add({ operation: 'GetFunction', nth: 2, times: 8, fault: BROKEN })
  expect((await aws.deploy({ alias: 'live' })).alias?.to).toBe('2')
  expect(aws.clock.elapsedMs).toBeGreaterThan(3_000)
})

test('a write that nobody answers is sent five times at most', async () => {
  existing()
  aws.endpoint.faults.add({ operation: 'UpdateFunctionCode', times: 1000, fault: BROKEN })
  expect(await aws.failure()).toMatchObject({ code: 'ServiceException, HTTP 500' })
  expect(aws.count('UpdateFunctionCode')).toBe(5)
  expect(aws.progress.facts.update).toBe('unanswered')
})

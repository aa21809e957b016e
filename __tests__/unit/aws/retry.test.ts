import { retry } from '../../../src/aws/retry.ts'
import { ServiceError } from '../../../src/aws/service-error.ts'
import { Deadline } from '../../../src/deadline.ts'
import { FakeClock } from '../host.ts'

const silence = new ServiceError(
  'lambda:UpdateAlias',
  Object.assign(new Error('silent'), { name: 'TimeoutError' }),
)
const denied = new ServiceError(
  'lambda:GetAlias',
  Object.assign(new Error('no'), { name: 'AccessDeniedException' }),
)

/** Time passes with every look at it, as it does in earnest. */
class TickingClock extends FakeClock {
  override now(): number {
    this.pass(0.01)
    return super.now()
  }
}

const context = (limitMs = 0) => {
  const deadline = new Deadline(limitMs, new TickingClock(), new AbortController().signal, () => 0.5)
  return { deadline, log: { info: () => {}, warning: () => {} } }
}

test.each([
  ['found to be obeyed succeeds', async () => 'moved', 'moved'],
  ['not found to be obeyed fails', async () => undefined, silence],
  ['that nobody may read back fails as itself', async () => Promise.reject(denied), silence],
])('a request without an answer when the time is up, %s', async (_, readBack, ends) => {
  const policy = { idempotent: true, readBack }
  const ended = await retry(() => Promise.reject(silence), policy, context()).catch((error) => error)
  expect(ended).toBe(ends)
})

test('throttling is retried until the very end', async () => {
  const throttled = Object.assign(new Error('Rate exceeded'), { name: 'TooManyRequestsException' })
  const within = context(10_000)
  const sent: number[] = []
  const send = () => {
    sent.push(within.deadline.remainingMs)
    return Promise.reject(new ServiceError('lambda:UpdateFunctionCode', throttled))
  }
  await expect(retry(send, { idempotent: false }, within)).rejects.toThrow()
  expect(sent.at(-1)).toBe(0)
})

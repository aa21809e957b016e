import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Deadline } from '../../src/deadline.ts'
import { idToken } from '../../src/id-token.ts'
import { realClock } from '../../src/real-clock.ts'

let server: Server | undefined
let cancellation: AbortController
beforeEach(() => {
  cancellation = new AbortController()
})
afterEach(() => {
  delete process.env['ACTIONS_ID_TOKEN_REQUEST_URL']
  delete process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
  server?.closeAllConnections()
  server?.close()
})

/** A runner that answers so. */
async function offer(listener: RequestListener): Promise<void> {
  const runner = createServer(listener)
  server = runner
  await new Promise<void>((resolve) => void runner.listen(0, '127.0.0.1', resolve))
  const { port } = runner.address() as AddressInfo
  process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] = `http://127.0.0.1:${port}/token?api-version=2.0`
  process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'of-this-job'
}

const ask = (limitMs = 60_000) =>
  idToken('sts.amazonaws.com', new Deadline(limitMs, realClock, cancellation.signal, () => 0.5))

test("the runner is asked for the job's token, for its audience", async () => {
  const asked: (string | undefined)[] = []
  await offer(({ url, headers }, response) => {
    asked.push(url, headers.authorization)
    response.setHeader('content-type', 'application/json').end('{"value":"the.job.token"}')
  })
  expect(await ask()).toBe('the.job.token')
  expect(asked).toEqual(['/token?api-version=2.0&audience=sts.amazonaws.com', 'Bearer of-this-job'])
})

test('a runner that offers none is asked nothing', async () => {
  await expect(ask()).rejects.toThrow('ACTIONS_ID_TOKEN_REQUEST_URL')
})

test('an answer that breaks off once is asked for again', async () => {
  let asked = 0
  await offer((_, response) => {
    asked += 1
    if (asked === 1) response.writeHead(400).end('{}')
    else response.setHeader('content-type', 'application/json').end('{"value":"the.job.token"}')
  })
  expect(await ask()).toBe('the.job.token')
  expect(asked).toBe(2)
})

test('a job that is cancelled does not wait for its token', async () => {
  await offer(() => cancellation.abort(new Error('cancelled')))
  await expect(ask()).rejects.toThrow('cancelled')
})

test('a token that does not come ends with the time of the step', async () => {
  let asked = 0
  await offer(() => {
    asked += 1
  })
  await expect(ask(200)).rejects.toThrow('no answer within 3.0 s')
  expect(asked).toBe(1)
})

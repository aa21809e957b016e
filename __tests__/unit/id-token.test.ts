import { execFile } from 'node:child_process'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { Deadline } from '../../src/deadline.ts'
import { idToken } from '../../src/id-token.ts'
import { realClock } from '../../src/real-clock.ts'

let server: Server | undefined
let cancellation: AbortController
let env: Record<string, string> = {}
beforeEach(() => {
  cancellation = new AbortController()
})
afterEach(() => {
  env = {}
  server?.closeAllConnections()
  server?.close()
})

/** A runner that answers so. */
async function offer(listener: RequestListener): Promise<void> {
  const runner = createServer(listener)
  server = runner
  await new Promise<void>((resolve) => void runner.listen(0, '127.0.0.1', resolve))
  const { port } = runner.address() as AddressInfo
  env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-this-job',
  }
}

const ask = (limitMs = 60_000) =>
  idToken(env, 'sts.amazonaws.com', new Deadline(limitMs, realClock, cancellation.signal, () => 0.5))

test('the runner is asked as @actions/core asks it', async () => {
  const asked: object[] = []
  await offer(({ method, url, headers: { accept, authorization, 'user-agent': agent } }, response) => {
    asked.push({ method, url, accept, authorization, agent })
    response.setHeader('content-type', 'application/json').end('{"value":"the.job.token"}')
  })
  expect(await ask()).toBe('the.job.token')
  const core = `import('@actions/core').then(({ getIDToken }) => getIDToken('sts.amazonaws.com'))`
  await promisify(execFile)(process.execPath, ['--eval', core], { env: { ...process.env, ...env } })
  expect(asked[0]).toEqual(asked[1])
  expect(asked[0]).toMatchObject({
    url: '/token?api-version=2.0&audience=sts.amazonaws.com',
    authorization: 'Bearer of-this-job',
  })
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

test('the last answer is said where none has a token', async () => {
  await offer((_, response) => response.writeHead(503).end('{"message":"Service Unavailable"}'))
  await expect(ask()).rejects.toThrow('Service Unavailable (HTTP 503)')
})

test.each([401, 403])('a runner that refuses with %i is not asked again', async (status) => {
  let asked = 0
  await offer((_, response) => {
    asked += 1
    response.writeHead(status).end('{"message":"Unauthorized"}')
  })
  await expect(ask()).rejects.toThrow(`Unauthorized (HTTP ${status})`)
  expect(asked).toBe(1)
})

test.each<[string, Record<string, string>, string]>([
  ['an address of another kind', { ACTIONS_ID_TOKEN_REQUEST_URL: 'ftp://127.0.0.1/' }, 'Protocol "ftp:"'],
  ['a token that no header can have', { ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of\nthis' }, 'Invalid character'],
])('%s is final', async (_, wrong, words) => {
  await offer((_, response) => response.end())
  env = { ...env, ...wrong }
  const pauses: number[] = []
  const clock = { ...realClock, sleep: async (ms: number) => void pauses.push(ms) }
  const deadline = new Deadline(60_000, clock, cancellation.signal, () => 0.5)
  await expect(idToken(env, 'sts.amazonaws.com', deadline)).rejects.toThrow(words)
  expect(pauses).toEqual([])
})

test('an answer without an end is not read to it', async () => {
  let sent = 0
  await offer((_, response) => {
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000))) sent += 100_000
    }
    response.on('drain', more)
    more()
  })
  await expect(ask()).rejects.toThrow('an answer of more than 64 KiB')
  // Four times, with what the system holds on its way.
  expect(sent).toBeLessThan(100_000_000)
})

test('of what a runner says no more than a sentence or two is told', async () => {
  await offer((_, response) => response.writeHead(503).end(`{"message":"${'word '.repeat(1_000)}"}`))
  const error = await ask().catch((thrown: Error) => thrown)
  expect(String(error)).toMatch(/word… \(HTTP 503\)$/)
  expect(String(error).length).toBeLessThan(550)
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

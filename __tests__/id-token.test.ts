import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { idToken } from '../src/id-token.ts'

test("the runner is asked for the job's token, for its audience", async () => {
  const asked: (string | undefined)[] = []
  const server = createServer(({ url, headers }, response) => {
    asked.push(url, headers.authorization)
    response.setHeader('content-type', 'application/json').end('{"value":"the.job.token"}')
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] = `http://127.0.0.1:${port}/token?api-version=2.0`
  process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'of-this-job'
  try {
    expect(await idToken('sts.amazonaws.com', new AbortController().signal)).toBe('the.job.token')
    expect(asked).toEqual(['/token?api-version=2.0&audience=sts.amazonaws.com', 'Bearer of-this-job'])
  } finally {
    delete process.env['ACTIONS_ID_TOKEN_REQUEST_URL']
    delete process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
    server.close()
  }
  await expect(idToken('sts.amazonaws.com', new AbortController().signal)).rejects.toThrow(
    'ACTIONS_ID_TOKEN_REQUEST_URL',
  )
})

test('a job that is cancelled does not wait for its token', async () => {
  const server = createServer(() => cancellation.abort(new Error('cancelled')))
  const cancellation = new AbortController()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] = `http://127.0.0.1:${port}/token?api-version=2.0`
  process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] = 'of-this-job'
  try {
    await expect(idToken('sts.amazonaws.com', cancellation.signal)).rejects.toThrow('cancelled')
  } finally {
    delete process.env['ACTIONS_ID_TOKEN_REQUEST_URL']
    delete process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
    server.closeAllConnections()
    server.close()
  }
})

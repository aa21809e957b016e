import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ignoredProxy, requestHandler } from '../../../src/aws/http.ts'
import { createConnection, NEW } from './connection.ts'

let onTestEnd = () => {}
afterEach(() => onTestEnd())

test.each([
  ['HTTPS_PROXY', 'socks5://proxy.example:1080'],
  ['HTTPS_PROXY', 'http://proxy example:3128'],
  ['HTTP_PROXY', 'ftp://proxy.example'],
  ['https_proxy', 'http://user:50%@proxy.example:3128'],
])('%s=%s is refused without repeating it', (name, value) => {
  expect(() => requestHandler({ [name]: value })).toThrow(
    `${name.toUpperCase()} is not the URL of a proxy that can be used.`,
  )
  expect(() => requestHandler({ [name]: value })).not.toThrow(value)
})

test.each([
  'http://proxy.example:3128',
  'https://user:pass%2Fword@proxy.example',
  'proxy.example:3128',
  '',
  undefined,
])('a proxy %j is taken', (value) => {
  expect(() => requestHandler({ HTTPS_PROXY: value })).not.toThrow()
})

test('a Node that ignores the proxy is a reason for a word, where one is set', () => {
  expect(ignoredProxy({ HTTPS_PROXY: 'http://proxy.example' }, true)).toBeUndefined()
  expect(ignoredProxy({}, false)).toBeUndefined()
  expect(ignoredProxy({ http_proxy: 'http://proxy.example' }, false)).toMatch(
    /^HTTP_PROXY is set, but Node v\S+ of this runner ignores it/,
  )
})

test('requests go through the proxy, except to hosts that NO_PROXY names', async () => {
  const seen: string[] = []
  const proxy = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.writeHead(502).end()
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestEnd = () => {
    proxy.close()
    proxy.closeAllConnections()
  }
  const HTTP_PROXY = `http://user:secret@127.0.0.1:${(proxy.address() as AddressInfo).port}`

  const direct = await createConnection({ env: { HTTP_PROXY, NO_PROXY: '127.0.0.1' } })
  direct.world.addFunction({ name: 'checkout', zip: NEW })
  await (await direct.connect()).lambda.getFunction()
  expect(seen).toEqual([])
  await direct.close()

  const proxied = await createConnection({ env: { HTTP_PROXY } })
  const { lambda } = await proxied.connect()
  const error = await lambda.getFunction().catch((cause: Error) => cause)
  expect(seen[0]).toBe(`${proxied.endpoint.url}/2015-03-31/functions/checkout`)
  expect(proxied.operations).toEqual([])
  expect(`${error}${proxied.host.lines.join('')}`).not.toContain('secret')
  await proxied.close()
})

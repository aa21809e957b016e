import { requestHandler } from '../../../src/aws/http.ts'

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

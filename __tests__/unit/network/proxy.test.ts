import { errorOf } from '../../bundle/error-of.ts'
import { Network } from './network.ts'

const LAMBDA = 'lambda.eu-west-1.amazonaws.com'
const STS = 'sts.eu-west-1.amazonaws.com'
const SECRET = 'p%40ss:word'

let network: Network
let inputs: Record<string, string>
beforeAll(async () => {
  network = await Network.open([LAMBDA, STS])
  const { 's3-bucket': _, ...direct } = network.addRegion('eu-west-1')
  inputs = direct
})
afterAll(() => network.close())

test('the credentials in the URL of the proxy are sent to it, by every client, and never printed', async () => {
  const proxy = await network.proxy({ user: 'ci:p@ss:word' })
  const outcome = await network.run(inputs, {
    HTTPS_PROXY: `http://ci:${SECRET}@127.0.0.1:${proxy.port}`,
    RUNNER_DEBUG: '1',
  })
  expect(outcome.exitCode).toBe(0)
  expect(new Set(proxy.requests.map(({ user }) => user))).toEqual(new Set(['ci:p@ss:word']))
  expect(proxy.requests.length).toBeGreaterThanOrEqual(3)
  expectNoSecret(outcome)
})

test.each(['407 Proxy Authentication Required', '502 Bad Gateway', '403 Forbidden'])(
  'a proxy that answers %s is named with its answer, without its credentials',
  async (refuse) => {
    const proxy = await network.proxy({ refuse })
    const outcome = await network.run(inputs, {
      HTTPS_PROXY: `http://ci:${SECRET}@127.0.0.1:${proxy.port}`,
      // The token is asked for directly, so that it is AWS that cannot be reached.
      ACTIONS_ID_TOKEN_REQUEST_URL: `${network.endpoint.url}/oidc-token?api-version=2.0`,
    })
    const error = errorOf(outcome)
    expect(error).toMatch(/^The role arn:aws:iam::123456789012:role\/deploy could not be assumed\./)
    expect(error).toContain(`http://127.0.0.1:${proxy.port}`)
    expect(error).toContain(`${STS}:443`)
    expect(error).toContain(refuse)
    expect(error).toContain('HTTPS_PROXY')
    expectNoSecret(outcome)
  },
)

test('the same for a token that cannot be asked for', async () => {
  const proxy = await network.proxy({ refuse: '407 Proxy Authentication Required' })
  const outcome = await network.run(inputs, { HTTPS_PROXY: `http://ci:${SECRET}@127.0.0.1:${proxy.port}` })
  expect(errorOf(outcome)).toMatch(/no OIDC token.*407/s)
  expectNoSecret(outcome)
})

test('a proxy that cannot be reached is named as what could not be reached', async () => {
  const outcome = await network.run(inputs, {
    HTTPS_PROXY: `http://ci:${SECRET}@127.0.0.1:1`,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${network.endpoint.url}/oidc-token?api-version=2.0`,
  })
  expect(errorOf(outcome)).toMatch(
    /ECONNREFUSED 127\.0\.0\.1:1 \(the proxy that is set: http:\/\/127\.0\.0\.1:1\)/,
  )
  expectNoSecret(outcome)
})

test.each([
  ['a port that is none', `http://ci:${SECRET}@proxy.example.com:port`],
  ['a password that is not encoded', 'http://ci:100%word@proxy.example.com:3128'],
  ['SOCKS', `socks5://ci:${SECRET}@proxy.example.com:1080`],
])('%s is refused before any request', async (_, proxy) => {
  const before = network.endpoint.requests.length
  const outcome = await network.run(inputs, { HTTPS_PROXY: proxy })
  expect(errorOf(outcome)).toMatch(
    /^HTTPS_PROXY is not the URL of a proxy.*http:\/\/USER:PASSWORD@HOST:PORT/s,
  )
  expect(network.endpoint.requests).toHaveLength(before)
  expectNoSecret(outcome)
})

test('a proxy without a scheme is one over HTTP, as it is to curl', async () => {
  const proxy = await network.proxy()
  const outcome = await network.run(inputs, { HTTPS_PROXY: `127.0.0.1:${proxy.port}` })
  expect(outcome.exitCode).toBe(0)
  expect(proxy.requests.map(({ target }) => target)).toContain(`${LAMBDA}:443`)
})

test('endpoints without TLS are reached through HTTP_PROXY', async () => {
  const proxy = await network.proxy({ port: Number(new URL(network.endpoint.url).port) })
  const outcome = await network.run(inputs, {
    HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    AWS_ENDPOINT_URL: 'http://aws.example.com',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'http://github.example.com/oidc-token?api-version=2.0',
  })
  expect(outcome.exitCode).toBe(0)
  // The client that asks for the token opens a tunnel for this as well; the AWS clients name the whole URL.
  const hosts = proxy.requests.map(({ target }) => target.replace(/^http:\/\/([^/]+).*|:80$/, '$1'))
  expect(new Set(hosts)).toEqual(new Set(['github.example.com', 'aws.example.com']))
})

function expectNoSecret({ output, summary, outputs }: Awaited<ReturnType<Network['run']>>): void {
  for (const secret of [SECRET, 'p@ss', '100%word', Buffer.from('ci:p@ss:word').toString('base64')]) {
    expect(output + summary + JSON.stringify(outputs)).not.toContain(secret)
  }
}

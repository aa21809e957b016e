import { Network, TOKEN_HOST } from './network.ts'

/** Every client has a host of its own, so that one run tells of four forms of an entry. */
const HOSTS = { token: TOKEN_HOST, sts: 'sts.corp.test', lambda: 'lambda.corp.test', s3: 's3.store.test' }
const BY_ADDRESS = { ...HOSTS, lambda: '127.0.0.1' }

let network: Network
let inputs: Record<string, string>
beforeAll(async () => {
  network = await Network.open([...Object.values(HOSTS), '127.0.0.1'])
  inputs = { ...network.addRegion('eu-west-1'), 'skip-unchanged': 'false' }
})
afterAll(() => network.close())

/** What is listed, and who goes through the proxy nevertheless. PORT is that of AWS in this network. */
const TABLE: readonly (readonly [string, typeof HOSTS, readonly string[]])[] = [
  ['', HOSTS, ['token', 'sts', 'lambda', 's3']],
  ['*', HOSTS, []],
  ['LAMBDA.corp.test, S3.STORE.TEST ', HOSTS, ['token', 'sts']],
  ['sts.corp.test:PORT,lambda.corp.test:8443', HOSTS, ['token', 'lambda', 's3']],
  ['.corp.test,.githubusercontent.com', HOSTS, ['s3']],
  ['corp.test,githubusercontent.com,ore.test', HOSTS, ['s3']],
  ['*.corp.test,*.githubusercontent.com', HOSTS, ['s3']],
  ['127.0.0.1', BY_ADDRESS, ['token', 'sts', 's3']],
  ['127.0.0.0-127.0.0.9', BY_ADDRESS, ['token', 'sts', 's3']],
  // Networks are nothing to any of them.
  ['127.0.0.0/8,127.0.0.1/32,127.', BY_ADDRESS, ['token', 'sts', 'lambda', 's3']],
]

test.each(TABLE)('NO_PROXY="%s" of %j: through the proxy go %j', async (noProxy, hosts, expected) => {
  const env = { NO_PROXY: noProxy.replace('PORT', String(network.front.port)) }
  expect(await clientsThroughProxy(hosts, env)).toEqual(expected)
})

test('the names in lower case win over those in upper case', async () => {
  const env = { HTTPS_PROXY: 'http://127.0.0.1:1', NO_PROXY: '*', no_proxy: 'corp.test' }
  expect(await clientsThroughProxy(HOSTS, env, 'https_proxy')).toEqual(['token', 's3'])
})

async function clientsThroughProxy(
  hosts: typeof HOSTS,
  env: Record<string, string>,
  name?: string,
): Promise<string[]> {
  const url = (host: string) => `https://${host}:${network.front.port}`
  const endpoints = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url(hosts.token)}/oidc-token?api-version=2.0`,
    AWS_ENDPOINT_URL_STS: url(hosts.sts),
    AWS_ENDPOINT_URL_LAMBDA: url(hosts.lambda),
    AWS_ENDPOINT_URL_S3: url(hosts.s3),
  }
  const { outcome, targets } = await network.throughProxy(inputs, { ...endpoints, ...env }, name)
  expect(outcome.annotations).toEqual([])
  return Object.entries(hosts)
    .filter(([, host]) => targets.includes(`${host}:${network.front.port}`))
    .map(([client]) => client)
}

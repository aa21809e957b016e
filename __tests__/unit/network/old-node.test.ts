import { ignoredProxy } from '../../../src/proxy.ts'
import { errorOf } from '../../bundle/error-of.ts'
import { Network } from './network.ts'

const AS_OLD_NODE = new URL('as-old-node.cjs', import.meta.url).pathname

test('where the proxy would be ignored, an error of the network says so', async () => {
  const network = await Network.open([])
  const { 's3-bucket': _, ...inputs } = network.addRegion('eu-west-1')
  const outcome = await network.run(inputs, {
    NODE_OPTIONS: `--require=${AS_OLD_NODE}`,
    HTTPS_PROXY: 'http://ci:secret@127.0.0.1:1',
    ACTIONS_ID_TOKEN_REQUEST_URL: `${network.endpoint.url}/oidc-token?api-version=2.0`,
  })
  await network.close()
  expect(errorOf(outcome)).toContain(`but Node ${process.version} ignores it`)
  expect(outcome.output).not.toContain('secret')
})

test.each([
  [{ HTTPS_PROXY: 'http://ci:secret@proxy.test:3128' }, 'HTTPS_PROXY is set'],
  [{ http_proxy: 'http://proxy.test:3128' }, 'HTTP_PROXY is set'],
])('%j deserves a warning of a Node that ignores it, and none of another', (env, words) => {
  expect(ignoredProxy(env, false)).toMatch(new RegExp(`^${words}.*update the runner to 2\\.328\\.0`))
  expect(ignoredProxy(env, false)).not.toContain('secret')
  expect(ignoredProxy(env, true)).toBeUndefined()
})

test('without a proxy there is nothing to warn of', () => {
  expect(ignoredProxy({ HTTPS_PROXY: '', NO_PROXY: '*' }, false)).toBeUndefined()
})

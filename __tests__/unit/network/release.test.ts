import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../../emulator/aws/server.js'
import { World } from '../../../emulator/aws/world.js'
import { startGitHubApi } from '../../../emulator/github/api/server.js'
import { runAction } from '../../../emulator/github/run-action.js'
import { NEW, OLD } from '../../../scenarios/packages.js'
import { issueCertificates } from './certificates.ts'
import { startProxy } from './proxy-process.ts'
import { startTlsFront } from './tls-front.ts'

const API = 'api.github.com'
const STORAGE = 'release-assets.githubusercontent.com'

test('an asset comes through the proxy, from GitHub and from its storage, with a private authority', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'network-'))
  const world = new World()
  world.addFunction({ name: 'greeting', zip: OLD, runtime: 'nodejs24.x', handler: 'index.handler' })
  const endpoint = await startEndpoint({ world })
  const releases = [{ tag: 'v1', assets: [{ name: 'function.zip', body: NEW }] }]
  const api = await startGitHubApi({ releases, storage: `https://${STORAGE}` })
  const certificates = await issueCertificates(folder, [API, STORAGE])
  const front = await startTlsFront(api.url, certificates)
  const proxy = await startProxy({ port: front.port, user: 'ci:p@ss' })
  try {
    const outcome = await runAction({
      actionDir: process.env['ACTION_DIR'] ?? new URL('../../..', import.meta.url).pathname,
      inputs: { 'function-name': 'greeting', 'release-asset': '*.zip', 'release-tag': 'latest' },
      env: {
        ...clientEnvironment(endpoint),
        GITHUB_API_URL: `https://${API}`,
        HTTPS_PROXY: `http://ci:p%40ss@127.0.0.1:${proxy.port}`,
        NODE_EXTRA_CA_CERTS: certificates.authority,
        RUNNER_TEMP: folder,
      },
    })
    expect(outcome.log).toContain('function.zip of release v1')
    expect(outcome.exitCode).toBe(0)
    expect(new Set(proxy.requests.map(({ target }) => target))).toEqual(
      new Set([`${API}:443`, `${STORAGE}:443`]),
    )
    expect(api.requests.at(-1)).toMatchObject({ authorization: undefined })
    expect(outcome.log).not.toMatch(/p%40ss|p@ss|signature=/)
  } finally {
    await Promise.all([proxy.stop(), front.close(), api.close(), endpoint.close()])
    rmSync(folder, { recursive: true, force: true })
  }
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import { startEndpoint } from '../../emulator/aws/server.js'
import { startGitHubApi } from '../../emulator/github/api/server.js'
import { JOB_TOKEN, runAction } from '../../emulator/github/run-action.js'
import { NEW, sha256 } from '../../scenarios/packages.js'
import { released, TARGET } from '../../scenarios/start.js'
import { worldOf } from '../stand-ins/local-world.js'

const action = process.env['ACTION_DIR'] ?? new URL('../..', import.meta.url).pathname
const ASSETS = [
  { name: 'function-1.0.zip', body: NEW },
  { name: 'large.zip', body: NEW, size: 52_428_801 },
]
const RELEASES = [
  { tag: 'v1', assets: ASSETS },
  { tag: 'v2', assets: ASSETS },
]
const { 'version-description': _, ...FUNCTION } = TARGET
const folder = mkdtempSync(join(tmpdir(), 'release-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A step as a run that a release triggered starts it, or any other. */
async function run(inputs: Record<string, string>, event?: { id: number; tag: string }) {
  const world = worldOf({ start: released() })
  const [endpoint, api] = await Promise.all([
    startEndpoint({ world }),
    startGitHubApi({ releases: RELEASES, token: JOB_TOKEN }),
  ])
  const path = join(folder, 'event.json')
  writeFileSync(path, JSON.stringify({ release: { id: event?.id, tag_name: event?.tag } }))
  const ofRelease = {
    GITHUB_EVENT_NAME: 'release',
    GITHUB_EVENT_PATH: path,
    GITHUB_REF_NAME: event?.tag ?? '',
  }
  try {
    const result = await runAction({
      actionDir: action,
      inputs: { ...FUNCTION, alias: 'live', 'release-asset': 'function-*.zip', ...inputs },
      env: {
        ...clientEnvironment(endpoint),
        ...(event && ofRelease),
        GITHUB_API_URL: api.url,
        RUNNER_TEMP: folder,
      },
    })
    return { result, operations: endpoint.requests.map(({ operation }) => operation), api: api.requests }
  } finally {
    await endpoint.close()
    await api.close()
  }
}

test.each([
  [
    'the release that triggered the run',
    {},
    { id: 2, tag: 'v2' },
    'octo-org/checkout v2 ffac537',
    'of release <a href="https://github.com/octo-org/checkout/releases/tag/v2">v2</a>',
  ],
  [
    'another release, by its tag',
    { 'release-tag': 'v1' },
    undefined,
    'octo-org/checkout v1',
    'package of release <a href="https://github.com/octo-org/checkout/releases/tag/v1">v1</a>',
  ],
  [
    'the latest release',
    { 'release-tag': 'latest' },
    undefined,
    'octo-org/checkout v2',
    'package of release <a href="https://github.com/octo-org/checkout/releases/tag/v2">v2</a>',
  ],
])('%s is deployed, and named', async (_, inputs, event, description, link) => {
  const { result, api } = await run(inputs, event)
  expect(result.stderr).toBe('')
  expect(result.exitCode).toBe(0)
  expect(result.outputs).toMatchObject({ version: '2', 'code-sha256': sha256(NEW) })
  expect(result.log).toContain(`Published version 2 (${description})`)
  expect(result.log).toMatch(/✓ function-1\.0\.zip of release v\d: \d+ B/)
  expect(result.summary).toContain(link)
  expect(api.at(-1)).toMatchObject({ host: 'storage', authorization: undefined })
  expect(`${result.log}${result.summary}${JSON.stringify(result.outputs)}`).not.toContain(JOB_TOKEN)
})

test('a run of nothing that is a release has to say which, before anything is touched', async () => {
  const { result, operations, api } = await run({ alias: 'live', publish: 'false' })
  expect(result.exitCode).toBe(1)
  const [error] = JSON.parse(result.outputs['results'] ?? '[]')
  expect(error.error).toMatch(
    /2 inputs are invalid:\n- `alias` .*\n- `release-asset` needs `release-tag`: this run was not triggered by a release\./,
  )
  expect([operations, api]).toEqual([[], []])
})

test('an asset that is too large to be sent is not even downloaded', async () => {
  const { result, api } = await run({ 'release-asset': 'large.zip', 'release-tag': 'v1' })
  expect(JSON.parse(result.outputs['results'] ?? '[]')[0].error).toContain(
    'large.zip has 52428801 bytes, but',
  )
  expect(api.map(({ host }) => host)).not.toContain('storage')
})

test('a release that lacks the asset leaves the function as it is', async () => {
  const { result, operations } = await run({ 'release-asset': 'other-*.zip', 'release-tag': 'v1' })
  expect(result.exitCode).toBe(1)
  expect(result.annotations).toMatchObject([
    { level: 'error', message: expect.stringContaining('- function-1.0.zip (') },
  ])
  expect(operations).toEqual([])
})

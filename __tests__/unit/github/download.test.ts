import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiOptions, startGitHubApi } from '../../../emulator/github/api/server.js'
import { Deadline } from '../../../src/deadline.ts'
import { downloadAsset, type ReleaseAsset } from '../../../src/github/download.ts'
import { releaseOfEvent } from '../../../src/github/event.ts'
import { realClock } from '../../../src/real-clock.ts'
import { zipOf } from '../emulator/clients.ts'
import { failureOf } from '../failure-of.ts'
import { createHost, type TestHost } from '../host.ts'

const ZIP = zipOf({ 'index.js': 'exports.handler = async () => 1' })
const OTHER = zipOf({ 'index.js': 'exports.handler = async () => 2' })
const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const ASSETS = [
  { name: 'function-1.2.0.zip', body: ZIP },
  { name: 'function-1.2.0.zip.sig', body: Buffer.from('sig') },
  { name: 'layer-1.2.0.zip', body: OTHER },
]
const RELEASES = [
  { tag: 'v1.1.0', assets: [{ name: 'function-1.1.0.zip', body: OTHER }] },
  { tag: 'v1.2.0', assets: ASSETS },
  { tag: 'v1.3.0-rc.1', prerelease: true, assets: [] },
  { tag: 'service/v2', assets: ASSETS },
  { tag: 'v2.0.0', draft: true, assets: ASSETS },
]
const WANTED = { asset: 'function-*.zip', release: 'v1.2.0', token: TOKEN }

const folder = mkdtempSync(join(tmpdir(), 'release-'))
afterAll(() => rmSync(folder, { recursive: true }))
const folderOf = () => mkdtempSync(join(folder, 'step-'))

/** Undefined takes a default away. */
type Wanted = { [Name in keyof ReleaseAsset]?: ReleaseAsset[Name] | undefined }
type Options = { [Name in keyof ApiOptions]?: ApiOptions[Name] | undefined }

let host: TestHost
async function download(wanted: Wanted = {}, options: Options = {}, limitMs = 600_000) {
  const api = await startGitHubApi({ releases: RELEASES, token: TOKEN, ...options } as ApiOptions)
  host = createHost({ env: { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: 'octo-org/checkout' } })
  const deadline = new Deadline(limitMs, host.clock, host.signal, host.random)
  try {
    const zip = await downloadAsset({ ...WANTED, ...wanted } as ReleaseAsset, folderOf(), host, deadline)
    return { zip, bytes: readFileSync(zip.path), requests: api.requests }
  } finally {
    await api.close()
  }
}
const refusal = (...how: Parameters<typeof download>) => failureOf(download(...how))

test.each<[string, Wanted, Buffer, string, Options?]>([
  ['by its name', { asset: 'function-1.2.0.zip' }, ZIP, 'v1.2.0'],
  ['by a glob', {}, ZIP, 'v1.2.0'],
  [
    'by a name with the characters of a glob',
    { asset: 'a[1].zip' },
    OTHER,
    'v1.2.0',
    {
      releases: [
        {
          tag: 'v1.2.0',
          assets: [
            { name: 'a1.zip', body: ZIP },
            { name: 'a[1].zip', body: OTHER },
          ],
        },
      ],
    },
  ],
  ['of a release by its id', { release: { id: 1, tag: 'v1.1.0' } }, OTHER, 'v1.1.0'],
  ['of the latest release', { release: 'latest', asset: 'layer-*' }, OTHER, 'service/v2'],
  ['of a tag with a slash', { release: 'service/v2' }, ZIP, 'service/v2'],
  ['of a public repository without a token', { token: undefined }, ZIP, 'v1.2.0', { token: undefined }],
  [
    'from GitHub Enterprise Server, which sends it itself',
    {},
    ZIP,
    'v1.2.0',
    { base: '/api/v3', direct: true },
  ],
  [
    'without a digest, as old assets have none',
    {},
    ZIP,
    'v1.2.0',
    { releases: [{ tag: 'v1.2.0', assets: [{ name: 'function-1.zip', body: ZIP, digest: null }] }] },
  ],
  [
    'beyond the first page',
    { asset: 'z.zip' },
    ZIP,
    'v1.2.0',
    {
      releases: [
        {
          tag: 'v1.2.0',
          assets: [
            ...Array.from({ length: 120 }, (_, at) => ({ name: `${at}.zip`, body: OTHER })),
            { name: 'z.zip', body: ZIP },
          ],
        },
      ],
    },
  ],
])('an asset is found %s', async (_, wanted, body, tag, options = {}) => {
  const { zip, bytes } = await download(wanted, options)
  expect(bytes.equals(body)).toBe(true)
  expect(zip).toMatchObject({ kind: 'zip', size: body.length, tag })
})

test('the token goes to GitHub, and not to its storage', async () => {
  const { requests } = await download()
  expect(requests.map(({ host: where, authorization }) => [where, authorization])).toEqual([
    ['api', `token ${TOKEN}`],
    ['api', `token ${TOKEN}`],
    ['api', `token ${TOKEN}`],
    ['storage', undefined],
  ])
  expect(host.masks).toEqual([TOKEN])
})

test.each<[string, Wanted, Options, RegExp]>([
  [
    'several match',
    { asset: '*.zip' },
    {},
    /^`release-asset` \*\.zip matches 2 assets of release v1\.2\.0, not one:\n- function-1\.2\.0\.zip \(\d+ B\)\n- layer-1\.2\.0\.zip \(\d+ B\)\nName one of them\.$/,
  ],
  [
    'none matches',
    { asset: 'functions-*.zip' },
    {},
    /^`release-asset` functions-\*\.zip matches none of the 3 assets of release v1\.2\.0:\n- function-1\.2\.0\.zip \(\d+ B\)\n/,
  ],
  ['letters are of the other case', { asset: 'Function-*.zip' }, {}, /matches none of the 3 assets/],
  [
    'there are no assets',
    { release: 'v1.3.0-rc.1' },
    {},
    /^Release v1\.3\.0-rc\.1 has no assets\.\n.*`gh release upload`.*source code/,
  ],
  [
    'there is no such release',
    { release: 'v9' },
    {},
    /^Release v9 of octo-org\/checkout could not be read\.\nNot Found \(HTTP 404, request C0FF:EE:[^)]+\)\nCheck the tag .* GitHub says the same of what the token may not see: Give the job `permissions: contents: read`\.$/,
  ],
  [
    'the release is a draft',
    { release: 'v2.0.0' },
    {},
    /^Release v2\.0\.0 .*\nNot Found .*\n.*a draft, or a tag alone, is no release/,
  ],
  [
    'the repository is private and the job has no token',
    { token: undefined },
    {},
    /\nNot Found .*\n.*`permissions: contents: read`/,
  ],
  [
    'the token is not valid',
    { token: 'ghs_other' },
    {},
    /\nBad credentials \(HTTP 401, .*\n`github-token` is not valid/,
  ],
  [
    'the token may not read it',
    {},
    { fault: () => ({ status: 403, body: { message: 'Resource not accessible by integration' } }) },
    /\nResource not accessible by integration \(HTTP 403, .*\nGive the job `permissions: contents: read`/,
  ],
  [
    'it was never uploaded whole',
    {},
    { releases: [{ tag: 'v1.2.0', assets: [{ name: 'function-1.zip', body: ZIP, state: 'starter' }] }] },
    /^The asset function-1\.zip of release v1\.2\.0 has not been uploaded: its state is starter\.\n/,
  ],
  [
    'it has another digest',
    {},
    {
      releases: [
        {
          tag: 'v1.2.0',
          assets: [{ name: 'function-1.zip', body: ZIP, digest: `sha256:${'0'.repeat(64)}` }],
        },
      ],
    },
    /^What was downloaded is not the asset function-1\.zip of release v1\.2\.0\.\nGitHub has sha256:0{64}, and sha256:[0-9a-f]{64} came\.\n/,
  ],
  [
    'it is no zip',
    { asset: '*.sig' },
    {},
    /^function-1\.2\.0\.zip\.sig is not a zip that Lambda could unpack\.\nIt is a file that starts with/,
  ],
  [
    'the rate limit is over too late',
    {},
    {
      fault: () => ({
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '1700003600',
          date: new Date(1_700_000_000_000).toUTCString(),
        },
        body: { message: 'API rate limit exceeded for installation ID 42.' },
      }),
    },
    /\nAPI rate limit exceeded for installation ID 42\. \(TooManyRequests, .*\nThe rate limit is over in 60 min, and the step waits 600 s at most/,
  ],
  [
    'every answer breaks off',
    {},
    { fault: ({ host: where }) => (where === 'storage' ? { connection: 'truncate' } : undefined) },
    /^The asset function-1\.2\.0\.zip could not be downloaded\.\n.*\nCheck that this runner reaches GitHub/,
  ],
  [
    'what comes is always too short',
    {},
    { releases: [{ tag: 'v1.2.0', assets: [{ name: 'function-1.zip', body: ZIP, size: 1_000 }] }] },
    /could not be downloaded\.\n\d+ of 1000 bytes arrived/,
  ],
  [
    'the storage refuses',
    {},
    { fault: ({ host: where }) => (where === 'storage' ? { status: 403 } : undefined) },
    /could not be downloaded\.\nThe storage of GitHub answered with HTTP 403\./,
  ],
])('it is said if %s', async (_, wanted, options, words) => {
  const error = await refusal(wanted, options)
  expect(error.message).toMatch(words)
  expect(error.message).not.toMatch(/ghs_|signature=/)
})

test.each<[string, ApiOptions['fault'], number]>([
  [
    'a broken connection',
    ({ host: where }, number) => (where === 'api' && number === 1 ? { connection: 'reset' } : undefined),
    5,
  ],
  [
    'an answer that says 502',
    ({ host: where }, number) => (where === 'api' && number <= 2 ? { status: 502 } : undefined),
    6,
  ],
  [
    'a download that broke off',
    ({ host: where }, number) =>
      where === 'storage' && number <= 2 ? { connection: 'truncate' } : undefined,
    8,
  ],
  [
    'a storage that was not ready',
    ({ host: where }, number) => (where === 'storage' && number === 1 ? { status: 503 } : undefined),
    6,
  ],
])('%s is no obstacle', async (_, fault, most) => {
  const { bytes, requests } = await download({}, { fault })
  expect(bytes.equals(ZIP)).toBe(true)
  expect(requests.length).toBeLessThanOrEqual(most)
})

test.each<[string, Record<string, string>, string, number]>([
  ['as long as GitHub asks', { 'retry-after': '30' }, 'You have exceeded a secondary rate limit.', 30_000],
  ['a minute where it does not say', {}, 'You have exceeded a secondary rate limit.', 60_000],
  [
    'until the limit is over, by the clock of GitHub',
    {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '1700000090',
      date: new Date(1_700_000_000_000).toUTCString(),
    },
    'API rate limit exceeded',
    90_000,
  ],
])('a rate limit is waited for: %s', async (_, headers, message, waited) => {
  const fault: ApiOptions['fault'] = ({ host: where }, number) =>
    where === 'api' && number === 1 ? { status: 403, headers, body: { message } } : undefined
  const { bytes } = await download({}, { fault })
  expect(bytes.equals(ZIP)).toBe(true)
  expect(host.clock.sleeps).toEqual([waited])
  expect(host.lines).toEqual([
    expect.stringContaining(`${message} (TooManyRequests), trying again in ${waited / 1000}.0 s`),
  ])
})

test('a cancelled job ends a download in the middle', async () => {
  const fault: ApiOptions['fault'] = ({ host: where }) => {
    if (where === 'storage') setTimeout(() => host.cancel(new Error('cancelled')), 50)
    return where === 'storage' ? { connection: 'hang' } : undefined
  }
  await expect(download({}, { fault })).rejects.toThrow('cancelled')
})

test('a storage that falls silent is not waited for', async () => {
  const fault: ApiOptions['fault'] = ({ host: where }, number) =>
    where === 'storage' && number === 1 ? { connection: 'hang' } : undefined
  const api = await startGitHubApi({ releases: RELEASES, fault })
  const env = { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: 'octo-org/checkout' }
  const quick = { ...createHost({ env }), clock: realClock, silenceMs: 100 }
  const deadline = new Deadline(600_000, realClock, quick.signal, () => 0.5)
  try {
    const zip = await downloadAsset(WANTED, folderOf(), quick as unknown as TestHost, deadline)
    expect(readFileSync(zip.path).equals(ZIP)).toBe(true)
  } finally {
    await api.close()
  }
})

test.each([
  ['release', { release: { id: 7, tag_name: 'v7' } }, { id: 7, tag: 'v7' }],
  ['release', { action: 'published' }, undefined],
  ['push', { release: { id: 7, tag_name: 'v7' } }, undefined],
])('the release of a run by %s is in its event %j', (GITHUB_EVENT_NAME, payload, release) => {
  const GITHUB_EVENT_PATH = join(folderOf(), 'event.json')
  writeFileSync(GITHUB_EVENT_PATH, JSON.stringify(payload))
  expect(releaseOfEvent({ GITHUB_EVENT_NAME, GITHUB_EVENT_PATH })).toEqual(release)
  expect(
    releaseOfEvent({ GITHUB_EVENT_NAME, GITHUB_EVENT_PATH: `${GITHUB_EVENT_PATH}.gone` }),
  ).toBeUndefined()
  expect(readdirSync(folder).length).toBeGreaterThan(0)
})

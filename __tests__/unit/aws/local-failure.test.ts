import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const PROGRAM = new URL('./fail-locally.js', import.meta.url).pathname
const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'key' }
const ALONE = {
  HOME: '/nonexistent',
  AWS_REGION: 'eu-west-1',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_EC2_METADATA_DISABLED: 'true',
}

async function failure(env: Record<string, string>, ...words: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words], { env })
  return JSON.parse(stdout)
}

test.each([
  ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE\n'],
  ['AWS_SESSION_TOKEN', 'token\n'],
])('a line break in %s is told as such, at once', async (name, value) => {
  expect(await failure({ ...ALONE, ...KEYS, [name]: value })).toEqual({
    code: 'ERR_INVALID_CHAR',
    words: `${name} contains a line break or another character that a request cannot carry.`,
    reach: 'unsent',
    final: true,
    local: true,
    remedy: expect.stringMatching(/^Enter the secret again without a line break/),
  })
})

test('no credentials are told as such, at once', async () => {
  expect(await failure(ALONE)).toEqual({
    code: 'CredentialsProviderError',
    words: 'Could not load credentials from any providers',
    reach: 'unsent',
    final: true,
    local: true,
    remedy: expect.stringMatching(/^Set `role-to-assume`/),
  })
})

test('a file that is not there, as a web identity token, is no matter of the network', async () => {
  const env = {
    ...ALONE,
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/ci',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/no/token',
  }
  expect(await failure(env)).toMatchObject({ reach: 'unsent', final: true, local: true })
})

test('a connection that is refused may come: it is not final', async () => {
  expect(await failure({ ...ALONE, ...KEYS })).toMatchObject({
    code: 'ECONNREFUSED',
    reach: 'unsent',
    final: false,
    local: false,
    remedy: expect.stringMatching(/HTTPS_PROXY and NO_PROXY, and any AWS_ENDPOINT_URL/),
  })
})

// Only root can become a user whom the system does not know, as containers run one.
const asRoot = process.getuid?.() === 0 ? test : test.skip
asRoot('a user without a home directory is told to set HOME, at once', async () => {
  const { HOME: _, ...homeless } = { ...ALONE, ...KEYS }
  expect(await failure(homeless, '54321')).toEqual({
    code: 'ERR_SYSTEM_ERROR',
    words: 'The home directory is not known: HOME is not set, and the system knows none for this user.',
    reach: 'unsent',
    final: true,
    local: true,
    remedy: expect.stringMatching(/^Set HOME/),
  })
})

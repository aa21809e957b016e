import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { zipOf } from './clients.ts'

const MAIN = join(import.meta.dirname, '../../../emulator/main.js')

let directory: string
let child: ChildProcess | undefined

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'endpoint-'))
})

afterEach(async () => {
  child?.kill('SIGKILL')
  await rm(directory, { recursive: true })
})

test('an endpoint as a process: a world from a file, an environment for clients, an end on SIGTERM', async () => {
  const state = join(directory, 'world.json')
  const record = join(directory, 'requests.jsonl')
  const zip = zipOf({ 'index.js': '' }).toString('base64')
  await writeFile(
    state,
    JSON.stringify({
      functions: [{ name: 'checkout', zip, versions: [{}], aliases: [{ name: 'live' }] }],
      buckets: [{ name: 'staging' }],
      objects: [{ bucket: 'staging', key: 'app.zip', body: zip }],
      images: [{ repository: 'app', tag: 'v1' }],
      roles: [{ name: 'deploy' }],
      credentials: [{ accessKeyId: 'AKIAOTHER', account: '210987654321' }],
      denials: [{ action: 'lambda:DeleteFunction' }],
      idTokenClaims: { sub: 'repo:octo-org/other:pull_request' },
    }),
  )
  child = spawn(process.execPath, [MAIN, '--state', state, '--record', record], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('no output')
  const [line] = await once(createInterface(child.stdout), 'line')
  const { url, env } = JSON.parse(line)
  expect(env).toMatchObject({
    AWS_ENDPOINT_URL_LAMBDA: url,
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    ACTIONS_ID_TOKEN_REQUEST_URL: expect.stringContaining(`${url}/oidc-token`),
  })
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/20240101/eu-west-1/lambda/aws4_request`,
  }
  const response = await fetch(`${url}/2015-03-31/functions/checkout/aliases/live`, { headers })
  expect(await response.json()).toMatchObject({ Name: 'live', FunctionVersion: '1' })

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(JSON.parse(await readFile(record, 'utf8'))).toMatchObject({ operation: 'GetAlias', status: 200 })
})

test('a seed with a member that nothing reads', async () => {
  const state = join(directory, 'world.json')
  await writeFile(state, JSON.stringify({ function: [] }))
  const run = promisify(execFile)(process.execPath, [MAIN, '--state', state])
  await expect(run).rejects.toMatchObject({
    stderr: expect.stringContaining('Unknown in the seed of a world: function'),
  })
})

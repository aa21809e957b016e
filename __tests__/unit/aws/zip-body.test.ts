import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateFunctionCommand,
  LambdaClient,
  type LambdaClientConfig,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { sendZip } from '../../../src/aws/zip-body.ts'
import { lambdaClient } from '../emulator/clients.ts'

const PIECE = 786_432

const directory = mkdtempSync(join(tmpdir(), 'zip-body-'))
const received: { body: Buffer; headers: NodeJS.Dict<string | string[]> }[] = []
const server = createServer(async (request, response) => {
  received.push({ body: Buffer.concat(await request.toArray()), headers: request.headers })
  response.setHeader('content-type', 'application/json')
  response.end('{}')
})
let client: ReturnType<typeof lambdaClient>

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  client = lambdaClient(urlOf(server))
})
beforeEach(() => {
  received.length = 0
})
afterAll(() => {
  client.destroy()
  server.close()
  rmSync(directory, { recursive: true })
})

const urlOf = (of: Server) => `http://127.0.0.1:${(of.address() as AddressInfo).port}`

function fileOf(size: number): { path: string; bytes: Buffer } {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; at++) bytes[at] = (at * 31 + (at >> 8)) & 255
  const path = join(directory, `${size}.zip`)
  writeFileSync(path, bytes)
  return { path, bytes }
}

/** What goes over the wire where the zip is read from disk. */
async function sent(path: string, size: number, more: object = {}) {
  const command = new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ...more })
  sendZip(command, path, size)
  await client.send(command)
  return received.pop()
}

const sizes = [0, 1, 2, 3, 4, 5, ...[-3, -2, -1, 0, 1, 2, 3].map((more) => PIECE + more), 2 * PIECE + 1]

test.each(sizes)('a zip of %i bytes is sent as the SDK itself would send it', async (size) => {
  const { path, bytes } = fileOf(size)
  const more = { Architectures: ['arm64' as const], RevisionId: 'f7ee "9f1e" é', DryRun: true }
  await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'checkout', ...more, ZipFile: bytes }))
  const own = received.pop()
  const ours = await sent(path, size, more)

  const parsed = JSON.parse(String(ours?.body))
  expect(parsed.ZipFile === bytes.toString('base64')).toBe(true)
  expect(parsed).toEqual(JSON.parse(String(own?.body)))
  for (const name of ['content-type', 'content-length']) expect(ours?.headers[name]).toBe(own?.headers[name])
})

test('a zip alone is the only member', async () => {
  const { path, bytes } = fileOf(5)
  expect(JSON.parse(String((await sent(path, 5))?.body))).toEqual({ ZipFile: bytes.toString('base64') })
})

test.each([{}, { SourceKMSKeyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1' }])(
  'a function is created as the SDK itself would, with %j beside the zip',
  async (Code) => {
    const { path, bytes } = fileOf(2 * PIECE + 1)
    const more = {
      FunctionName: 'checkout',
      Role: 'arn "é"',
      Environment: { Variables: { A_B: '{"ZipFile":"' } },
    }
    await client.send(new CreateFunctionCommand({ ...more, Code: { ...Code, ZipFile: bytes } }))
    const own = received.pop()
    const command = new CreateFunctionCommand({ ...more, Code })
    sendZip(command, path, bytes.length)
    await client.send(command)
    const ours = received.pop()
    expect(JSON.parse(String(ours?.body))).toEqual(JSON.parse(String(own?.body)))
    for (const name of ['content-type', 'content-length'])
      expect(ours?.headers[name]).toBe(own?.headers[name])
  },
)

test('the signature covers the bytes that are sent', async () => {
  const { path } = fileOf(2 * PIECE + 1)
  const ours = await sent(path, 2 * PIECE + 1)
  const hash = createHash('sha256')
    .update(ours?.body ?? '')
    .digest('hex')
  expect(ours?.headers['x-amz-content-sha256']).toBe(hash)
  expect(ours?.headers['transfer-encoding']).toBeUndefined()
})

/** Sends a zip to a service of its own for as long as the test looks at it. */
async function sendTo(listener: RequestListener, size: number, options: LambdaClientConfig) {
  const own = createServer(listener).listen(0, '127.0.0.1')
  await once(own, 'listening')
  const credentials = { ...DEFAULT_CREDENTIALS }
  const sender = new LambdaClient({ endpoint: urlOf(own), region: 'eu-west-1', credentials, ...options })
  const command = new UpdateFunctionCodeCommand({ FunctionName: 'checkout' })
  sendZip(command, fileOf(size).path, size)
  try {
    return await sender.send(command)
  } finally {
    sender.destroy()
    own.close()
    own.closeAllConnections()
  }
}

test('an attempt after a broken one sends all of it again', async () => {
  const size = 2 * PIECE + 1
  let attempts = 0
  let zip: string | undefined
  const breaking: RequestListener = async (request, response) => {
    attempts += 1
    if (attempts === 1) return void request.once('data', () => request.socket.destroy())
    zip = JSON.parse(await text(request)).ZipFile
    response.end('{}')
  }
  await sendTo(breaking, size, { maxAttempts: 2 })
  expect(attempts).toBe(2)
  expect(zip === fileOf(size).bytes.toString('base64')).toBe(true)
})

test('what waits for a slow service stays small, since TLS holds it once more', async () => {
  const httpAgent = new Agent()
  let waiting: number | undefined
  const slow: RequestListener = async (request, response) => {
    request.socket.pause()
    await sleep(200)
    waiting = Object.values(httpAgent.sockets)[0]?.[0]?.writableLength
    response.end('{}')
  }
  await sendTo(slow, 24 * 1024 * 1024, { maxAttempts: 1, requestHandler: new NodeHttpHandler({ httpAgent }) })
  expect(waiting).toBeGreaterThan(0)
  expect(waiting).toBeLessThan(1024 * 1024)
})

test('a file that became shorter is an error, and nothing is sent', async () => {
  const { path } = fileOf(10)
  await expect(sent(path, 11)).rejects.toThrow(`${path} changed while it was read`)
  await expect(sent(path, PIECE + 1)).rejects.toThrow('changed while it was read')
  expect(received).toEqual([])
})

test('a file that is gone is an error, and nothing is sent', async () => {
  await expect(sent(join(directory, 'gone.zip'), 10)).rejects.toThrow('ENOENT')
  expect(received).toEqual([])
})

test('a file that became longer is an error', async () => {
  const { path } = fileOf(10)
  await expect(sent(path, 9)).rejects.toThrow('changed while it was read')
})

test('the SDK has nothing to complain about', async () => {
  const { path } = fileOf(10)
  const warned: unknown[] = []
  const original = console.warn
  console.warn = (...words) => void warned.push(words)
  // The SDK warns once a minute.
  const { now } = Date
  Date.now = () => now() + 120_000
  try {
    await sent(path, 10, { DryRun: true })
  } finally {
    console.warn = original
    Date.now = now
  }
  expect(warned).toEqual([])
})

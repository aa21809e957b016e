import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda'
import { sendZip } from '../../src/aws/zip-body.ts'
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
  client = lambdaClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
beforeEach(() => {
  received.length = 0
})
afterAll(() => {
  client.destroy()
  server.close()
  rmSync(directory, { recursive: true })
})

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

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld } from '../../../emulator/aws/world.js'
import { issueCertificates } from '../network/certificates.ts'
import { failureOf } from './clients.ts'

const get = new GetFunctionCommand({ FunctionName: 'checkout' })

let folder: string
let endpoint: Endpoint
let client: LambdaClient

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'endpoint-tls-'))
  const { authority, certificate: cert, key } = await issueCertificates(folder, ['127.0.0.1'])
  const world = createWorld()
  world.addFunction({ name: 'checkout' })
  endpoint = await startEndpoint({ world, tls: { key, cert } })
  client = new LambdaClient({
    endpoint: endpoint.url,
    region: 'eu-west-1',
    credentials: { ...DEFAULT_CREDENTIALS },
    maxAttempts: 1,
    requestHandler: { httpsAgent: new Agent({ ca: await readFile(authority) }) },
  })
})

afterEach(async () => {
  client.destroy()
  await endpoint.close()
  await rm(folder, { recursive: true })
})

test('an endpoint over TLS answers those who trust its certificate', async () => {
  expect(endpoint.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect((await client.send(get)).Configuration?.FunctionName).toBe('checkout')
})

test.each(['reset-before', 'refuse'] as const)('a connection over TLS breaks off too: %s', async (fault) => {
  endpoint.faults.add({ fault })
  expect((await failureOf(client.send(get))).message).toMatch(/socket hang up|ECONNRESET|disconnected/)
  expect(endpoint.refused).toEqual([])
  expect((await client.send(get)).$metadata.httpStatusCode).toBe(200)
})

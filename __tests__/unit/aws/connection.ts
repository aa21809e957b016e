import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World } from '../../../emulator/aws/world.js'
import { type Connection, connect } from '../../../src/aws/connect.ts'
import { Deadline } from '../../../src/deadline.ts'
import type { DeployError } from '../../../src/errors.ts'
import type { ZipPackage } from '../../../src/package/artifact.ts'
import { realClock } from '../../../src/real-clock.ts'
import { zipOf } from '../emulator/clients.ts'
import { failureOf } from '../failure-of.ts'
import { createHost, FakeClock, type HostOptions, type TestHost } from '../host.ts'
import { planOf } from '../plan/plan-of.ts'

export const NEW = zipOf({ 'index.js': 'exports.handler = async () => 2' })
const STARTED = Date.parse('2024-01-31T12:34:56.789Z')

export interface ConnectionOptions extends HostOptions {
  /** Time that passes by itself, for answers that never come. */
  readonly realTime?: boolean
  readonly limitMs?: number
}

/** An emulated AWS, and a machine that connects to it. */
export class TestConnection {
  readonly world: World
  readonly endpoint: Endpoint
  readonly host: TestHost
  readonly deadline: Deadline
  readonly directory = mkdtempSync(join(tmpdir(), 'connection-'))

  constructor(world: World, endpoint: Endpoint, host: TestHost, deadline: Deadline) {
    this.world = world
    this.endpoint = endpoint
    this.host = host
    this.deadline = deadline
  }

  /** Connects as a step with these inputs does. */
  async connect(inputs: Record<string, string> = {}): Promise<Connection> {
    const { plan, problems } = planOf(inputs)
    expect(problems).toEqual([])
    if (plan === undefined) throw new Error('nothing is planned')
    return connect(plan, this.host, this.deadline)
  }

  /** The error that connecting, or what follows, ends with. */
  async failure(
    inputs: Record<string, string> = {},
    then: (aws: Connection) => Promise<unknown> = async () => undefined,
  ): Promise<DeployError> {
    return failureOf(this.connect(inputs).then(then))
  }

  get operations(): string[] {
    return this.endpoint.requests.map(({ operation }) => operation)
  }

  bodies(operation: string): unknown[] {
    return this.endpoint.requests.filter((own) => own.operation === operation).map(({ body }) => body)
  }

  /** A file with these bytes, as a package. */
  zip(bytes: Buffer): ZipPackage {
    const path = join(this.directory, 'package.zip')
    writeFileSync(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('base64')
    return { kind: 'zip', path, size: bytes.length, sha256 }
  }

  /** Ends the connection; whatever was asked for and is not emulated is an error of the test. */
  async close(): Promise<void> {
    await this.endpoint.close()
    rmSync(this.directory, { recursive: true })
    expect(this.endpoint.refused).toEqual([])
  }
}

export async function createConnection(options: ConnectionOptions = {}): Promise<TestConnection> {
  const fake = options.clock ?? new FakeClock()
  const world = createWorld({ now: () => STARTED + fake.now(), settle: {} })
  const endpoint = await startEndpoint({ world })
  setAwsEnvironment(endpoint.url)
  const host = createHost({ ...options, clock: fake })
  const clock = options.realTime ? realClock : fake
  const deadline = new Deadline(options.limitMs ?? 600_000, clock, host.signal, host.random)
  return new TestConnection(world, endpoint, host, deadline)
}

/** The SDK reads the environment of the process; nothing of the machine may reach a test. */
function setAwsEnvironment(url: string): void {
  for (const name of Object.keys(process.env)) if (/^AWS_|_PROXY$/i.test(name)) delete process.env[name]
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: DEFAULT_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: DEFAULT_CREDENTIALS.secretAccessKey,
    AWS_CONFIG_FILE: join(tmpdir(), 'no-such-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(tmpdir(), 'no-such-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  })
}

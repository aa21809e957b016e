import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import type { FunctionSeed } from '../../../emulator/aws/lambda/function.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World, type WorldOptions } from '../../../emulator/aws/world.js'
import { type Connection, signIn } from '../../../src/aws/connect.ts'
import { Deadline } from '../../../src/deadline.ts'
import { deploy } from '../../../src/deploy/deploy.ts'
import { type Outcome, statusOf } from '../../../src/deploy/outcome.ts'
import { previousVersion } from '../../../src/deploy/previous.ts'
import { Progress } from '../../../src/deploy/progress.ts'
import type { DeployError } from '../../../src/errors.ts'
import type { Artifact, ZipPackage } from '../../../src/package/artifact.ts'
import type { Plan, TargetPlan } from '../../../src/plan/plan.ts'
import type { Source } from '../../../src/plan/source.ts'
import { realClock } from '../../../src/real-clock.ts'
import { isChanged } from '../../../src/report/outcome-queries.ts'
import { zipOf } from '../emulator/clients.ts'
import { failureOf } from '../failure-of.ts'
import { createHost, FakeClock, type HostOptions, type TestHost } from '../host.ts'
import { planOf } from '../plan/plan-of.ts'

export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
export const OLD = zipOf({ 'index.js': 'exports.handler = async () => 1' })
export const NEW = zipOf({ 'index.js': 'exports.handler = async () => 2' })
export const OTHER = zipOf({ 'index.js': 'exports.handler = async () => 3' })
/** A version of the code that a function has, and the alias that points at it. */
export const LIVE = { versions: [{}], aliases: [{ name: 'live', version: '1' }] }

const STARTED = Date.parse('2024-01-31T12:34:56.789Z')

type Inputs = Readonly<Record<string, string | undefined>>

export interface AwsOptions extends WorldOptions, HostOptions {
  /** Time that passes by itself, for answers that never come. */
  readonly realTime?: boolean
  /** Milliseconds that connecting, and every request of the connection, may take together. */
  readonly limitMs?: number
}

/** base64, as CodeSha256. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}

/** An emulated AWS, a machine that deploys to it, and a clock that both of them share. */
export class TestAws {
  world!: World
  endpoint!: Endpoint
  host!: TestHost
  directory!: string
  /** Of the last deployment. */
  progress!: Progress
  #options: AwsOptions = {}
  #account: string | undefined

  /** Every change settles with the next read, unless the options or a function say otherwise. */
  async open(options: AwsOptions = {}): Promise<void> {
    const clock = options.clock ?? new FakeClock()
    this.#options = options
    this.#account = undefined
    this.world = createWorld({ now: () => STARTED + clock.elapsedMs, settle: {}, ...options })
    this.endpoint = await startEndpoint({ world: this.world })
    this.host = createHost({ ...options, clock })
    this.directory = mkdtempSync(join(tmpdir(), 'aws-'))
    this.file('new.zip', NEW)
    this.progress = new Progress(this.host)
    setAwsEnvironment(this.endpoint.url)
  }

  get clock(): FakeClock {
    return this.host.clock
  }

  /** Path of a zip with the new code. */
  get zip(): string {
    return join(this.directory, 'new.zip')
  }

  file(name: string, bytes: Buffer): string {
    const path = join(this.directory, name)
    writeFileSync(path, bytes)
    return path
  }

  /** A function with the old code, unless the seed has other code. */
  addFunction(seed: Partial<FunctionSeed> = {}) {
    const hasCode = 'codeSha256' in seed || 'imageUri' in seed
    return this.world.addFunction({ name: 'checkout', ...(hasCode ? {} : { zip: OLD }), ...seed })
  }

  /** The names of the requests that were sent, in order. */
  get operations(): string[] {
    return this.endpoint.requests.map(({ operation }) => operation)
  }

  count(operation: string): number {
    return this.operations.filter((own) => own === operation).length
  }

  /** The bodies of all requests of one operation. */
  bodies(operation: string): unknown[] {
    return this.endpoint.requests.filter((own) => own.operation === operation).map(({ body }) => body)
  }

  /** Does something once, before the first request of an operation reaches the service, or after it was answered. */
  once(operation: string, change: () => unknown, when: 'before' | 'after' = 'before'): void {
    let done = false
    this.endpoint.onRequest(async (record, phase) => {
      if (done || record.operation !== operation || phase !== when) return
      done = true
      await change()
    })
  }

  /** Connects as a step with these inputs does. */
  async connect(inputs: Inputs = {}): Promise<Connection> {
    return (await this.#open(inputs, this.#deadline(this.#options.limitMs ?? 600_000))).aws
  }

  /** The error that connecting ends with. */
  connectFailure(inputs?: Inputs): Promise<DeployError> {
    return failureOf(this.connect(inputs))
  }

  /** Deploys the new zip, or what the inputs say, through the SDK. */
  async deploy(inputs: Inputs = {}) {
    const elsewhere = 's3-key' in inputs || 'image-uri' in inputs
    const source = { preflight: 'off', 'zip-file': elsewhere ? '' : this.zip }
    const { host } = this
    const deadline = this.#deadline(Number(inputs['wait-timeout-seconds'] ?? 600) * 1000)
    const { aws, plan } = await this.#open({ ...source, ...inputs }, deadline)
    this.#account = aws.account
    this.progress = new Progress(host)
    const { progress } = this
    await deploy(artifactOf(plan.source), { plan, aws, host, log: host.log, deadline, progress })
    const { facts } = progress
    const { before, current = before, published, alias } = facts
    if (before === undefined || current === undefined) throw new Error('the function was never read')
    const { region } = plan.target
    const version = previousVersion(facts)
    const previous = { ...before, ...(version && { version }) }
    return {
      status: statusOf(facts, plan.dryRun, false),
      changed: isChanged({ facts, plan } as Outcome),
      ...{ region, current, published, alias, previous, facts },
    }
  }

  /** The error that a deployment ends with. */
  failure(inputs?: Inputs): Promise<DeployError> {
    return failureOf(this.deploy(inputs), () => this.#account)
  }

  /** A file with these bytes, as a package. */
  package(bytes: Buffer): ZipPackage {
    return zipPackage(this.file('package.zip', bytes))
  }

  /** Ends it; whatever was asked for and is not emulated is an error of the test. */
  async close(): Promise<void> {
    await this.endpoint.close()
    rmSync(this.directory, { recursive: true })
    expect(this.endpoint.refused).toEqual([])
  }

  async #open(inputs: Inputs, deadline: Deadline): Promise<{ aws: Connection; plan: TargetPlan }> {
    const plan = planned(inputs)
    const [target] = plan.targets
    if (target === undefined) throw new Error('there is no target')
    const session = await signIn(plan, this.host, deadline)
    return { aws: session.connect(target.target, { deadline, log: this.host.log }), plan: target }
  }

  #deadline(limitMs: number): Deadline {
    const { clock, signal, random } = this.host
    return new Deadline(limitMs, this.#options.realTime ? realClock : clock, signal, random)
  }
}

/** An AWS of its own for each test of a file. */
export function useAws(options?: AwsOptions): TestAws {
  const aws = new TestAws()
  beforeEach(() => aws.open(options))
  afterEach(() => aws.close())
  return aws
}

/** The SDK reads the environment of the process; nothing of the machine may reach a test. */
export function setAwsEnvironment(url: string): void {
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

function planned(inputs: Inputs): Plan {
  const { plan, problems } = planOf(inputs)
  expect(problems).toEqual([])
  if (plan === undefined) throw new Error('nothing is planned')
  return plan
}

function artifactOf(source: Source): Artifact {
  switch (source.kind) {
    case 'zip-file':
      return zipPackage(source.path)
    case 's3-object':
    case 'image':
      return source
    case 'directory':
    case 'release-asset':
    case 'published-version':
      throw new Error('these are made elsewhere')
  }
}

function zipPackage(path: string): ZipPackage {
  const bytes = readFileSync(path)
  return { kind: 'zip', path, size: bytes.length, sha256: sha256(bytes) }
}

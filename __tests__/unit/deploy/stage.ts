import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_CREDENTIALS } from '../../../emulator/aws/identity.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { createWorld, type World, type WorldOptions } from '../../../emulator/aws/world.js'
import { connect } from '../../../src/aws/connect.ts'
import { Deadline } from '../../../src/deadline.ts'
import { deploy } from '../../../src/deploy/deploy.ts'
import { type Outcome, statusOf } from '../../../src/deploy/outcome.ts'
import { previousVersion } from '../../../src/deploy/previous.ts'
import { Progress } from '../../../src/deploy/progress.ts'
import type { DeployError } from '../../../src/errors.ts'
import { readInputs } from '../../../src/inputs/inputs.ts'
import { Problems } from '../../../src/inputs/problems.ts'
import type { Artifact, ZipPackage } from '../../../src/package/artifact.ts'
import { makePlan } from '../../../src/plan/plan.ts'
import { planSource, type Source } from '../../../src/plan/source.ts'
import { isChanged } from '../../../src/report/reached.ts'
import { zipOf } from '../emulator/clients.ts'
import { failureOf } from '../failure-of.ts'
import { createHost, FakeClock, type HostOptions, type TestHost } from '../host.ts'
import { createInputs } from '../inputs/create-inputs.ts'

export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:checkout'
export const OLD = zipOf({ 'index.js': 'exports.handler = async () => 1' })
export const NEW = zipOf({ 'index.js': 'exports.handler = async () => 2' })
export const OTHER = zipOf({ 'index.js': 'exports.handler = async () => 3' })
const STARTED = Date.parse('2024-01-31T12:34:56.789Z')

type Inputs = Parameters<typeof createInputs>[0]

/** base64, as CodeSha256. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}

/** An emulated AWS, a machine to deploy from, and a clock that both of them share. */
export class Stage {
  readonly clock: FakeClock
  readonly host: TestHost
  readonly world: World
  readonly endpoint: Endpoint
  readonly directory = mkdtempSync(join(tmpdir(), 'stage-'))
  /** Path of a zip with the new code. */
  readonly zip = this.file('new.zip', NEW)
  progress: Progress
  /** The account of the credentials, where the last deployment knew it. */
  account: string | undefined

  constructor(world: World, endpoint: Endpoint, host: TestHost) {
    this.clock = host.clock
    this.host = host
    this.world = world
    this.endpoint = endpoint
    this.progress = new Progress(host)
  }

  file(name: string, bytes: Buffer): string {
    const path = join(this.directory, name)
    writeFileSync(path, bytes)
    return path
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

  /** Deploys the new zip, or what the inputs say, through the SDK. */
  async deploy(inputs: Inputs = {}) {
    const problems = new Problems()
    const elsewhere = inputs !== undefined && ('s3-key' in inputs || 'image-uri' in inputs)
    const source = { preflight: 'off', ...(elsewhere ? {} : { 'zip-file': this.zip }) }
    const read = readInputs(createInputs({ ...source, ...inputs }), problems)
    const plan = makePlan(read, planSource(read, problems), problems)
    problems.refuse()
    if (plan === undefined) throw new Error('nothing is planned')
    const { host } = this
    const { clock, signal, random, log } = host
    const deadline = new Deadline(read.waitTimeoutSeconds * 1000, clock, signal, random)
    const aws = await connect(plan, host, deadline)
    this.account = aws.account
    this.progress = new Progress(host)
    const { progress } = this
    await deploy(this.#artifact(plan.source), { plan, aws, host, log, deadline, progress })
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
  async failure(inputs?: Inputs): Promise<DeployError> {
    return failureOf(this.deploy(inputs), () => this.account)
  }

  #artifact(source: Source): Artifact {
    switch (source.kind) {
      case 'zip-file':
        return zipPackage(source.path)
      case 's3-object':
      case 'image':
        return source
      case 'directory':
        throw new Error('directories are packaged elsewhere')
    }
  }

  /** Ends the stage; whatever was asked for and is not emulated is an error of the test. */
  async close(): Promise<void> {
    await this.endpoint.close()
    rmSync(this.directory, { recursive: true })
    expect(this.endpoint.refused).toEqual([])
  }
}

/** Every change settles with the next read, unless the options or a function say otherwise. */
export async function createStage(options: WorldOptions & HostOptions = {}): Promise<Stage> {
  const clock = options.clock ?? new FakeClock()
  const world = createWorld({ now: () => STARTED + clock.now(), settle: {}, ...options })
  const endpoint = await startEndpoint({ world })
  setAwsEnvironment(endpoint.url)
  return new Stage(world, endpoint, createHost({ ...options, clock }))
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

function zipPackage(path: string): ZipPackage {
  const bytes = readFileSync(path)
  return { kind: 'zip', path, size: bytes.length, sha256: sha256(bytes) }
}

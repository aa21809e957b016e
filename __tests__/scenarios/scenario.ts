import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientEnvironment } from '../../emulator/aws/client-environment.js'
import type { RequestRecord } from '../../emulator/aws/endpoint/record.js'
import { type Endpoint, startEndpoint } from '../../emulator/aws/server.js'
import { World, type WorldOptions } from '../../emulator/aws/world.js'
import { type RunOptions, type RunResult, runAction } from '../../emulator/github/run-action.js'
import { zipOf } from './zip-of.ts'

export const ROOT = new URL('../..', import.meta.url).pathname

export const OLD_CODE = zipOf({ 'index.mjs': 'export const handler = async () => "old"' })
export const NEW_CODE = zipOf({ 'index.mjs': 'export const handler = async () => "new"' })

/** The value of an environment variable of the function. */
const SECRET = 'postgres://admin:hunter2@db.internal'

/** What a step did, with the requests that it sent. */
export type Outcome = RunResult & {
  readonly requests: readonly RequestRecord[]
  readonly operations: string[]
}

/** A world, an endpoint that serves it, and a workspace: everything around a step. */
export class Scenario {
  readonly world: World
  readonly endpoint: Endpoint
  readonly workspace: string

  private constructor(endpoint: Endpoint, workspace: string) {
    this.world = endpoint.world
    this.endpoint = endpoint
    this.workspace = workspace
  }

  static async open(options: WorldOptions = {}): Promise<Scenario> {
    const world = new World({ settle: { reads: 1 }, ...options })
    const environment = { DATABASE_URL: SECRET }
    world.addFunction({
      name: 'greeting',
      zip: OLD_CODE,
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      environment,
    })
    const workspace = await mkdtemp(join(tmpdir(), 'scenario-'))
    await writeFile(join(workspace, 'function.zip'), NEW_CODE)
    return new Scenario(await startEndpoint({ world }), workspace)
  }

  /** Runs the committed bundle as a runner does. */
  async run(
    inputs: Record<string, string>,
    options: Partial<RunOptions> & { oidc?: boolean } = {},
  ): Promise<Outcome> {
    const { oidc = false, ...rest } = options
    const before = this.endpoint.requests.length
    const result = await runAction({
      actionDir: ROOT,
      workspace: this.workspace,
      inputs,
      ...rest,
      env: { ...clientEnvironment(this.endpoint, oidc ? { oidc, credentials: null } : {}), ...options.env },
    })
    this.#expectNothingSecret(result)
    const requests = this.endpoint.requests.slice(before)
    return { ...result, requests, operations: requests.map(({ operation }) => operation) }
  }

  /** Holds for every step of every scenario. */
  #expectNothingSecret({ output, summary, outputs }: RunResult): void {
    const printed = output.replace(/^::add-mask::.*$/gm, '') + summary + JSON.stringify(outputs)
    const sessions = [...this.world.credentials.values()]
    for (const secret of [SECRET, ...sessions.flatMap((each) => [each.secretAccessKey, each.sessionToken])]) {
      if (secret) expect(printed).not.toContain(secret)
    }
    expect(printed).not.toMatch(/X-Amz-(Signature|Security-Token)|DATABASE_URL|eyJ[\w-]+\.eyJ/)
  }

  async close(): Promise<void> {
    await this.endpoint.close()
    await rm(this.workspace, { recursive: true, force: true })
    expect(this.endpoint.refused).toEqual([])
  }
}

/** The one error of a failed step. */
export function errorOf(outcome: RunResult): string {
  const errors = outcome.annotations.filter(({ level }) => level === 'error')
  expect(errors).toHaveLength(1)
  expect(outcome.exitCode).toBe(1)
  return errors[0]?.message ?? ''
}

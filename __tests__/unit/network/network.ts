import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { partitionOf } from '../../../emulator/aws/partition.js'
import { type Endpoint, startEndpoint } from '../../../emulator/aws/server.js'
import { World } from '../../../emulator/aws/world.js'
import { REQUEST_TOKEN } from '../../../emulator/github/oidc/service.js'
import { type RunOptions, type RunResult, runAction } from '../../../emulator/github/run-action.js'
import { NEW, OLD } from '../../../scenarios/packages.js'
import { issueCertificates } from './certificates.ts'
import { type ProxyOptions, type ProxyProcess, startProxy } from './proxy-process.ts'
import { startTlsFront, type TlsFront } from './tls-front.ts'

/** The bundle under test; a build that is not committed yet can be tested from another folder. */
const ACTION_DIR = process.env['ACTION_DIR'] ?? new URL('../../..', import.meta.url).pathname
const RESOLVE_HERE = new URL('resolve-here.cjs', import.meta.url).pathname

/** Where GitHub gives a job its token. */
export const TOKEN_HOST = 'run-actions-1.actions.githubusercontent.com'

/**
 * A company's network on 127.0.0.1: every name resolves to this machine, AWS answers over TLS with a certificate
 * of a private authority, and proxies are processes of their own.
 */
export class Network {
  readonly world: World
  readonly folder: string
  readonly endpoint: Endpoint
  readonly front: TlsFront
  readonly #authority: string
  readonly #proxies: ProxyProcess[] = []
  #shared: Promise<ProxyProcess> | undefined
  #runs = 0

  private constructor(folder: string, endpoint: Endpoint, front: TlsFront, authority: string) {
    this.world = endpoint.world
    this.folder = folder
    this.endpoint = endpoint
    this.front = front
    this.#authority = authority
  }

  /** @param hosts that AWS and GitHub have a certificate for, beside {@link TOKEN_HOST} */
  static async open(hosts: readonly string[]): Promise<Network> {
    const folder = await mkdtemp(join(tmpdir(), 'network-'))
    await writeFile(join(folder, 'function.zip'), NEW)
    const endpoint = await startEndpoint({ world: new World({ settle: { reads: 0 } }) })
    const certificates = await issueCertificates(folder, [TOKEN_HOST, ...hosts])
    const front = await startTlsFront(endpoint.url, certificates)
    return new Network(folder, endpoint, front, certificates.authority)
  }

  /** A function, a role and a bucket in a Region; the inputs that deploy there through all of them. */
  addRegion(region: string): Record<string, string> {
    const bucket = `packages-${region}`
    this.world.addFunction({ name: 'greeting', region, zip: OLD, runtime: 'nodejs24.x' })
    this.world.addBucket({ name: bucket, region })
    this.world.addRole({ name: 'deploy', region })
    return {
      'function-name': 'greeting',
      'aws-region': region,
      'role-to-assume': `arn:${partitionOf(region)}:iam::123456789012:role/deploy`,
      'zip-file': 'function.zip',
      's3-bucket': bucket,
    }
  }

  /**
   * A run through a proxy that all such runs share: what it was asked for by this one, each host once.
   *
   * @param name of the variable that has the proxy
   */
  async throughProxy(
    inputs: Record<string, string>,
    env: Record<string, string>,
    name = 'HTTPS_PROXY',
  ): Promise<{ outcome: RunResult; targets: string[] }> {
    this.#shared ??= this.proxy()
    const proxy = await this.#shared
    const user = `run-${this.#runs++}:password`
    const outcome = await this.run(inputs, { [name]: `http://${user}@127.0.0.1:${proxy.port}`, ...env })
    const own = proxy.requests.filter((request) => request.user === user)
    return { outcome, targets: [...new Set(own.map(({ target }) => target))] }
  }

  /** A proxy whose tunnels all end at AWS. */
  async proxy(options: Partial<ProxyOptions> = {}): Promise<ProxyProcess> {
    const proxy = await startProxy({ port: this.front.port, ...options })
    this.#proxies.push(proxy)
    return proxy
  }

  /** Runs the bundle as a job with `id-token: write` does, with nothing in its environment that leads to AWS. */
  run(
    inputs: Record<string, string>,
    env: Record<string, string>,
    options: Partial<RunOptions> = {},
  ): Promise<RunResult> {
    return runAction({
      actionDir: ACTION_DIR,
      workspace: this.folder,
      inputs,
      ...options,
      env: {
        NODE_OPTIONS: `--require=${RESOLVE_HERE}`,
        NODE_EXTRA_CA_CERTS: this.#authority,
        AWS_EC2_METADATA_DISABLED: 'true',
        ACTIONS_ID_TOKEN_REQUEST_URL: `https://${TOKEN_HOST}/oidc-token?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
        ...env,
      },
    })
  }

  async close(): Promise<void> {
    await Promise.all([...this.#proxies.map((proxy) => proxy.stop()), this.front.close()])
    await this.endpoint.close()
    await rm(this.folder, { recursive: true, force: true })
    expect(this.endpoint.refused).toEqual([])
  }
}

import type { GitHub } from '@actions/github/lib/utils'
import type { Attempt } from '../aws/request.ts'
import { READ_LIMIT_MS, send } from '../aws/request.ts'
import type { RetryContext } from '../aws/retry.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { Environment } from '../inputs/fields.ts'
import { asSdkError } from './api-error.ts'
import { explain } from './explain.ts'

type Octokit = InstanceType<typeof GitHub>

/** An asset of a release (https://docs.github.com/en/rest/releases/assets). */
export interface Asset {
  readonly id: number
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** `uploaded`, or why it cannot be downloaded. */
  readonly state: string
  /** `sha256:` and hex digits, where GitHub has it: assets from before June 2025 have none. */
  readonly digest?: string | null
}

/** A published release. */
export interface Release {
  readonly id: number
  readonly tag: string
}

/** The largest page that the API gives. */
const PAGE = 100

/** The repository of the job, on GitHub or a GitHub Enterprise Server, within the deadline. All throw a DeployError. */
export class Repository {
  readonly name: string
  readonly #octokit: Octokit
  readonly #context: RetryContext

  private constructor(name: string, octokit: Octokit, context: RetryContext) {
    this.name = name
    this.#octokit = octokit
    this.#context = context
  }

  /** @param token undefined: only what is public can be read */
  static async open(env: Environment, token: string | undefined, context: RetryContext): Promise<Repository> {
    const name = env['GITHUB_REPOSITORY'] ?? ''
    if (!/^[^/]+\/[^/]+$/.test(name)) {
      throw new DeployError({
        what: 'The repository of the release is not known.',
        why: 'GITHUB_REPOSITORY is not set, which every runner of GitHub Actions sets.',
      })
    }
    const { GitHub } = await import('@actions/github/lib/utils')
    const baseUrl = env['GITHUB_API_URL'] || 'https://api.github.com'
    const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore }
    const octokit = new GitHub({ baseUrl, log: silent, ...(token && { auth: `token ${token}` }) })
    return new Repository(name, octokit, context)
  }

  /** @param tag `latest` is the newest release that is neither a draft nor a pre-release */
  async release(tag: string): Promise<Release> {
    const attempt: Attempt<Release> = async ({ abortSignal: signal }) => {
      const request = { ...this.#place, request: { signal } }
      const { data } =
        tag === 'latest'
          ? await this.#octokit.rest.repos.getLatestRelease(request)
          : await this.#octokit.rest.repos.getReleaseByTag({ ...request, tag })
      return { id: data.id, tag: data.tag_name }
    }
    const what = tag === 'latest' ? 'The latest release' : `Release ${tag}`
    return this.#read('GetRelease', attempt, `${what} of ${this.name} could not be read.`)
  }

  async assets({ id, tag }: Release): Promise<readonly Asset[]> {
    const attempt: Attempt<readonly Asset[]> = ({ abortSignal: signal }) =>
      this.#octokit.paginate(this.#octokit.rest.repos.listReleaseAssets, {
        ...this.#place,
        release_id: id,
        per_page: PAGE,
        request: { signal },
      })
    return this.#read('ListReleaseAssets', attempt, `The assets of release ${tag} could not be listed.`)
  }

  /**
   * Downloads an asset; a download that breaks off is begun again a few times.
   *
   * @param receive what it is sent: bytes, or the URL of a storage that has them and knows no token
   */
  async download(
    asset: Asset,
    receive: (answer: ReadableStream<Uint8Array> | URL, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const attempt: Attempt<void> = async ({ abortSignal: signal }) => {
      const { status, headers, data } = await this.#octokit.rest.repos.getReleaseAsset({
        ...this.#place,
        asset_id: asset.id,
        headers: { accept: 'application/octet-stream' },
        request: { signal, redirect: 'manual', parseSuccessResponseBody: false },
      })
      const isRedirect = Number(status) >= 300
      await receive(
        isRedirect ? new URL(headers.location ?? '') : (data as unknown as ReadableStream<Uint8Array>),
        signal,
      )
    }
    await this.#send('GetReleaseAsset', attempt, {
      failed: `The asset ${asset.name} could not be downloaded.`,
      idempotent: false,
    })
  }

  #read<T>(operation: string, attempt: Attempt<T>, failed: string): Promise<T> {
    return this.#send(operation, attempt, { failed, idempotent: true, attemptMs: READ_LIMIT_MS })
  }

  async #send<T>(
    operation: string,
    attempt: Attempt<T>,
    how: { readonly failed: string; readonly idempotent: boolean; readonly attemptMs?: number },
  ): Promise<T> {
    const asked: Attempt<T> = (options) =>
      attempt(options).catch((error: unknown) => {
        throw asSdkError(error)
      })
    const request = { ...how, operation: `github:${operation}`, firstRequest: true }
    try {
      return await send(request, asked, this.#context)
    } catch (error) {
      throw error instanceof ServiceError ? explain(error, this.#context.deadline.limitMs) : error
    }
  }

  get #place() {
    const [owner = '', repo = ''] = this.name.split('/')
    return { owner, repo }
  }
}

function ignore(): void {}

import { createWriteStream } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { ZipPackage } from '../package/artifact.ts'
import { openZip } from '../package/zip-file.ts'
import { proxyAgents } from '../proxy.ts'
import { transferLines } from '../transfer-lines.ts'
import { findAsset } from './find-asset.ts'
import { type Asset, type Release, Repository } from './repository.ts'

/** What to download. */
export interface ReleaseAsset {
  /** Name or glob. */
  readonly asset: string
  /** The release that triggered the run, or a tag. */
  readonly release: Release | string
  readonly token?: string
  /** Throws where an asset is too large to be of use, before it is downloaded. */
  readonly refuse?: (asset: Asset) => void
}

/** A package from a release. */
export interface DownloadedPackage extends ZipPackage {
  readonly assetName: string
  readonly tag: string
}

/** A storage that sends nothing for so long will not go on. */
const SILENCE_MS = 60_000
const MOST_REDIRECTS = 3

/**
 * Downloads the one asset of a release that is meant, and checks that it is whole.
 *
 * @param folder where to put it
 * @throws {DeployError} where there is none, GitHub refuses, or what came is not what GitHub has
 */
export async function downloadAsset(
  { asset: pattern, release: wanted, token, refuse }: ReleaseAsset,
  folder: string,
  host: Host,
  deadline: Deadline,
): Promise<DownloadedPackage> {
  if (token !== undefined) host.mask(token)
  const repository = await Repository.open(host.env, token, { deadline, log: host.log })
  const release = typeof wanted === 'string' ? await repository.release(wanted) : wanted
  const asset = findAsset(await repository.assets(release), pattern, release)
  refuse?.(asset)
  const path = join(folder, 'asset.zip')
  const onReceived = transferLines(asset.size, host)
  await repository.download(asset, async (answer, signal) => {
    const body =
      answer instanceof URL ? await fetchFrom(answer, host, signal) : Readable.fromWeb(answer as WebStream)
    await write(body, path, asset, onReceived, signal)
  })
  const zip = await openZip(path, host.signal, asset.name)
  checkDigest(asset, zip, release)
  return { ...zip, assetName: asset.name, tag: release.tag }
}

async function write(
  body: Readable,
  path: string,
  { size }: Asset,
  onReceived: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let received = 0
  const count = new Transform({
    transform(chunk: Uint8Array, _, done) {
      received += chunk.length
      onReceived(received)
      done(undefined, chunk)
    },
  })
  await pipeline(body, count, createWriteStream(path), { signal })
  if (received !== size) throw brokenOff(received, size)
}

function brokenOff(received: number, size: number): Error {
  const error = new Error(`${received} of ${size} bytes arrived, then the connection was closed.`)
  return Object.assign(error, { code: 'ERR_INCOMPLETE' })
}

/** From the storage of GitHub, whose URLs are signed: no token goes there. */
async function fetchFrom(url: URL, host: Host, signal: AbortSignal, redirects = 0): Promise<Readable> {
  const { httpAgent, httpsAgent } = proxyAgents(host.env)
  const secure = url.protocol === 'https:'
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const options = { agent: secure ? httpsAgent : httpAgent, signal }
    const request = (secure ? https : http).get(url, options, resolve)
    request.once('error', reject)
    const silence = host.silenceMs ?? SILENCE_MS
    request.setTimeout(silence, () => request.destroy(new Error(`no byte for ${silence / 1000} s`)))
  })
  const { statusCode = 0, headers } = answer
  if (statusCode === 200) return answer
  answer.destroy()
  if (statusCode >= 300 && statusCode < 400 && headers.location && redirects < MOST_REDIRECTS) {
    return fetchFrom(new URL(headers.location, url), host, signal, redirects + 1)
  }
  // Its URL is good for a few minutes only: GitHub gives another one.
  throw Object.assign(new Error(`The storage of GitHub answered with HTTP ${statusCode}.`), {
    code: 'ERR_STORAGE',
  })
}

/** @throws {DeployError} where it is another file than the one that GitHub took the digest of */
function checkDigest({ name, digest }: Asset, { sha256 }: ZipPackage, { tag }: Release): void {
  const [algorithm, expected] = digest?.split(':') ?? []
  if (algorithm !== 'sha256' || expected === undefined) return
  const actual = Buffer.from(sha256, 'base64').toString('hex')
  if (actual === expected) return
  throw new DeployError({
    what: `What was downloaded is not the asset ${name} of release ${tag}.`,
    why: `GitHub has sha256:${expected}, and sha256:${actual} came.`,
    remedy: 'Run the step again. If it persists, see what stands between this runner and GitHub.',
  })
}

import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import type { Release } from '../github/repository.ts'
import type { Host } from '../host.ts'
import type { Problems } from '../inputs/problems.ts'
import type { Source } from '../plan/source.ts'
import { readableSize } from '../size.ts'
import { type Artifact, DIRECT_LIMIT, type ZipPackage } from './artifact.ts'
import { openZip } from './zip-file.ts'
import { findZip } from './zip-path.ts'

type LocalSource = Source & { kind: 'zip-file' | 'directory' | 'release-asset' }

/** An asset, and the release that it is of: a tag, or what the event of the run says. */
type AssetSource = Source & { kind: 'release-asset' } & { readonly release: Release | string }

/** What is deployed, or where it has to be made or fetched from. */
export type Prepared = Artifact | Unpacked | (Source & { kind: 'published-version' })
export type Unpacked = (Source & { kind: 'directory' }) | AssetSource

/** A package with what there is to say of it. */
export interface Packed {
  readonly zip: ZipPackage
  /** One line of the log. */
  readonly line: string
  readonly warnings: readonly string[]
  /** The tag of the release that it is from. */
  readonly tag?: string
}

/**
 * Looks at a source without changing anything. What is wrong with a file or directory is one more
 * problem of the inputs; undefined where there is one.
 */
export async function prepare(
  source: Source,
  problems: Problems,
  { env, signal }: Pick<Host, 'env' | 'signal'>,
): Promise<Prepared | undefined> {
  try {
    switch (source.kind) {
      case 'zip-file':
        return fitting(await openZip(await findZip(source.path), signal), source.path, source)
      case 'directory': {
        const { openDirectory } = await import('./directory.ts')
        openDirectory({ ...source, directory: source.path })
        return source
      }
      case 'release-asset':
        return { ...source, release: source.tag ?? (await releaseOfRun(env)) }
      case 's3-object':
      case 'image':
      case 'published-version':
        return source
    }
  } catch (error) {
    if (!(error instanceof DeployError)) throw error
    problems.add(error.message)
    return undefined
  }
}

async function releaseOfRun(env: Host['env']): Promise<Release> {
  const { releaseOfEvent } = await import('../github/event.ts')
  const release = releaseOfEvent(env)
  if (release !== undefined) return release
  throw new DeployError({
    what: '`release-asset` needs `release-tag`: this run was not triggered by a release.',
    remedy: 'Give a tag, or `latest`, or run the workflow `on: release: types: [published]`.',
  })
}

/**
 * Packages a directory, or downloads an asset.
 *
 * @param temporary folder for the package
 */
export async function pack(
  source: Unpacked,
  temporary: string,
  host: Host,
  deadline: Deadline,
): Promise<Packed> {
  if (source.kind === 'release-asset') return download(source, temporary, host, deadline)
  const { packageDirectory } = await import('./directory.ts')
  const { path: directory, include, exclude } = source
  const packed = await packageDirectory({ directory, include, exclude, temporary }, host.signal)
  const { size, unzippedSize, entries, warnings } = packed
  const files = entries === 1 ? '1 file' : `${entries} files`
  return {
    zip: fitting(packed, directory, source),
    line: `${directory}: ${readableSize(size)} (${readableSize(unzippedSize)} unzipped), ${files}`,
    warnings,
  }
}

async function download(
  source: AssetSource,
  temporary: string,
  host: Host,
  deadline: Deadline,
): Promise<Packed> {
  const { downloadAsset } = await import('../github/download.ts')
  const refuse = (asset: { name: string; size: number }) => refuseTooLarge(asset.size, asset.name, source)
  const zip = await downloadAsset({ ...source, refuse }, temporary, host, deadline)
  const { assetName, tag } = zip
  const line = `${assetName} of release ${tag}: ${readableSize(zip.size)}`
  return { zip, line, warnings: [], tag }
}

function fitting(zip: ZipPackage, name: string, source: LocalSource): ZipPackage {
  refuseTooLarge(zip.size, name, source)
  return zip
}

function refuseTooLarge(size: number, name: string, { upload }: LocalSource): void {
  if (size <= DIRECT_LIMIT || upload !== undefined) return
  throw new DeployError({
    what: `The package of ${name} has ${size} bytes, but a direct upload takes at most ${DIRECT_LIMIT}.`,
    remedy: 'Give `s3-bucket`: the package is then uploaded there first and deployed from there.',
  })
}

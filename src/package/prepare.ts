import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { Problems } from '../inputs/problems.ts'
import type { Source } from '../plan/source.ts'
import { type Artifact, DIRECT_LIMIT, type ZipPackage } from './artifact.ts'
import { openDirectory, type PackedDirectory, packageDirectory } from './directory.ts'
import { openZip } from './zip-file.ts'
import { findZip } from './zip-path.ts'

type LocalSource = Source & { kind: 'zip-file' | 'directory' }

/** What is deployed, or the directory to make it from. */
export type Prepared = Artifact | (Source & { kind: 'directory' })

/**
 * Looks at a source without changing anything. What is wrong with a file or directory is one more
 * problem of the inputs; undefined where there is one.
 */
export async function prepare(
  source: Source,
  problems: Problems,
  signal: AbortSignal,
): Promise<Prepared | undefined> {
  try {
    switch (source.kind) {
      case 'zip-file':
        return fitting(await openZip(await findZip(source.path), signal), source)
      case 'directory':
        openDirectory({ ...source, directory: source.path })
        return source
      case 's3-object':
      case 'image':
        return source
    }
  } catch (error) {
    if (!(error instanceof DeployError)) throw error
    problems.add(error.message)
    return undefined
  }
}

/**
 * Packages a directory.
 *
 * @param temporary folder for the package
 */
export async function pack(
  source: Source & { kind: 'directory' },
  temporary: string,
  { signal }: Host,
): Promise<PackedDirectory> {
  const { path: directory, include, exclude } = source
  return fitting(await packageDirectory({ directory, include, exclude, temporary }, signal), source)
}

function fitting<Zip extends ZipPackage>(zip: Zip, { path, upload }: LocalSource): Zip {
  if (zip.size <= DIRECT_LIMIT || upload !== undefined) return zip
  throw new DeployError({
    what: `The package of ${path} has ${zip.size} bytes, but a direct upload takes at most ${DIRECT_LIMIT}.`,
    remedy: 'Give `s3-bucket`: the package is then uploaded there first and deployed from there.',
  })
}

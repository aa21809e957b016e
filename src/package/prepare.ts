import { DeployError } from '../errors.ts'
import type { Problems } from '../inputs/problems.ts'
import type { Source } from '../plan/source.ts'
import type { Artifact, ZipPackage } from './artifact.ts'
import { openZip } from './zip-file.ts'

/**
 * Largest zip that UpdateFunctionCode takes in its request, in bytes
 * (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
const DIRECT_LIMIT = 52_428_800

/** Makes of a source what is deployed. What is wrong with a file is one more problem of the inputs. */
export async function prepare(
  source: Source,
  problems: Problems,
  signal: AbortSignal,
): Promise<Artifact | undefined> {
  switch (source.kind) {
    case 'zip-file':
      return prepareZip(source.path, problems, signal)
    case 's3-object':
      return source
    case 'image': {
      const { uri, digest } = source.image
      return { kind: 'image', uri, ...(digest && { digest }) }
    }
  }
}

async function prepareZip(
  path: string,
  problems: Problems,
  signal: AbortSignal,
): Promise<ZipPackage | undefined> {
  try {
    const zip = await openZip(path, signal)
    if (zip.size <= DIRECT_LIMIT) return zip
    problems.add(
      `\`zip-file\` ${path} has ${zip.size} bytes; a direct upload takes at most ${DIRECT_LIMIT}. Upload it to S3 and give \`s3-bucket\` and \`s3-key\`.`,
    )
  } catch (error) {
    if (!(error instanceof DeployError)) throw error
    problems.add(error.message)
  }
  return undefined
}

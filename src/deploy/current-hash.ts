import { OPTIONAL_LIMIT_MS } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import { type Artifact, codeHash } from '../package/artifact.ts'
import type { Context } from './context.ts'

/**
 * The hash that an artifact has right now, to compare with what runs. For a tag or an object in S3
 * it may be another one a moment later, so nothing but skipping follows from it; where nobody may
 * look, it stays unknown and the code is sent.
 */
export async function currentHash(artifact: Artifact, context: Context): Promise<string | undefined> {
  const certain = codeHash(artifact)
  if (certain !== undefined || artifact.kind === 'zip') return certain
  try {
    const hash = await lookUp(artifact, context)
    const why = artifact.kind === 'image' ? 'is not in its repository' : 'has no SHA-256 in S3'
    if (hash === undefined) logUnknown(`${nameOf(artifact)} ${why}`, context)
    return hash
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    logUnknown(`${error.operation} of ${nameOf(artifact)}: ${error.words || error.code}`, context)
    return undefined
  }
}

/**
 * @returns undefined if there is no such image, or S3 knows no SHA-256 of the whole object
 * @throws {ServiceError} also if there is no such object, or the credentials may not look
 */
export async function lookUp(
  artifact: Artifact & { kind: 'image' | 's3-object' },
  { aws, deadline }: Context,
): Promise<string | undefined> {
  const limited = deadline.atMost(OPTIONAL_LIMIT_MS)
  if (artifact.kind === 'image') return aws.imageDigest(artifact.image, limited)
  return (await (await aws.objectStore(limited)).look(artifact)).sha256
}

/** Where the package is, as messages name it. */
export function nameOf(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'zip':
      return artifact.path
    case 's3-object':
      return `s3://${artifact.bucket}/${artifact.key}`
    case 'image':
      return artifact.image.uri
  }
}

export function logUnknown(why: string, { plan, log }: Context): void {
  if (plan.skipUnchanged) log.info(`  Whether the code is unchanged cannot be told: ${why}`)
}

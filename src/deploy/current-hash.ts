import { ServiceError } from '../aws/service-error.ts'
import { type Artifact, codeHash } from '../package/artifact.ts'
import type { Context } from './context.ts'

/**
 * The hash that an artifact has right now, to compare with what runs. For a tag or an object in S3
 * it may be another one a moment later, so nothing but skipping follows from it; where nobody may
 * look, it stays unknown and the code is sent.
 */
export async function currentHash(artifact: Artifact, { aws }: Context): Promise<string | undefined> {
  const certain = codeHash(artifact)
  if (certain !== undefined || artifact.kind === 'zip') return certain
  try {
    if (artifact.kind === 'image') return await aws.imageDigest(artifact.image)
    const store = await aws.objectStore()
    return (await store.find(artifact))?.sha256
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

import type { ImageReference } from '../inputs/image-uri.ts'
import type { ClientConfig } from './client-config.ts'
import { ServiceError } from './service-error.ts'

/**
 * The digest that a tag in Amazon ECR names right now, as hex digits; needs ecr:BatchGetImage.
 * Undefined where there is no such image.
 *
 * @throws {ServiceError}
 */
export async function imageDigest(
  image: ImageReference,
  config: ClientConfig,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const { ECRClient, BatchGetImageCommand } = await import('@aws-sdk/client-ecr')
  const command = new BatchGetImageCommand({
    registryId: image.account,
    repositoryName: image.repository,
    imageIds: [{ imageTag: image.tag }],
  })
  try {
    const client = new ECRClient({ ...config, region: image.region })
    const answer = await client.send(command, { abortSignal })
    return answer.images?.[0]?.imageId?.imageDigest?.replace(/^sha256:/, '')
  } catch (cause) {
    throw new ServiceError('ecr:BatchGetImage', cause)
  }
}

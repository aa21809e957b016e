import { BatchGetImageCommand, ECRClient } from '@aws-sdk/client-ecr'
import { repositoryArn } from '../arn.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { ClientConfig } from './client-config.ts'
import { READ_LIMIT_MS, send } from './request.ts'
import type { RetryContext } from './retry.ts'

/**
 * The digest that a tag in Amazon ECR names right now, as hex digits; needs ecr:BatchGetImage.
 * Undefined if there is no such image.
 *
 * @throws {ServiceError}
 */
export async function imageDigest(
  image: ImageReference,
  config: ClientConfig,
  context: RetryContext,
): Promise<string | undefined> {
  const { account, region, repository, tag } = image
  const client = new ECRClient({ ...config, region })
  const command = new BatchGetImageCommand({
    registryId: account,
    repositoryName: repository,
    imageIds: [{ imageTag: tag }],
  })
  const request = {
    operation: 'ecr:BatchGetImage',
    resource: repositoryArn(image),
    attemptMs: READ_LIMIT_MS,
    idempotent: true,
    firstRequest: true,
  }
  const answer = await send(request, (options) => client.send(command, options), context)
  return answer.images?.[0]?.imageId?.imageDigest?.replace(/^sha256:/, '')
}

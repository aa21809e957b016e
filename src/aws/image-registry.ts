import { repositoryArn } from '../arn.ts'
import type { ImageReference } from '../inputs/image-uri.ts'
import type { ClientConfig } from './client-config.ts'
import { READ_LIMIT_MS, request } from './request.ts'
import { type Patience, retry } from './retry.ts'

/**
 * The digest that a tag in Amazon ECR names right now, as hex digits; needs ecr:BatchGetImage.
 * Undefined if there is no such image.
 *
 * @throws {ServiceError}
 */
export async function imageDigest(
  image: ImageReference,
  config: ClientConfig,
  patience: Patience,
): Promise<string | undefined> {
  const { ECRClient, BatchGetImageCommand } = await import('@aws-sdk/client-ecr')
  const { account, region, repository, tag } = image
  const client = new ECRClient({ ...config, region })
  const command = new BatchGetImageCommand({
    registryId: account,
    repositoryName: repository,
    imageIds: [{ imageTag: tag }],
  })
  const ask = {
    operation: 'ecr:BatchGetImage',
    resource: repositoryArn(image),
    mostMs: READ_LIMIT_MS,
  }
  const answer = await retry(
    () => request(ask, patience.deadline, (abortSignal) => client.send(command, { abortSignal })),
    { kind: 'read', firstContact: true },
    patience,
  )
  return answer.images?.[0]?.imageId?.imageDigest?.replace(/^sha256:/, '')
}

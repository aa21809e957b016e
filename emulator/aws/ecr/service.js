import { authenticate } from '../identity.js'
import { partitionOf } from '../partition.js'
import { denialOf } from '../permissions.js'
import { NotEmulated, ServiceError } from '../service-error.js'

/** @import { Caller, Refusals } from '../identity.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */
/** @import { Image, Repository } from './image.js' */

/** @type {Refusals} */
const NOT_AUTHENTICATED = {
  missing: [400, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
  unknown: [400, 'UnrecognizedClientException', 'The security token included in the request is invalid.'],
  expired: [400, 'ExpiredTokenException', 'The security token included in the request is expired'],
}

/** @typedef {{ imageTag?: string, imageDigest?: string }} ImageId */
/** @typedef {{ repositoryName?: string, registryId?: string, imageIds?: ImageId[] }} ImageQuery */

const TARGET = 'AmazonEC2ContainerRegistry_V20150921.'

/** @type {Service} */
export const ecr = {
  name: 'ecr',
  identify: ({ headers }) => {
    const target = headers['x-amz-target'] ?? ''
    if (!target.startsWith(TARGET)) return undefined
    const operation = target.slice(TARGET.length)
    return operation in OPERATIONS ? operation : ''
  },
  run,
  renderError: (world, error) => {
    const response = json(world, error.status, { __type: error.type, message: error.text })
    return { ...response, headers: { ...response.headers, ...error.headers } }
  },
  describeBody: ({ body }) => JSON.parse(body.toString()),
}

/** @type {Readonly<Record<string, (repository: Repository, query: ImageQuery) => Record<string, unknown>>>} */
const OPERATIONS = {
  BatchGetImage: (repository, { imageIds = [] }) => {
    const found = imageIds.map((id) => ({ id, image: findImage(repository, id) }))
    return {
      images: found.flatMap(({ id, image }) => (image ? [renderImage(repository, id, image)] : [])),
      failures: found.filter(({ image }) => !image).map(({ id }) => failureOf(id)),
    }
  },
  DescribeImages: (repository, { imageIds }) => {
    const images =
      imageIds?.map((id) => findImage(repository, id) ?? fail(repository, id)) ?? repository.images
    return { imageDetails: images.map((image) => renderDetail(repository, image)) }
  },
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  const operation = (request.headers['x-amz-target'] ?? '').slice(TARGET.length)
  const obey = OPERATIONS[operation]
  if (!obey) throw new NotEmulated(`ecr ${operation}`)
  const caller = authenticate(world, request, NOT_AUTHENTICATED)
  /** @type {ImageQuery} */
  const query = JSON.parse(request.body.toString())
  return json(world, 200, obey(openRepository(world, caller, operation, query), query))
}

/**
 * @param {World} world
 * @param {Caller} caller
 * @param {string} operation
 * @param {ImageQuery} query
 * @returns {Repository}
 */
function openRepository(world, caller, operation, { repositoryName = '', registryId = caller.account }) {
  const arn = `arn:${partitionOf(caller.region)}:ecr:${caller.region}:${registryId}:repository/${repositoryName}`
  const denial = denialOf(world, caller, `ecr:${operation}`, arn)
  if (denial !== undefined) throw new ServiceError(400, 'AccessDeniedException', denial)
  const repository = world.repositories.get(`${registryId}/${caller.region}/${repositoryName}`)
  if (repository) return repository
  throw new ServiceError(
    400,
    'RepositoryNotFoundException',
    `The repository with name '${repositoryName}' does not exist in the registry with id '${registryId}'`,
  )
}

/**
 * @param {Repository} repository
 * @param {ImageId} id
 * @returns {Image | undefined}
 */
function findImage({ images }, { imageTag, imageDigest }) {
  return images.find(
    (image) =>
      (imageTag === undefined || image.tags.includes(imageTag)) &&
      (imageDigest === undefined || image.digest === imageDigest),
  )
}

/**
 * @param {Repository} repository
 * @param {ImageId} id
 * @returns {never}
 */
function fail({ name, account }, { imageTag, imageDigest }) {
  throw new ServiceError(
    400,
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest ?? 'null'}', imageTag:'${imageTag ?? 'null'}'} does not exist within the repository with name '${name}' in the registry with id '${account}'`,
  )
}

/** @param {ImageId} imageId */
const failureOf = (imageId) => ({
  imageId,
  failureCode: 'ImageNotFound',
  failureReason: 'Requested image not found',
})

/**
 * @param {Repository} repository
 * @param {ImageId} id
 * @param {Image} image
 */
function renderImage({ name, account }, { imageTag }, { digest, mediaType }) {
  return {
    registryId: account,
    repositoryName: name,
    imageId: { imageDigest: digest, imageTag },
    imageManifest: JSON.stringify({ schemaVersion: 2, mediaType }),
    imageManifestMediaType: mediaType,
  }
}

/**
 * @param {Repository} repository
 * @param {Image} image
 */
function renderDetail({ name, account }, { digest, tags, mediaType, pushedAt }) {
  return {
    registryId: account,
    repositoryName: name,
    imageDigest: digest,
    imageTags: tags,
    imagePushedAt: pushedAt / 1000,
    imageManifestMediaType: mediaType,
  }
}

/**
 * @param {World} world
 * @param {number} status
 * @param {Record<string, unknown>} value
 * @returns {EndpointResponse}
 */
function json(world, status, value) {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': world.id() }
  return { status, headers, body: JSON.stringify(value) }
}

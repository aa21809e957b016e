import { arnOf } from '../arn.js'
import { authenticate, jsonRefusals } from '../identity.js'
import { jsonResponse } from '../json.js'
import { denialOf } from '../permissions.js'
import { NotEmulated, ServiceError } from '../service-error.js'

/** @import { Caller } from '../identity.js' */
/** @import { EndpointRequest, EndpointResponse } from '../service-error.js' */
/** @import { Service } from '../services.js' */
/** @import { World } from '../world.js' */
/** @import { Image, Repository } from './image.js' */

/** @typedef {{ imageTag?: string, imageDigest?: string }} ImageId */
/** @typedef {{ repositoryName: string, registryId?: string, imageIds: ImageId[] }} ImageQuery */

const TARGET = 'AmazonEC2ContainerRegistry_V20150921.'
const JSON_1_1 = { 'content-type': 'application/x-amz-json-1.1' }
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'

/** @type {Service} */
export const ecr = {
  name: 'ecr',
  identify: ({ headers }) => {
    const target = headers['x-amz-target'] ?? ''
    if (!target.startsWith(TARGET)) return undefined
    return target === `${TARGET}BatchGetImage` ? 'BatchGetImage' : ''
  },
  run,
  renderError: (world, { status, type, text, headers }) =>
    jsonResponse(world, status, { __type: type, message: text }, { ...JSON_1_1, ...headers }),
  describeBody: ({ body }) => JSON.parse(body.toString()),
}

/**
 * @param {World} world
 * @param {EndpointRequest} request
 * @returns {EndpointResponse}
 */
function run(world, request) {
  if (ecr.identify(request) === '') throw new NotEmulated(`ecr ${request.headers['x-amz-target']}`)
  const caller = authenticate(world, request, jsonRefusals(400))
  /** @type {ImageQuery} */
  const query = JSON.parse(request.body.toString())
  const repository = authorizeRepository(world, caller, query)
  const looked = query.imageIds.map((id) => ({ id, image: findImage(repository, id) }))
  const images = looked.flatMap(({ id, image }) => (image ? [renderImage(repository, id, image)] : []))
  const failures = looked.filter(({ image }) => !image).map(({ id }) => failureOf(id))
  return jsonResponse(world, 200, { images, failures }, JSON_1_1)
}

/**
 * The repository of a request, where the caller may read it.
 *
 * @param {World} world
 * @param {Caller} caller
 * @param {ImageQuery} query
 * @returns {Repository}
 */
function authorizeRepository(world, caller, { repositoryName, registryId = caller.account }) {
  const { region } = caller
  const arn = arnOf('ecr', { region, account: registryId }, `repository/${repositoryName}`)
  const denial = denialOf(world, caller, 'ecr:BatchGetImage', arn)
  if (denial !== undefined) throw new ServiceError(400, 'AccessDeniedException', denial)
  const repository = world.repositories.get(arn)
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
function renderImage({ name, account }, { imageTag }, { digest }) {
  return {
    registryId: account,
    repositoryName: name,
    imageId: { imageDigest: digest, imageTag },
    imageManifest: JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST }),
    imageManifestMediaType: MANIFEST,
  }
}

import { createHash } from 'node:crypto'

/** @import { World } from '../world.js' */

export const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'
export const INDEX = 'application/vnd.oci.image.index.v1+json'

/**
 * @typedef {object} Image
 * @property {string} digest `sha256:` and 64 hex digits
 * @property {string[]} tags
 * @property {string} mediaType of the manifest; {@link INDEX} for several architectures
 * @property {number} pushedAt
 */

/**
 * @typedef {object} Repository
 * @property {string} name
 * @property {string} account
 * @property {string} region
 * @property {boolean} lambdaMayPull what its policy says about lambda.amazonaws.com
 * @property {Image[]} images
 */

/**
 * @typedef {object} ImageSeed
 * @property {string} repository
 * @property {string} [tag] moved here from the image that had it
 * @property {string} [digest] made up when absent
 * @property {boolean} [index] several architectures behind one manifest
 * @property {boolean} [lambdaMayPull]
 * @property {string} [account]
 * @property {string} [region]
 */

/**
 * @param {World} world
 * @param {ImageSeed} seed
 * @returns {Image}
 */
export function pushImage(world, seed) {
  const { repository: name, account = '123456789012', region = 'eu-west-1' } = seed
  const key = `${account}/${region}/${name}`
  const repository = world.repositories.get(key) ?? { name, account, region, lambdaMayPull: true, images: [] }
  repository.lambdaMayPull = seed.lambdaMayPull ?? repository.lambdaMayPull
  world.repositories.set(key, repository)
  const { tag } = seed
  for (const image of repository.images) image.tags = image.tags.filter((own) => own !== tag)
  const digest = seed.digest ?? `sha256:${createHash('sha256').update(world.id()).digest('hex')}`
  const image = repository.images.find((own) => own.digest === digest) ?? {
    digest,
    tags: [],
    mediaType: seed.index ? INDEX : MANIFEST,
    pushedAt: world.now(),
  }
  if (!repository.images.includes(image)) repository.images.push(image)
  if (tag !== undefined) image.tags.push(tag)
  return image
}

/**
 * The repository and image that an image URI names.
 *
 * @param {World} world
 * @param {string} uri e.g. `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1`
 * @returns {{ repository: Repository, image: Image, base: string } | undefined} base is the URI without tag and digest
 */
export function findImage(world, uri) {
  const parts =
    /^((\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.[a-z.]+\/([^:@]+))(?::([^@]+))?(?:@(.+))?$/.exec(uri)
  if (!parts) return undefined
  const [, base = '', account, region, name, tag = 'latest', digest] = parts
  const repository = world.repositories.get(`${account}/${region}/${name}`)
  const image = repository?.images.find((own) =>
    digest === undefined ? own.tags.includes(tag) : own.digest === digest,
  )
  return repository && image && { repository, image, base }
}

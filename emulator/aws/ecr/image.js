import { createHash } from 'node:crypto'
import { arnOf, DEFAULT_ACCOUNT, DEFAULT_REGION } from '../arn.js'

/** @import { World } from '../world.js' */

/** @typedef {{ digest: string, tags: string[] }} Image its digest is `sha256:` and 64 hex digits */

/** @typedef {{ name: string, account: string, images: Image[] }} Repository */

/**
 * @typedef {object} ImageSeed
 * @property {string} repository
 * @property {string} [tag] moved here from the image that had it
 * @property {string} [digest] made up when absent
 * @property {string} [account]
 * @property {string} [region]
 */

/**
 * @param {World} world
 * @param {ImageSeed} seed
 * @returns {Image}
 */
export function pushImage(world, seed) {
  const { repository: name, tag, account = DEFAULT_ACCOUNT, region = DEFAULT_REGION } = seed
  const arn = arnOf('ecr', { region, account }, `repository/${name}`)
  const repository = world.repositories.get(arn) ?? { name, account, images: [] }
  world.repositories.set(arn, repository)
  for (const image of repository.images) image.tags = image.tags.filter((own) => own !== tag)
  const digest = seed.digest ?? `sha256:${createHash('sha256').update(world.id()).digest('hex')}`
  const image = repository.images.find((own) => own.digest === digest) ?? { digest, tags: [] }
  if (!repository.images.includes(image)) repository.images.push(image)
  if (tag !== undefined) image.tags.push(tag)
  return image
}

/**
 * The image that an image URI names.
 *
 * @param {World} world
 * @param {string} uri e.g. `123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:v1`
 * @returns {{ digest: string, base: string } | undefined} base is the URI without tag and digest
 */
export function findImage(world, uri) {
  const parts =
    /^((\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.[a-z.]+\/([^:@]+))(?::([^@]+))?(?:@(.+))?$/.exec(uri)
  if (!parts) return undefined
  const [, base = '', account = '', region = '', name, tag = 'latest', digest] = parts
  const repository = world.repositories.get(arnOf('ecr', { region, account }, `repository/${name}`))
  const image = repository?.images.find((own) =>
    digest === undefined ? own.tags.includes(tag) : own.digest === digest,
  )
  return image && { digest: image.digest, base }
}

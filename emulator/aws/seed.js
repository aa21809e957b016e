import { createWorld } from './world.js'

/** @import { ImageSeed } from './ecr/image.js' */
/** @import { Credentials } from './identity.js' */
/** @import { FunctionSeed } from './lambda/function.js' */
/** @import { Settle } from './lambda/settle.js' */
/** @import { Denial } from './permissions.js' */
/** @import { BucketSeed } from './s3/bucket.js' */
/** @import { RoleSeed } from './sts/role.js' */
/** @import { World } from './world.js' */

/**
 * A world as JSON can hold it: bytes are base64.
 *
 * @typedef {object} WorldSeed
 * @property {Settle} [settle] for functions that name none of their own
 * @property {(Omit<FunctionSeed, 'zip'> & { zip?: string })[]} [functions]
 * @property {BucketSeed[]} [buckets]
 * @property {{ bucket: string, key: string, body: string }[]} [objects]
 * @property {ImageSeed[]} [images]
 * @property {(RoleSeed & { providerAudiences?: string[] })[]} [roles]
 * @property {Partial<Credentials>[]} [credentials]
 * @property {Denial[]} [denials]
 * @property {Record<string, unknown>} [idTokenClaims] added to those of a push to the main branch
 */

const MEMBERS = 'settle functions buckets objects images roles credentials denials idTokenClaims'.split(' ')

/**
 * @param {WorldSeed} seed
 * @returns {World}
 * @throws {Error} where the seed has a member that nothing reads
 */
export function worldFrom(seed) {
  const unknown = Object.keys(seed).filter((name) => !MEMBERS.includes(name))
  if (unknown.length > 0) throw new Error(`Unknown in the seed of a world: ${unknown.join(', ')}`)
  const world = createWorld(seed.settle === undefined ? {} : { settle: seed.settle })
  for (const { zip, ...own } of seed.functions ?? []) {
    world.addFunction(zip === undefined ? own : { ...own, zip: Buffer.from(zip, 'base64') })
  }
  for (const bucket of seed.buckets ?? []) world.addBucket(bucket)
  for (const { bucket, key, body } of seed.objects ?? []) {
    world.putObject(bucket, key, Buffer.from(body, 'base64'))
  }
  for (const image of seed.images ?? []) world.addImage(image)
  for (const role of seed.roles ?? []) world.addRole(role)
  for (const credentials of seed.credentials ?? []) world.addCredentials(credentials)
  for (const denial of seed.denials ?? []) world.deny(denial)
  Object.assign(world.idTokenClaims, seed.idTokenClaims)
  return world
}

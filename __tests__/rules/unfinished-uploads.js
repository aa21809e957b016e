/** @import { World } from '../../emulator/aws/world.js' */

/**
 * An upload in parts that was given up costs storage until somebody removes what is there of it.
 *
 * @param {World} world
 */
export function partsLeft(world) {
  const left = [...world.buckets.values()].find(({ uploads }) => uploads.size > 0)
  return left && `parts of an upload are left in the bucket ${left.name}`
}

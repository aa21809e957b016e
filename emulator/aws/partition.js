/** @type {readonly (readonly [string, string])[]} */
const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
]

/**
 * The partition that a Region belongs to.
 *
 * @param {string} region e.g. `eu-west-1`
 * @returns {string} e.g. `aws`
 */
export function partitionOf(region) {
  return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws'
}

/** AWS Region names of every partition; the API reference's older pattern lacks eusc and iso. */
export const REGION = /^(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/

/** How the names of a partition's Regions begin; all others are of the partition `aws`. */
const PARTITIONS: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, 'aws-cn'],
  [/^us-gov-/, 'aws-us-gov'],
  [/^eusc-/, 'aws-eusc'],
  [/^us-iso-/, 'aws-iso'],
  [/^us-isob-/, 'aws-iso-b'],
  [/^eu-isoe-/, 'aws-iso-e'],
  [/^us-isof-/, 'aws-iso-f'],
]

/** The partition of a Region, as ARNs name it. */
export function partitionOf(region: string): string {
  return PARTITIONS.find(([start]) => start.test(region))?.[1] ?? 'aws'
}

/** Pattern of the Region names of every partition; the API reference's older one lacks eusc and iso. */
export const REGION = '(?:eusc-)?[a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d'

/** Whole Region names. */
export const REGION_NAME = new RegExp(`^${REGION}$`)

/** Consoles by partition; the isolated partitions have none that could be linked to. */
const CONSOLES: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-us-gov': () => 'console.amazonaws-us-gov.com',
  'aws-cn': () => 'console.amazonaws.cn',
  'aws-eusc': (region) => `${region}.console.amazonaws-eusc.eu`,
}

/** The partition that a Region belongs to (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  const isolated = /^[a-z]{2}-iso([a-z]?)-/.exec(region)
  return isolated ? `aws-iso${isolated[1] && `-${isolated[1]}`}` : 'aws'
}

/** Host of the console of a Region; undefined where it has none. */
export function consoleHost(partition: string, region: string): string | undefined {
  return CONSOLES[partition]?.(region)
}

/** The audience that STS takes OIDC tokens for, unless the identity provider has another one. */
export function tokenAudience(region: string): string {
  return partitionOf(region) === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
}

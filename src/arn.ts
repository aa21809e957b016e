/** The partition that a Region belongs to (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  if (region.startsWith('us-gov-')) return 'aws-us-gov'
  if (region.startsWith('eusc-')) return 'aws-eusc'
  const isolated = /^[a-z]{2}-iso([a-z]?)-/.exec(region)
  return isolated ? `aws-iso${isolated[1] && `-${isolated[1]}`}` : 'aws'
}

/** The account that an ARN names; S3's ARNs name none. */
export function accountOf(arn: string | undefined): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1]
}

/** Where a function is. */
export interface FunctionPlace {
  readonly region: string
  /** Of the function. */
  readonly account: string
  /** Defaults to the Region's. */
  readonly partition?: string | undefined
}

/**
 * @param name a bare name, a partial ARN or an ARN, without qualifier; an ARN stays as it is
 * @param qualifier a version or an alias
 */
export function functionArn(name: string, place: FunctionPlace, qualifier?: string): string {
  const { region, account, partition = partitionOf(region) } = place
  const parts = name.split(':')
  const owner = parts.slice(0, -1).find((part) => /^\d{12}$/.test(part)) ?? account
  const whole = `arn:${partition}:lambda:${region}:${owner}:function:${parts.at(-1)}`
  const arn = name.startsWith('arn:') ? name : whole
  return qualifier === undefined ? arn : `${arn}:${qualifier}`
}

/** The ARN of an object in S3. */
export function objectArn(partition: string, bucket: string, key: string): string {
  return `arn:${partition}:s3:::${bucket}/${key}`
}

/** The ARN of a repository in Amazon ECR. */
export function repositoryArn(image: {
  readonly region: string
  readonly account: string
  readonly repository: string
}): string {
  return `arn:${partitionOf(image.region)}:ecr:${image.region}:${image.account}:repository/${image.repository}`
}

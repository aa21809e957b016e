import { partitionOf } from './region.ts'

/** The parts of an ARN (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html). */
export interface Arn {
  readonly partition: string
  readonly service: string
  /** Empty for what belongs to no Region, as roles and buckets. */
  readonly region: string
  /** Empty for what its name alone identifies, as buckets. */
  readonly account: string
  readonly resource: string
}

/** A path, where there is one, and a name (https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html). */
export const ROLE_ARN = /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/(?:[!-.0-~][!-~]*\/)?[\w+=,.@-]{1,64}$/
export const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/[\w/-]+$/

/** How the ARNs are written that permissions of a service are given on, with placeholders in capitals. */
export const ARN_FORMS = {
  lambda: 'arn:aws:lambda:REGION:ACCOUNT:function:NAME',
  s3: 'arn:aws:s3:::BUCKET/KEY',
  ecr: 'arn:aws:ecr:REGION:ACCOUNT:repository/NAME',
  kms: 'arn:aws:kms:REGION:ACCOUNT:key/KEY_ID',
  sts: 'arn:aws:iam::ACCOUNT:role/NAME',
} as const

export function isArn(text: string): boolean {
  return text.startsWith('arn:')
}

/** The parts of an ARN; all of them are empty where the text is none. */
export function parseArn(text = ''): Arn {
  const parts = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):(.+)$/s.exec(text) ?? []
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts
  return { partition, service, region, account, resource }
}

/** The first ARN in a sentence. */
export function findArn(words: string): string | undefined {
  return /arn:\S+/.exec(words)?.[0]
}

/** The account that an ARN names; S3's ARNs name none. */
export function accountOf(arn: string | undefined): string | undefined {
  const { account } = parseArn(arn)
  return /^\d{12}$/.test(account) ? account : undefined
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`
}

/** The ARN of an object in S3. */
export function objectArn(partition: string, bucket: string, key: string): string {
  return formatArn({ partition, service: 's3', region: '', account: '', resource: `${bucket}/${key}` })
}

/** The bucket of an object's ARN. */
export function bucketOf(arn: string | undefined): string | undefined {
  const { service, resource } = parseArn(arn)
  return service === 's3' ? resource.split('/')[0] : undefined
}

/** The ARN of a repository in Amazon ECR. */
export function repositoryArn(image: {
  readonly region: string
  readonly account: string
  readonly repository: string
}): string {
  const { region, account, repository } = image
  const partition = partitionOf(region)
  return formatArn({ partition, service: 'ecr', region, account, resource: `repository/${repository}` })
}

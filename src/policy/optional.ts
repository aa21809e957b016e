import { formatArn } from '../arn.ts'
import { withQualifier } from '../function-name.ts'
import { allow, type Statement } from './statement.ts'
import type { Step } from './step.ts'

/** What only some steps need, for a reason that the inputs do not tell. */
export interface Optional {
  /** Completes the sentence "Needed only if ...". */
  readonly neededOnlyIf: string
  readonly statement: Statement
}

/** The statements to leave out unless their reason holds. */
export function optionalStatements(step: Step): Optional[] {
  const { inputs, targets, source, release } = step
  const arns = targets.map(({ arn }) => arn)
  const optional: Optional[] = []
  if (inputs.dryRun) {
    optional.push({
      neededOnlyIf:
        'Lambda has to check the update too. IAM cannot tell a dry run from an update, so this allows both.',
      statement: allow('CheckUpdate', ['lambda:UpdateFunctionCode'], ...arns),
    })
  }
  const key = keyActions({ inputs, source })
  if (key.length > 0) {
    optional.push({
      neededOnlyIf:
        "the bucket is encrypted with a customer managed KMS key. The key's policy has to allow it too.",
      statement: allow(
        'UseKeyOfBucket',
        key,
        ...targets.map((target) => formatArn({ ...target, service: 'kms', resource: 'key/KEY_ID' })),
      ),
    })
  }
  const alias = release?.alias
  if (alias !== undefined && release?.codeDeploy === undefined && !inputs.dryRun) {
    optional.push({
      neededOnlyIf: 'the alias has provisioned concurrency, to wait until it is there.',
      // An alias or a version is its resource, the function is not
      // (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html).
      statement: allow(
        'WaitForProvisionedConcurrency',
        ['lambda:GetProvisionedConcurrencyConfig'],
        ...arns.map((arn) => withQualifier(arn, alias.name)),
      ),
    })
  }
  return [...optional, ...ofConfiguration(step)]
}

/**
 * What Lambda asks other services for with the permissions of the caller
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html, configuration-filesystem.html,
 * configuration-envvars-encryption.html).
 */
function ofConfiguration({ configuration, inputs, targets }: Step): Optional[] {
  if (configuration === undefined) return []
  const { members } = configuration
  const keys = targets.map((target) => formatArn({ ...target, service: 'kms', resource: 'key/KEY_ID' }))
  const environment = {
    neededOnlyIf: "the function's variables are encrypted with a customer managed KMS key.",
    statement: allow(
      'UseKeyOfVariables',
      inputs.dryRun ? ['kms:Decrypt'] : ['kms:CreateGrant', 'kms:Decrypt', 'kms:Encrypt'],
      ...keys,
    ),
  }
  const vpc = {
    neededOnlyIf: '`VpcConfig` changes.',
    statement: allow(
      'ReadNetwork',
      ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'],
      '*',
    ),
  }
  const files = {
    neededOnlyIf: '`FileSystemConfigs` changes.',
    statement: allow('ReadFileSystems', ['elasticfilesystem:DescribeMountTargets'], '*'),
  }
  return [
    ...(members.includes('Environment') || members.includes('KMSKeyArn') ? [environment] : []),
    ...(members.includes('VpcConfig') && !inputs.dryRun ? [vpc] : []),
    ...(members.includes('FileSystemConfigs') && !inputs.dryRun ? [files] : []),
  ]
}

/** S3 uses the bucket's key with the permissions of the caller; an upload in parts decrypts as well. */
function keyActions({ inputs, source }: Pick<Step, 'inputs' | 'source'>): string[] {
  if (source?.kind === 's3-object') return ['kms:Decrypt']
  const uploads = source !== undefined && 'upload' in source && source.upload !== undefined
  return uploads && !inputs.dryRun ? ['kms:GenerateDataKey', 'kms:Decrypt'] : []
}

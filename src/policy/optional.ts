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
export function optionalStatements({ inputs, targets, source, release }: Step): Optional[] {
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
  return optional
}

/** S3 uses the bucket's key with the permissions of the caller; an upload in parts decrypts as well. */
function keyActions({ inputs, source }: Pick<Step, 'inputs' | 'source'>): string[] {
  if (source?.kind === 's3-object') return ['kms:Decrypt']
  const uploads = source !== undefined && 'upload' in source && source.upload !== undefined
  return uploads && !inputs.dryRun ? ['kms:GenerateDataKey', 'kms:Decrypt'] : []
}

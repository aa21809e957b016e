import type { Snippet } from '../errors.ts'
import type { InputsByName } from '../inputs/fields.ts'
import { codeDeployStatements } from './code-deploy.ts'
import { configurationStatements } from './configuration.ts'
import { lambdaStatements, pruneStatements } from './lambda.ts'
import { type Optional, optionalStatements } from './optional.ts'
import { packageStatements } from './package.ts'
import { signingStatements } from './signing.ts'
import { allow, type Policy, policy } from './statement.ts'
import { type FunctionLocation, readStep } from './step.ts'
import { GITHUB_ISSUER, type Job, subjectOf, trustStatement } from './trust.ts'

/** Everything that has to be allowed for a step, and nothing else. */
export interface Policies {
  /** Of the credentials that deploy: of `role-to-assume`, if it is given. */
  readonly permissions: Policy
  /** To be added to `permissions` only if their reason holds. */
  readonly optional?: readonly Optional[]
  /** Of `role-to-assume`, if it is assumed by OIDC. */
  readonly trust?: Policy<object>
  /** Of the job's own credentials, with `role-chaining`. */
  readonly caller?: Policy
  /** To be added to the policy of `source-kms-key-arn`. */
  readonly key?: Policy<object>
}

/**
 * The policies of a step.
 *
 * @param known what the inputs do not say
 * @throws {DeployError} naming every input that is invalid
 */
export function policiesFor(inputs: InputsByName, known: FunctionLocation & Job = {}): Policies {
  const step = readStep(inputs, known)
  const { role, targets } = step
  const optional = optionalStatements(step)
  return {
    permissions: policy(
      ...lambdaStatements(step),
      ...configurationStatements(step),
      ...codeDeployStatements(step),
      ...pruneStatements(step),
      ...packageStatements(step),
      ...signingStatements(step),
    ),
    ...(optional.length > 0 && { optional }),
    ...(role?.by === 'oidc' && {
      trust: policy(
        trustStatement({
          role: role.arn,
          issuer: known.issuer ?? GITHUB_ISSUER,
          audience: role.audience,
          subject: subjectOf(known),
        }),
      ),
    }),
    ...(role?.by === 'chaining' && { caller: policy(allow('Assume', ['sts:AssumeRole'], role.arn)) }),
    ...(step.inputs.sourceKmsKeyArn && { key: policy(keyStatement(targets.map(({ arn }) => arn))) }),
  }
}

/** All permissions of a step as one policy to copy. */
export function wholePolicy(inputs: InputsByName, known: FunctionLocation = {}): Snippet {
  const { permissions } = policiesFor(inputs, known)
  return {
    title: 'All permissions that this step needs, as the policy of its role:',
    language: 'json',
    text: JSON.stringify(permissions, undefined, 2),
    folded: true,
  }
}

/**
 * Not the caller but Lambda uses the key, for these functions only
 * (https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html).
 */
function keyStatement(functionArns: readonly string[]): object {
  const [first, ...others] = functionArns
  return {
    Sid: 'EncryptPackage',
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: '*',
    Condition: {
      StringLike: {
        'kms:EncryptionContext:aws:lambda:FunctionArn': others.length === 0 ? first : functionArns,
      },
    },
  }
}

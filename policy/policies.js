import { lambdaStatements } from './lambda.js'
import { packageStatements } from './package.js'
import { allow } from './statement.js'
import { targetOf } from './target.js'
import { trustStatement } from './trust.js'

/** @import { Statement } from './statement.js' */
/** @import { Inputs, Target } from './target.js' */

/**
 * Everything that has to be allowed for a step, and nothing else.
 *
 * @typedef {object} Policies
 * @property {Policy<Statement>} permissions of the credentials that deploy: of role-to-assume, where it is given
 * @property {Policy<object>} [trust] of role-to-assume, where it is assumed by OIDC
 * @property {Policy<Statement>} [caller] of the credentials that are there already, with role-chaining
 * @property {Policy<object>} [key] to be added to the policy of source-kms-key-arn
 */

/**
 * @template T
 * @typedef {{ Version: '2012-10-17', Statement: T[] }} Policy
 */

/**
 * @param {Inputs} inputs of the step; beside them `account`, and of the job `repository`, `ref`, `environment` or
 *   `subject`
 * @returns {Policies}
 */
export function policiesFor(inputs) {
  const target = targetOf(inputs)
  const permissions = policy([...lambdaStatements(inputs, target), ...packageStatements(inputs, target)])
  const role = inputs['role-to-assume']
  const key = inputs['source-kms-key-arn'] === undefined ? {} : { key: policy([keyStatement(target)]) }
  if (role === undefined) return { permissions, ...key }
  if (inputs['role-chaining'] === 'true') {
    return { permissions, caller: policy([allow('Assume', ['sts:AssumeRole'], role)]), ...key }
  }
  return { permissions, trust: policy([trustStatement(inputs, role, target)]), ...key }
}

/**
 * Not the caller but Lambda uses the key, for this function only
 * (https://docs.aws.amazon.com/lambda/latest/dg/encrypt-zip-package.html).
 *
 * @param {Target} target
 */
function keyStatement({ arn }) {
  return {
    Sid: 'EncryptPackage',
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
    Resource: '*',
    Condition: { StringLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': arn } },
  }
}

/**
 * @template T
 * @param {T[]} Statement
 * @returns {Policy<T>}
 */
function policy(Statement) {
  return { Version: '2012-10-17', Statement }
}

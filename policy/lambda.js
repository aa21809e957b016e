import { allow } from './statement.js'

/** @import { Statement } from './statement.js' */
/** @import { Inputs, Target } from './target.js' */

/**
 * What a step asks of Lambda.
 *
 * All of these actions take the function as their resource
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html). Aliases are named in the
 * path and belong to it. Only a request with a qualifier, here GetFunction of a version, is authorised on the
 * qualified ARN, which the function's own ARN does not cover
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html). The number of a version is not
 * known beforehand, and a policy cannot say "digits".
 *
 * @param {Inputs} inputs
 * @param {Target} target
 * @returns {Statement[]}
 */
export function lambdaStatements(inputs, { arn }) {
  const { alias } = inputs
  const publishTo = inputs['publish-to']
  const releases = alias !== undefined || publishTo !== undefined || inputs['publish'] === 'true'
  const dryRun = inputs['dry-run'] === 'true'
  const actions = ['lambda:GetFunction', 'lambda:UpdateFunctionCode']
  // Where no alias tells the version before, the newest one is: for the output previous-version only.
  if (releases && !dryRun) actions.push('lambda:PublishVersion', 'lambda:ListVersionsByFunction')
  if (alias !== undefined) actions.push('lambda:GetAlias')
  if (alias !== undefined && !dryRun) actions.push('lambda:CreateAlias', 'lambda:UpdateAlias')
  const deploy = allow('Deploy', actions, arn)
  if (!releases || dryRun) return [deploy]
  const qualifier = publishTo === undefined ? '*' : '$LATEST.PUBLISHED'
  return [deploy, allow('WaitForVersion', ['lambda:GetFunction'], `${arn}:${qualifier}`)]
}

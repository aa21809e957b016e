import { withQualifier } from '../function-name.ts'
import { allow, type Statement } from './statement.ts'
import type { Step } from './step.ts'

/**
 * What a step asks of Lambda. A dry run is given what it needs to read, and nothing that changes anything.
 *
 * All of these actions take the function as their resource
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html). Aliases are named in the
 * path and belong to it. Only a request with a qualifier, here GetFunction of a version, is authorised on the
 * qualified ARN, which the function's own ARN does not cover
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html). The number of a version is not
 * known beforehand, and a policy cannot say "digits".
 */
export function lambdaStatements({ inputs, targets, release, source }: Step): Statement[] {
  const arns = targets.map(({ arn }) => arn)
  const qualified = (qualifier: string) => arns.map((arn) => withQualifier(arn, qualifier))
  const alias = release?.alias !== undefined
  if (source?.kind === 'published-version')
    return promotionStatements(source.version, { inputs, release }, arns, qualified('*'))
  if (inputs.dryRun) {
    const reads = ['lambda:GetFunction', ...newestVersion(release !== undefined && !alias)]
    if (!alias) return [allow('Read', reads, ...arns)]
    // Whether the version of the alias has the code already.
    return [
      allow('Read', [...reads, 'lambda:GetAlias'], ...arns),
      allow('ReadVersion', ['lambda:GetFunction'], ...qualified('*')),
    ]
  }
  const actions = ['lambda:GetFunction', 'lambda:UpdateFunctionCode']
  // Only the output previous-version needs the newest version, if no alias tells the version before.
  if (release !== undefined) actions.push('lambda:PublishVersion', ...newestVersion(true))
  if (alias) actions.push('lambda:GetAlias', ...aliasWrites(release))
  const deploy = allow('Deploy', actions, ...arns)
  if (release === undefined) return [deploy]
  const qualifier = release.publishTo === undefined ? '*' : '$LATEST.PUBLISHED'
  const wait = allow('WaitForVersion', ['lambda:GetFunction'], ...qualified(qualifier))
  if (release.smokeTest === undefined) return [deploy, wait]
  // The version is invoked by its number, never by the alias.
  return [deploy, wait, allow('TestVersion', ['lambda:InvokeFunction'], ...qualified('*'))]
}

/** A version that is published already is read and named by the alias; nothing is updated. */
function promotionStatements(
  version: string,
  { inputs, release }: Pick<Step, 'inputs' | 'release'>,
  arns: readonly string[],
  versions: readonly string[],
): Statement[] {
  const reads = ['lambda:GetFunction', 'lambda:GetAlias', ...newestVersion(version === 'previous')]
  const read = allow('ReadVersion', ['lambda:GetFunction'], ...versions)
  if (inputs.dryRun) return [allow('Read', reads, ...arns), read]
  const moves = aliasWrites(release).filter(
    // What is not there has no previous version.
    (action) => version !== 'previous' || action !== 'lambda:CreateAlias',
  )
  const test =
    release?.smokeTest === undefined ? [] : [allow('TestVersion', ['lambda:InvokeFunction'], ...versions)]
  return [allow('Promote', [...reads, ...moves], ...arns), read, ...test]
}

/** CodeDeploy moves an alias that is there with the permissions of its own role. */
function aliasWrites(release: Step['release']): string[] {
  const moves = release?.codeDeploy === undefined ? ['lambda:UpdateAlias'] : []
  return ['lambda:CreateAlias', ...moves]
}

function newestVersion(needed: boolean): string[] {
  return needed ? ['lambda:ListVersionsByFunction'] : []
}

/** DeleteFunction with a qualifier is authorised on the version; without it, which is the function, on the function's ARN. */
export function pruneStatements({ inputs, targets }: Step): Statement[] {
  if (inputs.keepVersions === undefined || inputs.dryRun) return []
  const arns = targets.map(({ arn }) => arn)
  return [
    allow('ListVersions', ['lambda:ListVersionsByFunction', 'lambda:ListAliases'], ...arns),
    allow('DeleteVersions', ['lambda:DeleteFunction'], ...arns.map((arn) => withQualifier(arn, '*'))),
  ]
}

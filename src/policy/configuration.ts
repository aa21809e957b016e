import type { Problems } from '../inputs/problems.ts'
import { parseGiven } from '../plan/read-configuration.ts'
import { allow, allowWithCondition, type Statement } from './statement.ts'
import type { Step } from './step.ts'

/** What decides about permissions in a `configuration`; whatever else it holds may be an expression. */
export interface NamedInConfiguration {
  /** Its members. */
  readonly members: readonly string[]
  /** ARN of the role that the function is given. */
  readonly role: string | undefined
  /** ARNs of versions of layers. */
  readonly layers: readonly string[]
}

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/./

/** What a step passes on to its function; undefined where it has no configuration, or where that cannot be read. */
export function namedInConfiguration(
  given: string | undefined,
  problems: Problems,
): NamedInConfiguration | undefined {
  if (given === undefined) return undefined
  const complain = (sentence: string) => problems.add(`\`configuration\` ${sentence}`)
  const parsed = parseGiven(given, complain)
  if (parsed === undefined) return undefined
  const { Role, Layers } = Object(parsed)
  if (Role !== undefined && !(typeof Role === 'string' && ROLE.test(Role))) {
    complain('has no ARN as `Role`, which a policy has to name; give one.')
    return undefined
  }
  const layers = Array.isArray(Layers) ? Layers.filter((arn) => typeof arn === 'string') : []
  return { members: Object.keys(Object(parsed)), role: Role, layers }
}

/**
 * What a step does beside deploying code. What a function is given takes a permission of its own
 * (https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html).
 */
export function configurationStatements({ configuration, inputs, targets }: Step): Statement[] {
  if (configuration === undefined || inputs.dryRun) return []
  const { role, layers } = configuration
  const toLambda = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }
  const arns = targets.map(({ arn }) => arn)
  return [
    allow('Configure', ['lambda:UpdateFunctionConfiguration'], ...arns),
    ...(inputs.createIfMissing ? [allow('Create', ['lambda:CreateFunction'], ...arns)] : []),
    ...(role === undefined ? [] : [allowWithCondition('PassRole', ['iam:PassRole'], toLambda, role)]),
    ...(layers.length === 0 ? [] : [allow('ReadLayers', ['lambda:GetLayerVersion'], ...layers)]),
  ]
}

import { accountOf } from '../arn.ts'
import { type CodeTraits, CurrentConfiguration } from '../aws/current-configuration.ts'
import type { FunctionState } from '../aws/function-state.ts'
import { arnOf, bareName, functionArn } from '../function-name.ts'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import { partitionOf } from '../region.ts'
import type { Context } from './context.ts'

/** What a package is uploaded for and checked against: a function that is there, or one that will be. */
export interface PlannedFunction extends CodeTraits, Pick<FunctionState, 'name' | 'arn' | 'architecture'> {}

/** The function as it will be once it is created; its account is in Lambda's answer that it is not there. */
export function plannedFunction(
  wanted: ConfigurationPlan,
  { aws, plan, progress }: Context,
): PlannedFunction {
  const { functionName, region } = plan.target
  const account = accountOf(progress.facts.missing?.arn) ?? aws.account ?? ''
  const name = bareName(functionName)
  return {
    name,
    arn:
      arnOf(functionName, region) ?? functionArn({ partition: partitionOf(region), region, account, name }),
    // Lambda's own default (API_CreateFunction).
    architecture: plan.architecture ?? 'x86_64',
    ...new CurrentConfiguration({}).codeTraitsAfter(wanted),
  }
}

/** A function that is there, with the configuration that it will have. */
export function withConfiguration(now: FunctionState, { plan }: Context): PlannedFunction {
  if (plan.configuration === undefined) return now
  return { ...now, ...now.configuration.codeTraitsAfter(plan.configuration) }
}

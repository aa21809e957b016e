import { quote } from '../inputs/fields.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'

/** What AWS CodeDeploy shifts the traffic of an alias with. */
export interface CodeDeployPlan {
  readonly application: string
  readonly group: string
  /** Undefined: that of the group. */
  readonly configuration?: string
}

/** The deployment that the inputs ask CodeDeploy for; undefined where they ask for none, or where it is a problem. */
export function planCodeDeploy(inputs: Inputs, problems: Problems): CodeDeployPlan | undefined {
  const { codeDeployApplication: application, codeDeployGroup: group } = inputs
  const { codeDeployConfiguration: configuration } = inputs
  if ((application ?? group ?? configuration) === undefined) return undefined
  for (const [name, value] of [
    ['codedeploy-application', application],
    ['codedeploy-deployment-group', group],
  ] as const) {
    if (value === undefined && !problems.has(name))
      problems.add(`A deployment by CodeDeploy needs \`${name}\`, which is missing.`)
  }
  if (inputs.alias === undefined && !problems.has('alias')) {
    problems.add('CodeDeploy shifts the traffic of an alias, but `alias` is not given.')
  }
  if (inputs.aliasWeight < 100) {
    problems.add('`alias-weight` and CodeDeploy both share the traffic of the alias; leave one out.')
  }
  if (inputs.aliasDescription !== undefined) {
    problems.add('CodeDeploy keeps the description of an alias; leave `alias-description` out.')
  }
  if (configuration !== undefined) checkConfiguration(configuration, inputs, problems)
  if (application === undefined || group === undefined) return undefined
  return { application, group, ...(configuration && { configuration }) }
}

function checkConfiguration(name: string, { waitTimeoutSeconds }: Inputs, problems: Problems): void {
  if (/^CodeDeployDefault\.(?!Lambda)/.test(name)) {
    problems.add(
      `\`codedeploy-deployment-config\` is not for Lambda: ${quote(name)}. Those for Lambda begin with CodeDeployDefault.Lambda.`,
    )
  }
  const minutes = minutesOf(name)
  if (minutes === undefined || minutes * 60 < waitTimeoutSeconds) return
  problems.add(
    `\`codedeploy-deployment-config\` takes ${minutes} minutes, but the step ends after ${waitTimeoutSeconds} s; set \`wait-timeout-seconds\` to more than ${minutes * 60}.`,
  )
}

/**
 * How long a configuration of AWS's own takes; undefined of any other
 * (https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html).
 */
function minutesOf(name: string): number | undefined {
  const [, canary] = /^CodeDeployDefault\.LambdaCanary10Percent(\d+)Minutes$/.exec(name) ?? []
  if (canary !== undefined) return Number(canary)
  const [, linear] = /^CodeDeployDefault\.LambdaLinear10PercentEvery(\d+)Minutes?$/.exec(name) ?? []
  // The first tenth at once, the last after nine more.
  return linear === undefined ? undefined : 9 * Number(linear)
}

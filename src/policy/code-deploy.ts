import { formatArn } from '../arn.ts'
import { allow, type Statement } from './statement.ts'
import type { Step, Target } from './step.ts'

/**
 * What a step asks of CodeDeploy. To start a deployment takes to register its revision and to read its configuration
 * as well (https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html).
 */
export function codeDeployStatements({ inputs, targets, release }: Step): Statement[] {
  const plan = release?.codeDeploy
  if (plan === undefined || inputs.dryRun) return []
  const { application, group, configuration = '*' } = plan
  const on = (resource: string) =>
    targets.map((target: Target) => formatArn({ ...target, service: 'codedeploy', resource }))
  const groups = on(`deploymentgroup:${application}/${group}`)
  const shift = ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment', 'codedeploy:ListDeployments']
  return [
    allow('ShiftTraffic', shift, ...groups),
    // Of a job that is cancelled.
    allow('StopShift', ['codedeploy:StopDeployment'], ...groups),
    allow('RegisterShift', ['codedeploy:RegisterApplicationRevision'], ...on(`application:${application}`)),
    allow(
      'ReadShiftConfiguration',
      ['codedeploy:GetDeploymentConfig'],
      ...on(`deploymentconfig:${configuration}`),
    ),
  ]
}

import type { AliasState } from '../aws/lambda-types.ts'
import { ServiceError } from '../aws/service-error.ts'
import { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import { isWeighted, sharesOf } from './alias-routing.ts'
import { consoleUrl, isSame, type Moment, type ShiftWork, waitUntilOver } from './code-deployment.ts'
import type { Context } from './context.ts'

/** A cancelled job is killed after ten seconds. */
const STOP_LIMIT_MS = 3_000

/** What to change, by CodeDeploy's error codes; an unknown one has its message only. */
const REMEDIES: Readonly<Record<string, string>> = {
  ALARM_ACTIVE: 'Look at the alarms of the deployment group, correct the function and deploy again.',
  HOOK_EXECUTION_FAILURE: 'Look at the log of the function that the hook ran, then deploy again.',
  IAM_ROLE_MISSING: 'The deployment group needs a service role that CodeDeploy can assume.',
  IAM_ROLE_PERMISSIONS:
    'The service role of the deployment group needs more permissions: AWS has AWSCodeDeployRoleForLambda for it.',
  INVALID_LAMBDA_CONFIGURATION:
    'If something else moved the alias in between, look at what it serves now, then run the step again.',
  MANUAL_STOP: 'It was stopped on purpose: run the step again to shift the traffic after all.',
}

/** Why a deployment did not succeed, and what the alias serves once its traffic was taken back. */
export async function explainEnd(
  { deployment, alias }: Moment,
  work: ShiftWork,
  context: Context,
): Promise<DeployError> {
  const { deadline } = context
  const { wanted } = work
  const { id, status, error, rollbackId } = deployment
  let now = alias
  try {
    if (rollbackId !== undefined) {
      const line = `CodeDeploy is still taking back the traffic of ${wanted.name}`
      now = (await waitUntilOver(rollbackId, line, work, context)).alias
    }
  } catch (cause) {
    deadline.cancelled.throwIfAborted()
    // Why the deployment failed is what matters.
    if (!(cause instanceof DeployError || cause instanceof ServiceError)) throw cause
  }
  const url = consoleUrl(id, context)
  return new DeployError({
    what: `The CodeDeploy deployment ${id} ended as ${status}: ${servedNow(wanted.name, now)}.`,
    why: error.message,
    remedy: [REMEDIES[error.code ?? ''], url && `The deployment: ${url}`].filter(Boolean).join(' '),
    code: error.code,
  })
}

function servedNow(name: string, alias: AliasState | undefined): string {
  if (alias === undefined) return `the alias ${name} is gone`
  return isWeighted(alias) ? `of ${name} ${sharesOf(alias)}` : `${name} serves version ${alias.version}`
}

/** A cancelled step stops its deployment, and CodeDeploy takes the traffic back. */
export async function stopShift(work: ShiftWork, context: Context): Promise<void> {
  const { aws, host, log, progress } = context
  const { codeDeployment, aliasUnanswered } = progress.facts
  if (codeDeployment === undefined && aliasUnanswered !== true) return
  const deadline = new Deadline(STOP_LIMIT_MS, host.clock, AbortSignal.timeout(STOP_LIMIT_MS), host.random)
  try {
    const service = await aws.codeDeploy(work.plan, deadline)
    const active = await service.active()
    if (active === undefined || !isSame(active, work, context)) return
    progress.facts.codeDeployment ??= { id: active.id, url: consoleUrl(active.id, context) }
    await service.stop(active.id)
    log.info(`  CodeDeploy deployment ${active.id} was stopped, and takes its traffic back`)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warning(
      `The CodeDeploy deployment could not be stopped, and goes on by itself: ${error.operation}: ${error.words || error.code}`,
    )
  }
}

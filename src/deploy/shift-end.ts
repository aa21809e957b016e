import type { CodeDeployment } from '../aws/code-deploy.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import { isWeighted, servesAlready, sharesOf } from './alias-routing.ts'
import { consoleSnippet, look, type Moment, type ShiftWork, waitUntilOver } from './code-deployment.ts'
import type { Context } from './context.ts'

/** A rollback is named a moment after the deployment that it takes back has ended. */
const ROLLBACK_LOOKS = 5
const ROLLBACK_DELAY_MS = 2_000

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
export async function explainEnd(ended: Moment, work: ShiftWork, context: Context): Promise<DeployError> {
  const { deadline } = context
  const { wanted } = work
  const { id, status, error } = ended.deployment
  let now = ended
  let rollback: CodeDeployment | undefined
  try {
    now = await untilRollback(ended, work, context)
    const { rollbackId } = now.deployment
    if (rollbackId !== undefined) {
      const line = `CodeDeploy is still taking back the traffic of ${wanted.name}`
      now = await waitUntilOver(rollbackId, line, work, context)
      rollback = now.deployment
    }
  } catch (cause) {
    deadline.cancelled.throwIfAborted()
    // Why the deployment failed is what matters.
    if (!(cause instanceof DeployError || cause instanceof ServiceError)) throw cause
  }
  const rollbackWords =
    rollback !== undefined && rollback.status !== 'Succeeded'
      ? `Its rollback ${rollback.id} ended as ${rollback.status}${rollback.error.message ? `: ${rollback.error.message}` : '.'}`
      : undefined
  return new DeployError({
    what: `The CodeDeploy deployment ${id} ended as ${status}: ${servedNow(wanted.name, now.alias)}.`,
    why: [error.message, rollbackWords].filter(Boolean).join('\n') || undefined,
    remedy: REMEDIES[error.code ?? ''],
    snippets: consoleSnippet(id, context),
    code: error.code,
  })
}

/** Looks again for a while where the version still has traffic and nothing takes it back yet. */
async function untilRollback(ended: Moment, work: ShiftWork, context: Context): Promise<Moment> {
  const { deadline } = context
  let now = ended
  for (let looks = 0; looks < ROLLBACK_LOOKS; looks++) {
    const isBack = !servesAlready(work.version, now.alias)
    if (isBack || now.deployment.rollbackId !== undefined || deadline.remainingMs === 0) break
    await deadline.pause(ROLLBACK_DELAY_MS)
    now = await look(now.deployment.id, work, context)
  }
  return now
}

function servedNow(name: string, alias: AliasState | undefined): string {
  if (alias === undefined) return `the alias ${name} is gone`
  return isWeighted(alias) ? `of ${name} ${sharesOf(alias)}` : `${name} serves version ${alias.version}`
}

import type { CodeDeploy } from '../aws/code-deploy.ts'
import { ServiceError } from '../aws/service-error.ts'
import { Deadline } from '../deadline.ts'
import { consoleUrl, isOver, isSame, note, type ShiftWork } from './code-deployment.ts'
import type { Context } from './context.ts'

/** A cancelled job is killed after ten seconds; what else it has to do takes three of them. */
const LIMIT_MS = 3_000
/** What hangs is tried again. */
const ATTEMPT_MS = 1_000
const DELAY_MS = 300

/**
 * A cancelled step stops its deployment, and CodeDeploy takes the traffic back. What may have been started is looked
 * for; where it goes on, that is said.
 */
export async function stopShift(work: ShiftWork, context: Context): Promise<void> {
  const { aws, host, log, progress } = context
  const { codeDeployment, aliasUnanswered } = progress.facts
  if (codeDeployment === undefined && aliasUnanswered !== true) return
  const deadline = new Deadline(LIMIT_MS, host.clock, new AbortController().signal, host.random)
  try {
    const service = await aws.codeDeploy(work.plan, deadline, ATTEMPT_MS)
    const id = codeDeployment?.id ?? (await findStarted(service, work, context, deadline))
    if (id === undefined) {
      log.warning(
        'CodeDeploy did not answer. It may have started a deployment, which then continues by itself.',
      )
      return
    }
    progress.facts.codeDeployment ??= { id, url: consoleUrl(id, context) }
    await stop(id, service, { ...work, service }, context)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warning(
      `The CodeDeploy deployment could not be stopped and continues by itself: ${error.operation}: ${error.words || error.code}`,
    )
  }
}

async function stop(id: string, service: CodeDeploy, work: ShiftWork, context: Context): Promise<void> {
  const { log } = context
  try {
    await service.stop(id)
    log.info(`  CodeDeploy deployment ${id} was stopped, and takes its traffic back`)
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'DeploymentAlreadyCompletedException')) throw error
    const deployment = await service.read(id)
    note(deployment, work, context)
    log.info(`  CodeDeploy deployment ${id} was over already: ${deployment.status}`)
  }
}

/** The deployment that was asked for when the job was cancelled: it may come a moment later. */
async function findStarted(
  service: CodeDeploy,
  work: ShiftWork,
  context: Context,
  deadline: Deadline,
): Promise<string | undefined> {
  for (;;) {
    const active = await service.active()
    if (active !== undefined && !isOver(active) && isSame(active, work, context)) return active.id
    if (deadline.remainingMs === 0) return undefined
    await deadline.pause(DELAY_MS)
  }
}

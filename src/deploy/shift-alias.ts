import type { CodeDeployment, Started } from '../aws/code-deploy.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import { shortened } from '../plan/release.ts'
import { moveAlias, movedByOthers } from './alias.ts'
import { isRouted } from './alias-routing.ts'
import {
  type AliasShift,
  consoleSnippet,
  consoleUrl,
  isOver,
  isSame,
  purposeOf,
  type ShiftWork,
  waitUntilOver,
} from './code-deployment.ts'
import type { Context } from './context.ts'
import { explainEnd } from './shift-end.ts'
import { stopShift } from './stop-shift.ts'

/** CodeDeploy's code for a group that has a deployment under way already. */
const BUSY = 'DeploymentLimitExceededException'
/** Characters of a deployment's description (https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html). */
const DESCRIPTION_LIMIT = 256

/**
 * Lets CodeDeploy shift the traffic of an alias to a version, and waits for the end of it. A deployment that does this
 * already is joined. An alias that is not there, or has the version already, has no traffic to shift from another.
 *
 * @throws {DeployError | ServiceError} also where the traffic was taken back
 */
export async function shiftAlias(shift: AliasShift, context: Context): Promise<void> {
  const { aws, deadline, log, progress } = context
  const { wanted, version, plan } = shift
  const before = progress.facts.aliasBefore
  if (before === undefined) return moveAlias(wanted, version, context)
  const service = await aws.codeDeploy(plan)
  const work = { ...shift, before, service }
  const active = await service.active({ failed: 'The deployments of CodeDeploy could not be read.' })
  if (active === undefined && before.version === version) return moveAlias(wanted, version, context)
  try {
    await progress.phase(
      'CodeDeploy',
      () => (active === undefined ? start(work, context) : join(active, work, context)),
      () => `${wanted.name}: version ${before.version} → ${version}, by CodeDeploy`,
    )
  } catch (error) {
    const { codeDeployment } = progress.facts
    if (deadline.cancelled.aborted) await stopShift(work, context)
    else if (codeDeployment !== undefined && !isOver({ status: '', ...codeDeployment })) {
      log.warning(
        `The CodeDeploy deployment ${codeDeployment.id} continues by itself; the next run of this step waits for it.`,
      )
    }
    throw error
  }
}

async function start(work: ShiftWork, context: Context): Promise<void> {
  const { wanted, version, before } = work
  const { lambda } = context.aws
  const failed = `CodeDeploy did not start to shift ${wanted.name} to version ${version}.`
  const now = await lambda.getAlias(wanted.name, { failed })
  if (now !== undefined && isRouted(now, { version })) return finish(now, work, context)
  if (now === undefined || !isRouted(now, before)) {
    context.progress.facts.aliasNow = { state: now }
    throw movedByOthers(wanted, now)
  }
  let started: Started
  try {
    started = await create(work, failed, context)
  } catch (error) {
    const active =
      error instanceof ServiceError && error.code === BUSY ? await work.service.active() : undefined
    if (active === undefined) throw error
    return join(active, work, context)
  }
  if (started.id !== undefined) return follow(started.id, work, context)
  finish(await lambda.getAlias(wanted.name, { failed }), work, context)
}

function create(work: ShiftWork, failed: string, context: Context): Promise<Started> {
  const { wanted, version, before, service } = work
  const { aws, plan, progress } = context
  const purpose = purposeOf(work, context)
  const origin = plan.release?.description
  const room = DESCRIPTION_LIMIT - purpose.length - ' ()'.length
  const shift = {
    functionName: progress.facts.before?.name ?? '',
    alias: wanted.name,
    from: before.version,
    to: version,
    description: origin && room > 0 ? `${purpose} (${shortened(origin, room)})` : purpose,
  }
  return service.create(shift, {
    failed,
    readBack: async () => {
      const active = await service.active()
      if (active !== undefined && isSame(active, work, context)) return { id: active.id }
      // One that shifts at once may be over already.
      const now = await aws.lambda.getAlias(wanted.name)
      return now !== undefined && isRouted(now, { version }) ? { id: undefined } : undefined
    },
    onState: (state) => {
      progress.facts.aliasUnanswered = state === 'unanswered'
    },
  })
}

/** Goes on with a deployment that is under way already, if it does what this one should. */
async function join(active: CodeDeployment, work: ShiftWork, context: Context): Promise<void> {
  if (isSame(active, work, context)) return follow(active.id, work, context)
  throw new DeployError({
    what: `CodeDeploy has another deployment of ${work.plan.group} under way: ${active.id} (${active.status}).`,
    why: active.description === '' ? undefined : `Its description: ${active.description}`,
    remedy: 'Run the step again once it is over.',
    snippets: consoleSnippet(active.id, context),
  })
}

async function follow(id: string, work: ShiftWork, context: Context): Promise<void> {
  const { log, progress } = context
  const { wanted, version } = work
  const url = consoleUrl(id, context)
  progress.facts.codeDeployment = { id, url }
  progress.facts.aliasUnanswered = false
  log.info(`  CodeDeploy deployment ${id}${url === undefined ? '' : `: ${url}`}`)
  const line = `CodeDeploy is still shifting ${wanted.name} to version ${version}`
  const moment = await waitUntilOver(id, line, work, context)
  if (moment.deployment.status !== 'Succeeded') throw await explainEnd(moment, work, context)
  finish(moment.alias, work, context)
}

function finish(alias: AliasState | undefined, work: ShiftWork, { progress }: Context): void {
  const { wanted, version, before } = work
  if (alias === undefined || !isRouted(alias, { version })) throw movedByOthers(wanted, alias)
  progress.facts.alias = { name: wanted.name, arn: alias.arn, from: before.version, to: version, moved: true }
}

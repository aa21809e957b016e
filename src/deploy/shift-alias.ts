import type { CodeDeployment } from '../aws/code-deploy.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import { moveAlias, movedByOthers } from './alias.ts'
import { isRouted } from './alias-routing.ts'
import {
  type AliasShift,
  consoleUrl,
  isSame,
  purposeOf,
  type ShiftWork,
  waitUntilOver,
} from './code-deployment.ts'
import type { Context } from './context.ts'
import { explainEnd, stopShift } from './shift-end.ts'

/** CodeDeploy's code for a group that has a deployment under way already. */
const BUSY = 'DeploymentLimitExceededException'

/**
 * Lets CodeDeploy shift the traffic of an alias to a version, and waits for the end of it. An alias that is
 * not there yet has no traffic to shift: it is created. A deployment that does this already is joined.
 *
 * @throws {DeployError | ServiceError} also where the traffic was taken back
 */
export async function shiftAlias(shift: AliasShift, context: Context): Promise<void> {
  const { aws, deadline, progress } = context
  const { wanted, version, plan } = shift
  const before = progress.facts.aliasBefore
  if (before === undefined) return moveAlias(wanted, version, context)
  const service = await aws.codeDeploy(plan)
  const work = { ...shift, before, service }
  const active = await service.active({ failed: 'The deployments of CodeDeploy could not be read.' })
  if (active === undefined && isRouted(before, { version })) return moveAlias(wanted, version, context)
  try {
    await progress.phase(
      'CodeDeploy',
      () => (active === undefined ? start(work, context) : join(active, work, context)),
      () => `${wanted.name}: version ${before.version} → ${version}, by CodeDeploy`,
    )
  } catch (error) {
    if (deadline.cancelled.aborted) await stopShift(work, context)
    throw error
  }
}

async function start(work: ShiftWork, context: Context): Promise<void> {
  let id: string
  try {
    id = await create(work, context)
  } catch (error) {
    const active =
      error instanceof ServiceError && error.code === BUSY ? await work.service.active() : undefined
    if (active === undefined) throw error
    return join(active, work, context)
  }
  await follow(id, work, context)
}

async function create(work: ShiftWork, context: Context): Promise<string> {
  const { wanted, version, before, service } = work
  const { aws, plan, progress } = context
  const failed = `CodeDeploy did not start to shift ${wanted.name} to version ${version}.`
  const now = await aws.lambda.getAlias(wanted.name, { failed })
  if (now === undefined || !isRouted(now, before)) {
    progress.facts.aliasNow = { state: now }
    throw movedByOthers(wanted, now)
  }
  const origin = plan.release?.description
  const shift = {
    functionName: progress.facts.before?.name ?? '',
    alias: wanted.name,
    from: before.version,
    to: version,
    description: `${purposeOf(work, context)}${origin ? ` (${origin})` : ''}`,
  }
  return service.create(shift, {
    failed,
    readBack: async () => {
      const active = await service.active()
      return active && isSame(active, work, context) ? active.id : undefined
    },
    onState: (state) => {
      progress.facts.aliasUnanswered = state === 'unanswered'
    },
  })
}

/** Goes on with a deployment that is under way already, if it does what this one should. */
async function join(active: CodeDeployment, work: ShiftWork, context: Context): Promise<void> {
  if (isSame(active, work, context)) return follow(active.id, work, context)
  const url = consoleUrl(active.id, context)
  throw new DeployError({
    what: `CodeDeploy has another deployment of ${work.plan.group} under way: ${active.id} (${active.status}).`,
    why: active.description === '' ? undefined : `Its description: ${active.description}`,
    remedy: `Run the step again once it is over${url === undefined ? '.' : `: ${url}`}`,
  })
}

async function follow(id: string, work: ShiftWork, context: Context): Promise<void> {
  const { log, progress } = context
  const url = consoleUrl(id, context)
  progress.facts.codeDeployment = { id, url }
  log.info(`  CodeDeploy deployment ${id}${url === undefined ? '' : `: ${url}`}`)
  const { wanted, version, before } = work
  const line = `CodeDeploy is still shifting ${wanted.name} to version ${version}`
  const moment = await waitUntilOver(id, line, work, context)
  if (moment.deployment.status !== 'Succeeded') throw await explainEnd(moment, work, context)
  const { alias } = moment
  if (alias === undefined || !isRouted(alias, { version })) throw movedByOthers(wanted, alias)
  progress.facts.alias = { name: wanted.name, arn: alias.arn, from: before.version, to: version, moved: true }
}

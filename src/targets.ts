import { accountOf } from './arn.ts'
import type { Session } from './aws/connect.ts'
import { Deadline } from './deadline.ts'
import type { Context } from './deploy/context.ts'
import { deploy } from './deploy/deploy.ts'
import { type Outcome, outcomeOf, untouched } from './deploy/outcome.ts'
import { Progress } from './deploy/progress.ts'
import { DeployError } from './errors.ts'
import type { Host, StepHost } from './host.ts'
import type { Artifact } from './package/artifact.ts'
import type { Plan, TargetPlan } from './plan/plan.ts'

/** What a step deploys to its targets. */
export interface Deployment {
  readonly plan: Plan
  readonly session: Session
  /** The package, which is the same for all targets; else where the code is, which each plan says itself. */
  readonly artifact: Artifact | undefined
}

/** What the deployment of one target has for itself: a single one has the step's own. */
export interface Run {
  readonly host: Host
  readonly progress: Progress
  readonly deadline: Deadline
}

/** The step's own. */
export interface StepRun extends Run {
  readonly host: StepHost
}

/**
 * Deploys every target of a plan, several at a time. Each ends for itself, and has the whole time of a
 * step; the others learn only that one failed, with `fail-fast`.
 *
 * @param step of a single target, which it is itself
 * @returns what each came to, in the order of the plan
 */
export async function deployTargets(deployment: Deployment, step: StepRun): Promise<readonly Outcome[]> {
  const { plan } = deployment
  const { host } = step
  const [only, ...others] = plan.targets
  if (only !== undefined && others.length === 0) return [await deployTarget(only, deployment, step)]
  const { TargetLogs } = await import('./report/target-logs.ts')
  const logs = new TargetLogs(plan, host)
  let failed: string | undefined
  return inParallel(plan.targets, plan.maxParallel, async (each) => {
    const obstacle = host.signal.aborted ? 'the job was cancelled' : failed
    if (obstacle !== undefined) return untouched(each, notStarted(obstacle))
    const own = { ...host, log: logs.open(each.target) }
    const { clock, signal, random } = own
    const deadline = new Deadline(step.deadline.limitMs, clock, signal, random)
    const run = { host: own, progress: new Progress(own), deadline }
    const outcome = await deployTarget(each, deployment, run)
    logs.close(each.target, outcome)
    if (outcome.error !== undefined && plan.failFast)
      failed ??= `${logs.nameOf(each.target)} failed (\`fail-fast\`)`
    return outcome
  })
}

/** Never throws: what one target ends with is its own. */
async function deployTarget(plan: TargetPlan, { session, artifact }: Deployment, run: Run): Promise<Outcome> {
  const { host, progress, deadline } = run
  const { log } = host
  const aws = session.connect(plan.target, { deadline, log })
  const context: Context = { plan, aws, host, log, deadline, progress }
  let error: DeployError | undefined
  try {
    await release(artifact, context)
  } catch (cause) {
    error = await explainEnd(cause, context)
  }
  return outcomeOf(plan, progress, error)
}

async function release(shared: Artifact | undefined, context: Context): Promise<void> {
  const { source, keepVersions, dryRun } = context.plan
  if (source.kind === 'published-version') {
    const { promote } = await import('./deploy/promote.ts')
    await promote(source.version, context)
  } else {
    const artifact = source.kind === 'image' || source.kind === 's3-object' ? source : shared
    if (artifact === undefined) throw new Error('there is no package')
    await deploy(artifact, context)
  }
  if (keepVersions === undefined || dryRun) return
  const { prune } = await import('./deploy/prune.ts')
  await prune(keepVersions, context)
}

async function explainEnd(cause: unknown, context: Context): Promise<DeployError> {
  const { plan, aws, host, progress } = context
  const [{ explainFailure }, { reconcile }] = await Promise.all([
    import('./failure.ts'),
    import('./deploy/reconcile.ts'),
  ])
  const account = accountOf(progress.facts.before?.arn) ?? aws.account
  const place = { account, region: plan.target.region, credentialsAccount: aws.account }
  const error = await explainFailure(cause, host, place)
  // What the step ended with is said already.
  await reconcile(context).catch(() => undefined)
  return error
}

function notStarted(why: string): DeployError {
  return new DeployError({ what: `Not started, because ${why}.`, remedy: 'Run the step again.' })
}

/** The results in the order of the items, however long each takes. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const waiting = items.entries()
  const results: Result[] = []
  const worker = async () => {
    for (const [at, item] of waiting) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker))
  return results
}

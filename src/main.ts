import { accountOf } from './arn.ts'
import { connect } from './aws/connect.ts'
import { Deadline } from './deadline.ts'
import type { Context } from './deploy/context.ts'
import { deploy } from './deploy/deploy.ts'
import { type Outcome, statusOf } from './deploy/outcome.ts'
import { Progress } from './deploy/progress.ts'
import type { DeployError } from './errors.ts'
import type { Host, Log } from './host.ts'
import { type Inputs, readInputs } from './inputs/inputs.ts'
import { Problems } from './inputs/problems.ts'
import { type Prepared, pack, prepare } from './package/prepare.ts'
import { withTemporaryFolder } from './package/temporary-folder.ts'
import { makePlan, type Plan } from './plan/plan.ts'
import { planSource } from './plan/source.ts'
import { report } from './report/report.ts'
import { readableSize } from './size.ts'

/** A step as far as it has come, for the report of however it ends. */
interface Step {
  readonly progress: Progress
  readonly deadline: Deadline
  plan?: Plan
  context?: Context
}

/**
 * One step: Inputs -> Plan -> Artifact -> Deployment -> Report. Never throws: an error becomes a
 * failed step here, and only here.
 */
export async function main(host: Host): Promise<void> {
  const problems = new Problems()
  const inputs = readInputs(host.env, problems)
  const limitMs = inputs.waitTimeoutSeconds * 1000
  const deadline = new Deadline(limitMs, host.clock, host.signal, host.random)
  const step: Step = { progress: new Progress(host), deadline }
  let error: DeployError | undefined
  try {
    const prepared = await prepareStep(step, inputs, problems, host)
    await carryOut(step, prepared, host)
  } catch (cause) {
    const ended = host.signal.aborted ? host.signal.reason : cause
    const [{ explainFailure }, { reconcile }] = await Promise.all([
      import('./failure.ts'),
      import('./deploy/reconcile.ts'),
    ])
    error = await explainFailure(ended, host.env, placeOf(step))
    logOmittedSnippets(error, host.log)
    if (step.context !== undefined) await reconcile(step.context)
  }
  report(outcomeOf(step, error), { ...host, jobSummary: inputs.jobSummary })
}

/** Looks at the source, and refuses everything that is wrong with it and with the inputs at once. */
async function prepareStep(step: Step, inputs: Inputs, problems: Problems, host: Host): Promise<Prepared> {
  const source = planSource(inputs, problems)
  const plan = makePlan(inputs, source, problems)
  if (plan !== undefined) step.plan = plan
  const prepared = source && (await prepare(source, problems, host.signal))
  problems.refuse()
  if (plan === undefined || prepared === undefined) throw new Error('a problem of the inputs was not named')
  for (const warning of plan.warnings) host.log.warning(warning)
  return prepared
}

async function carryOut(step: Step, prepared: Prepared, host: Host): Promise<void> {
  const { plan, progress, deadline } = step
  if (plan === undefined) throw new Error('nothing is planned')
  const aws = await progress.phase('Credentials', () => connect(plan, host, deadline))
  const context: Context = { plan, aws, host, log: host.log, deadline, progress }
  step.context = context
  if (prepared.kind !== 'directory') return deploy(prepared, context)
  return withTemporaryFolder(host.env['RUNNER_TEMP'], async (folder) => {
    const artifact = await progress.phase(
      'Package',
      () => pack(prepared, folder, host),
      ({ size, unzippedSize, entries }) =>
        `${prepared.path}: ${readableSize(size)} (${readableSize(unzippedSize)} unzipped), ${entries === 1 ? '1 file' : `${entries} files`}`,
    )
    for (const warning of artifact.warnings) host.log.warning(warning)
    return deploy(artifact, context)
  })
}

/** What is too long for an annotation is to be found in the log, which the annotation points at. */
function logOmittedSnippets(error: DeployError, log: Log): void {
  for (const { title, text } of error.omittedSnippets) {
    for (const line of [title, ...text.split('\n')]) log.info(line)
  }
}

/** Where the function is, as far as the step has found out. */
function placeOf({ context, plan, progress }: Step) {
  const credentialsAccount = context?.aws.account
  const account = accountOf(progress.facts.before?.arn) ?? credentialsAccount
  return { account, region: plan?.target.region, credentialsAccount }
}

function outcomeOf({ plan, progress }: Step, error: DeployError | undefined): Outcome {
  const { facts, phases, elapsedMs, current, lastSeen } = progress
  return {
    status: statusOf(facts, plan?.dryRun === true, error !== undefined),
    target: plan?.target,
    plan,
    facts,
    phases,
    elapsedMs,
    stoppedAt: error === undefined ? undefined : current,
    lastSeen,
    error,
  }
}

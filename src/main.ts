import { connect } from './aws/connect.ts'
import { explain } from './aws/explain.ts'
import { ServiceError } from './aws/service-error.ts'
import { deploy } from './deploy/deploy.ts'
import type { Deployment } from './deploy/deployment.ts'
import { Progress } from './deploy/progress.ts'
import { DeployError } from './errors.ts'
import type { Host } from './host.ts'
import { type Inputs, readInputs } from './inputs/inputs.ts'
import { Problems } from './inputs/problems.ts'
import { type Prepared, pack, prepare } from './package/prepare.ts'
import { withTemporaryFolder } from './package/temporary-folder.ts'
import { makePlan, type Plan, type Target } from './plan/plan.ts'
import { planSource } from './plan/source.ts'
import { failureOf, outputsOf, resultOf } from './report/outputs.ts'
import { fail, setOutputs, writeSummary } from './report/runner.ts'
import { failureSummary, summaryOf } from './report/summary.ts'

/** What a step is about to do. */
interface Order {
  readonly plan: Plan
  readonly prepared: Prepared
}

/**
 * One step: Inputs -> Plan -> Artifact -> Deployment -> Report. Never throws: an error becomes a
 * failed step here, and only here.
 */
export async function main(host: Host): Promise<void> {
  const progress = new Progress(host)
  const problems = new Problems()
  const inputs = readInputs(host.env, problems)
  const { jobSummary } = inputs
  let order: Order | undefined
  try {
    order = await takeOrder(inputs, problems, host)
    const deployment = await carryOut(order, host, progress)
    reportSuccess(deployment, host)
    if (jobSummary) writeSummary(summaryOf(deployment, progress.phases), host.env)
  } catch (cause) {
    const error = asDeployError(host.signal.aborted ? host.signal.reason : cause)
    const target = order?.plan.target
    reportFailure(error, target, host)
    if (jobSummary) writeSummary(failureSummary(error, target, progress), host.env)
  }
}

/** Looks at the source, and refuses everything that is wrong with it and with the inputs at once. */
async function takeOrder(inputs: Inputs, problems: Problems, host: Host): Promise<Order> {
  const source = planSource(inputs, problems)
  const plan = makePlan(inputs, source, problems)
  const prepared = source && (await prepare(source, problems, host.signal))
  problems.refuse()
  if (plan === undefined || prepared === undefined) throw new Error('a problem of the inputs was not named')
  for (const warning of plan.warnings) host.log.warning(warning)
  return { plan, prepared }
}

async function carryOut({ plan, prepared }: Order, host: Host, progress: Progress): Promise<Deployment> {
  const aws = await progress.phase('Get credentials', () => connect(plan, host))
  const scene = { plan, aws, host, progress }
  if (prepared.kind !== 'directory') return deploy(prepared, scene)
  return withTemporaryFolder(host.env['RUNNER_TEMP'], async (folder) => {
    const artifact = await progress.phase('Package the directory', () => pack(prepared, folder, host))
    return deploy(artifact, scene)
  })
}

function reportSuccess(deployment: Deployment, { env, log }: Host): void {
  const { current, published, alias, status } = deployment
  const version = published === undefined ? '' : `, version ${published.version}`
  const place = alias === undefined ? '' : `, alias ${alias.name}`
  log.info(`${current.name}: ${status}${version}${place}, ${(published ?? current).codeSha256}.`)
  setOutputs({ ...outputsOf(deployment), results: JSON.stringify([resultOf(deployment)]) }, env)
}

function reportFailure(error: DeployError, target: Target | undefined, { env }: Host): void {
  fail(error, target === undefined ? 'Not deployed' : `Not deployed: ${target.functionName}`)
  setOutputs({ results: JSON.stringify([failureOf(target, error)]) }, env)
}

function asDeployError(cause: unknown): DeployError {
  if (cause instanceof DeployError) return cause
  if (cause instanceof ServiceError) return explain(cause, 'A request to AWS failed.')
  return new DeployError({
    what: 'The deployment ended in a way this action does not know.',
    why: cause instanceof Error ? cause.message : String(cause),
    remedy: 'Please report it with this message.',
    cause,
  })
}

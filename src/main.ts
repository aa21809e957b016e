import { signIn } from './aws/connect.ts'
import { Deadline } from './deadline.ts'
import { type Outcome, outcomeOf } from './deploy/outcome.ts'
import { Progress } from './deploy/progress.ts'
import type { DeployError } from './errors.ts'
import type { StepHost } from './host.ts'
import { readInputs } from './inputs/inputs.ts'
import { Problems } from './inputs/problems.ts'
import { type Prepared, pack, prepare } from './package/prepare.ts'
import { withTemporaryFolder } from './package/temporary-folder.ts'
import { planConfiguration } from './plan/configuration.ts'
import { makePlan, ofRelease, type Plan } from './plan/plan.ts'
import { planSource } from './plan/source.ts'
import { report } from './report/report.ts'
import { deployTargets, type StepRun, untouched } from './targets.ts'

/**
 * One step: Inputs -> Plan -> Artifact -> Deployment -> Report. Never throws: an error becomes a
 * failed step here, and only here.
 */
export async function main(host: StepHost): Promise<void> {
  const problems = new Problems()
  const inputs = readInputs(host.env, problems)
  const limitMs = inputs.waitTimeoutSeconds * 1000
  const deadline = new Deadline(limitMs, host.clock, host.signal, host.random)
  const run: StepRun = { host, progress: new Progress(host), deadline }
  const source = planSource(inputs, problems)
  const configuration = await planConfiguration(inputs, problems, host)
  const plan = makePlan(inputs, source, problems, configuration)
  let outcomes: readonly Outcome[]
  let failure: DeployError | undefined
  try {
    const prepared = source && (await prepare(source, problems, host))
    problems.refuse()
    if (plan === undefined || prepared === undefined) throw new Error('a problem of the inputs was not named')
    for (const warning of plan.warnings) host.log.warning(warning)
    outcomes = await carryOut(plan, prepared, run)
  } catch (cause) {
    const { explainFailure } = await import('./failure.ts')
    const [first, ...others] = plan?.targets ?? []
    const error = await explainFailure(cause, host, { region: first?.target.region })
    failure = error
    outcomes =
      first === undefined || others.length === 0
        ? [outcomeOf(first, run.progress, error)]
        : [first, ...others].map((target) => untouched(target, error))
  }
  await report(
    { outcomes, error: failure, elapsedMs: run.progress.elapsedMs },
    { ...host, jobSummary: inputs.jobSummary },
  )
}

async function carryOut(plan: Plan, prepared: Prepared, run: StepRun): Promise<readonly Outcome[]> {
  const { host, progress, deadline } = run
  const session = await progress.phase('Credentials', () => signIn(plan, host, deadline))
  if (prepared.kind !== 'directory' && prepared.kind !== 'release-asset') {
    const artifact = prepared.kind === 'published-version' ? undefined : prepared
    return deployTargets({ plan, session, artifact }, run)
  }
  return withTemporaryFolder(host.env['RUNNER_TEMP'], async (folder) => {
    const { zip, warnings, tag } = await progress.phase(
      prepared.kind === 'directory' ? 'Package' : 'Download',
      () => pack(prepared, folder, host, deadline),
      ({ line }) => line,
    )
    for (const warning of warnings) host.log.warning(warning)
    const named = tag === undefined ? plan : ofRelease(plan, tag)
    return deployTargets({ plan: named, session, artifact: zip }, run)
  })
}

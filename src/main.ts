import { carryOut } from './carry-out.ts'
import { Deadline } from './deadline.ts'
import { type Outcome, outcomeOf, untouched } from './deploy/outcome.ts'
import { Progress } from './deploy/progress.ts'
import type { DeployError } from './errors.ts'
import type { StepHost } from './host.ts'
import { readInputs } from './inputs/inputs.ts'
import { Problems } from './inputs/problems.ts'
import { prepare } from './package/prepare.ts'
import { planConfiguration } from './plan/configuration.ts'
import { makePlan } from './plan/plan.ts'
import { planSource } from './plan/source.ts'
import type { StepRun } from './targets.ts'

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
  const { report } = await import('./report/report.ts')
  await report(
    { outcomes, error: failure, elapsedMs: run.progress.elapsedMs },
    { ...host, jobSummary: inputs.jobSummary },
  )
}

import type { CodeDeploy, CodeDeployment } from '../aws/code-deploy.ts'
import type { AliasState } from '../aws/lambda-types.ts'
import type { Snippet } from '../errors.ts'
import type { CodeDeployPlan } from '../plan/code-deploy.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { consoleHost, partitionOf } from '../region.ts'
import { sharesOf } from './alias-routing.ts'
import type { Context } from './context.ts'
import { type Waiter, waitFor } from './wait.ts'

/** An alias that CodeDeploy is to shift to a version. */
export interface AliasShift {
  readonly wanted: NonNullable<ReleasePlan['alias']>
  readonly version: string
  readonly plan: CodeDeployPlan
}

/** The same, with the alias as it was found and the service. */
export interface ShiftWork extends AliasShift {
  readonly before: AliasState
  readonly service: CodeDeploy
}

/** A deployment and the alias that it shifts, at one moment. */
export interface Moment {
  readonly deployment: CodeDeployment
  readonly alias: AliasState | undefined
}

/** Between two looks at a deployment, which may take hours. */
const LONGEST_DELAY_MS = 10_000

/**
 * Waits until a deployment is over, however it ended.
 *
 * @param line subject and verb of a line about it
 * @throws {DeployError | ServiceError} where the time is up, or it cannot be read
 */
export async function waitUntilOver(
  id: string,
  line: string,
  work: ShiftWork,
  context: Context,
): Promise<Moment> {
  const read = () => look(id, work, context)
  const waiter: Waiter<Moment> = {
    line,
    read,
    isOver: ({ deployment }) => isOver(deployment),
    describe: ({ deployment, alias }) =>
      [deployment.status || 'status unknown', alias && sharesOf(alias)].filter(Boolean).join(', '),
    longestDelayMs: LONGEST_DELAY_MS,
  }
  return waitFor(await read(), waiter, context)
}

export async function look(id: string, work: ShiftWork, context: Context): Promise<Moment> {
  const { aws, progress } = context
  const failed = `The CodeDeploy deployment ${id} could not be read.`
  const deployment = await work.service.read(id, { failed })
  note(deployment, work, context)
  const alias = await aws.lambda.getAlias(work.wanted.name, { failed })
  progress.facts.aliasNow = { state: alias }
  return { deployment, alias }
}

/** What CodeDeploy says of the deployment of this step is a fact, whatever becomes of the step afterwards. */
export function note(
  { id, status }: CodeDeployment,
  work: ShiftWork,
  { progress: { facts } }: Context,
): void {
  // A rollback is a deployment of its own.
  if (facts.codeDeployment?.id !== id) return
  facts.codeDeployment = { ...facts.codeDeployment, status }
  if (status !== 'Succeeded') return
  const { wanted, version, before } = work
  facts.alias = { name: wanted.name, arn: before.arn, from: before.version, to: version, moved: true }
}

export function isOver({ status }: Pick<CodeDeployment, 'status'>): boolean {
  return /^(Succeeded|Failed|Stopped)$/.test(status)
}

/** What a deployment does, as its description begins: by it a later run knows the deployment of an earlier one. */
export function purposeOf({ wanted, version }: AliasShift, { progress }: Context): string {
  return `${progress.facts.before?.name}:${wanted.name} to version ${version}`
}

/** Whether a deployment does what this one should. */
export function isSame({ description }: CodeDeployment, shift: AliasShift, context: Context): boolean {
  const purpose = purposeOf(shift, context)
  return description === purpose || description.startsWith(`${purpose} (`)
}

/** Where the console shows a deployment. */
export function consoleUrl(id: string, { plan }: Context): string | undefined {
  const { region } = plan.target
  const host = consoleHost(partitionOf(region), region)
  return host && `https://${host}/codesuite/codedeploy/deployments/${id}?region=${region}`
}

/** The same, to copy. */
export function consoleSnippet(id: string, context: Context): Snippet[] {
  const url = consoleUrl(id, context)
  return url === undefined ? [] : [{ title: 'That deployment:', language: 'text', text: url }]
}

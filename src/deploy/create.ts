import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Artifact } from '../package/artifact.ts'
import { codeHash } from '../package/artifact.ts'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import { codeOf } from './code-update.ts'
import type { Context } from './context.ts'
import { nameOf } from './current-hash.ts'
import { notManaged } from './package-type.ts'
import { type PlannedFunction, plannedFunction } from './planned-function.ts'
import { preflight } from './preflight.ts'
import { readTarget, type TargetState } from './read-target.ts'
import { refuseRouting } from './refuse-routing.ts'
import { uploadPackage } from './send-code.ts'
import { refuseOtherCode } from './update.ts'
import { requireBucket } from './upload.ts'
import { waitForFunction } from './wait.ts'
import { afterUpdate } from './wait-state.ts'

const NOTHING: ConfigurationPlan = { members: {}, variables: new Map() }

/**
 * Creates the function that was looked for and not found, from the package and the configuration, and waits until it can
 * be used. Nothing else is created.
 *
 * @returns the function as any other is found; undefined in a dry run, which only says what would be
 * @throws {DeployError | ServiceError} where Lambda refuses or fails
 */
export async function createTarget(artifact: Artifact, context: Context): Promise<TargetState | undefined> {
  const { plan, progress } = context
  const { facts } = progress
  const wanted = plan.configuration ?? NOTHING
  const planned = plannedFunction(wanted, context)
  refuseRouting(undefined, plan)
  if (plan.release?.publishTo !== undefined && wanted.members.CapacityProviderConfig === undefined) {
    throw notManaged(planned.name)
  }
  await preflight(artifact, planned, context)
  if (plan.dryRun) return planCreation(artifact, planned, context)
  const uploaded = await uploadPackage(artifact, planned, context)
  try {
    const before = await create(uploaded, wanted, planned, context)
    Object.assign(facts, { before, current: before, created: 'finished' })
    return { before, hash: before.codeSha256, alias: undefined }
  } catch (error) {
    const refused = error instanceof ServiceError && error.operation === 'lambda:CreateFunction'
    if (!(refused && error.alreadyExists)) throw error
    // Somebody else created it in between: it is a function as any other, unless it is gone again.
    facts.missing = undefined
    const found = await readTarget(artifact, context)
    if (found === undefined) throw error
    facts.created = undefined
    return found
  }
}

async function planCreation(
  artifact: Artifact,
  planned: PlannedFunction,
  context: Context,
): Promise<undefined> {
  const { plan, progress } = context
  const { facts } = progress
  if (artifact.kind === 'zip') facts.size = artifact.size
  if (artifact.kind === 'zip' && 'upload' in plan.source && plan.source.upload) {
    await requireBucket(artifact, plan.source.upload, planned, context)
  }
  facts.dryRunAnswer = { kind: 'cannot be asked' }
}

async function create(
  artifact: Artifact,
  wanted: ConfigurationPlan,
  { name }: PlannedFunction,
  context: Context,
): Promise<FunctionState> {
  const { aws, plan, progress } = context
  const { facts } = progress
  const { architecture, kmsKeyArn, storageMode } = plan
  const creation = {
    code: codeOf(artifact),
    wanted,
    ...(architecture && { architecture }),
    ...(kmsKeyArn && { kmsKeyArn }),
    ...(storageMode && { storageMode }),
  }
  const work = async () => {
    const answered = await aws.lambda.createFunction(creation, {
      failed: (error) => failureOf(error, artifact, name),
      readBack: () => readBack(artifact, wanted, context),
      onState: (state) => {
        facts.created = state === 'not sent' ? undefined : state
      },
    })
    Object.assign(facts, { before: answered, current: answered })
    const settled = await waitUntilActive(answered, context)
    refuseOtherCode({ artifact, answered, settled }, context)
    return settled
  }
  return progress.phase(
    'Create',
    work,
    ({ packageType, architecture: on, codeSha256 }) =>
      `Created ${name}: ${packageType}, ${on}, code ${codeSha256.slice(0, 10)}`,
  )
}

/** After a lost answer: the function, if it is there and what was asked for. */
async function readBack(
  artifact: Artifact,
  wanted: ConfigurationPlan,
  { aws }: Context,
): Promise<FunctionState | undefined> {
  try {
    const now = await aws.lambda.getFunction()
    const known = codeHash(artifact)
    const same = known === undefined || known === now.codeSha256
    return same && now.configuration.changesTo(wanted).length === 0 ? now : undefined
  } catch (error) {
    if (error instanceof ServiceError && error.notFound) return undefined
    throw error
  }
}

async function waitUntilActive(
  answered: FunctionState,
  { aws, ...context }: Context,
): Promise<FunctionState> {
  const { name } = answered
  const failed = `The state of ${name} could not be read.`
  const waiter = {
    line: `Lambda is still creating ${name}`,
    purpose: `create ${name}`,
    read: () => aws.lambda.getFunction(undefined, { failed }),
    stateOf: (now: FunctionState) => afterUpdate(now),
  }
  return waitForFunction(answered, waiter, { aws, ...context })
}

function failureOf(error: ServiceError, artifact: Artifact, name: string): string {
  const of = artifact.kind === 'zip' ? name : `${name} (${nameOf(artifact)})`
  if (error.throttled) return `Lambda went on throttling the creation of ${of}.`
  if (error.transient)
    return `${of} could not be created, since Lambda could not assume its role until the time was up.`
  if (error.lacksPermission) return `The creation of ${of} is not allowed.`
  if (error.reach === 'refused') return `Lambda refused to create ${of}.`
  return `The creation of ${of} got no answer from Lambda that could be used.`
}

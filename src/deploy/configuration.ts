import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { ConfigurationPlan } from '../plan/configuration.ts'
import { changesText } from './configuration-changes.ts'
import type { Context } from './context.ts'
import { waitForFunction, waitUntilIdle } from './wait.ts'
import { afterUpdate } from './wait-state.ts'

/** Between two tries to update a function whose revision changed in between. */
const RETRY_DELAY_MS = 500

/**
 * Finds what is to change of the configuration, and notes it.
 *
 * @returns whether nothing is
 * @throws {DeployError} where Lambda could not read what would be overwritten
 */
export function compareConfiguration(now: FunctionState, { plan, progress }: Context): boolean {
  const { configuration: wanted } = plan
  if (wanted === undefined) return true
  const unreadable = now.configuration.unreadableFor(wanted)
  if (unreadable !== undefined) {
    throw new DeployError({
      what: `Lambda could not read \`${unreadable.member}\` of ${now.name}, so that nobody knows what a change of it would overwrite.`,
      why: unreadable.why || undefined,
      remedy: `Let the function's key be used again, or leave \`${unreadable.member}\` out of \`configuration\`.`,
    })
  }
  const changes = now.configuration.changesTo(wanted)
  progress.facts.configuration = { changes, update: 'not sent' }
  return changes.length === 0
}

/**
 * Makes the changes that were found in one request, and waits until they have taken effect.
 *
 * @param before as it was compared
 * @throws {DeployError | ServiceError} where Lambda refuses or fails, or somebody else changed the function in between
 */
export function updateConfiguration(
  before: FunctionState,
  wanted: ConfigurationPlan,
  context: Context,
): Promise<FunctionState> {
  const { log, progress } = context
  const { facts } = progress
  const changes = facts.configuration?.changes ?? []
  const work = async () => {
    const answered = await send(before, wanted, context)
    facts.current = answered
    const settled = await waitUntilConfigured(before, answered, context)
    facts.current = settled
    if (!settled.configuration.isSameAs(answered.configuration)) throw changedByOthers(settled)
    const kept = settled.configuration.changesTo(wanted)
    if (kept.length > 0) {
      log.warning(
        `Lambda took the configuration and describes it otherwise, so that the next run will send this again: ${changesText(kept)}.`,
      )
    }
    note('finished', context)
    return settled
  }
  return progress.phase('Configuration', work, () => `Configuration updated: ${changesText(changes)}`)
}

/** Somebody else's change in between, which is not to be overwritten, nor released. */
export function changedByOthers({ name, lastModified }: FunctionState): DeployError {
  return new DeployError({
    what: `The configuration of ${name} was changed by something else while this deployment ran.`,
    why: `It was last modified at ${lastModified}.`,
    remedy:
      'Look at what it is now, then run the step again. A `concurrency:` group makes deployments follow each other.',
  })
}

/** Guarded by the revision that the changes were found at. What others did beside the configuration is no obstacle. */
async function send(
  before: FunctionState,
  wanted: ConfigurationPlan,
  context: Context,
): Promise<FunctionState> {
  const { aws, deadline, plan } = context
  const isDone = ({ configuration }: FunctionState) => configuration.isAfter(before.configuration, wanted)
  for (let known = before; ; ) {
    const revisionId = plan.revisionId ?? known.revisionId
    const update = { current: known.configuration, wanted, revisionId }
    try {
      return await aws.lambda.updateConfiguration(update, {
        failed: (error) => failureOf(error, known),
        onConflict: async () => waitUntilIdle(await aws.lambda.getFunction(), context),
        readBack: async () => {
          const now = await aws.lambda.getFunction()
          return now.revisionId !== known.revisionId && isDone(now) ? now : undefined
        },
        onState: (state) => note(state, context),
      })
    } catch (error) {
      const changed = error instanceof ServiceError && error.code === 'PreconditionFailedException'
      if (!changed || plan.revisionId !== undefined || deadline.remainingMs === 0) throw error
      const now = await waitUntilIdle(await aws.lambda.getFunction(), context)
      if (isDone(now)) {
        note('accepted', context)
        return now
      }
      if (!now.configuration.isSameAs(before.configuration)) throw changedByOthers(now)
      await deadline.pause(deadline.jittered(RETRY_DELAY_MS))
      known = now
    }
  }
}

function note(
  update: NonNullable<Context['progress']['facts']['configuration']>['update'],
  { progress: { facts } }: Context,
): void {
  if (facts.configuration) facts.configuration = { ...facts.configuration, update }
}

async function waitUntilConfigured(
  before: FunctionState,
  answered: FunctionState,
  context: Context,
): Promise<FunctionState> {
  const stale = answered.revisionId === before.revisionId ? undefined : before.revisionId
  const failed = `The state of ${before.name} could not be read.`
  const waiter = {
    line: `Lambda is still updating the configuration of ${before.name}`,
    purpose: `apply the configuration of ${before.name}`,
    read: () => context.aws.lambda.getFunction(undefined, { failed }),
    stateOf: (now: FunctionState) => {
      const state = afterUpdate(now, stale)
      if (now.lastUpdateStatus === 'Failed' && state.kind === 'failed') note('abandoned', context)
      return state
    },
  }
  const now = await waitForFunction(answered, waiter, context)
  // The answer to an update says nothing of the code's key, which it leaves alone.
  return now.sourceKmsKeyArn === null ? { ...now, sourceKmsKeyArn: before.sourceKmsKeyArn } : now
}

function failureOf(error: ServiceError, { name }: FunctionState): string {
  if (error.conflict) return `${name} was kept busy by other updates until the time was up.`
  if (error.throttled) return `Lambda went on throttling the update of the configuration of ${name}.`
  if (error.lacksPermission) return `The update of the configuration of ${name} is not allowed.`
  if (error.code === 'PreconditionFailedException')
    return `${name} is not at the revision that was asked for.`
  if (error.reach === 'refused') return `Lambda rejected the configuration of ${name}.`
  return `The update of the configuration of ${name} got no answer from Lambda that could be used.`
}

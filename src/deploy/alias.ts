import type { AliasRequest, AliasState } from '../aws/lambda-types.ts'
import { OPTIONAL_LIMIT_MS, type WriteOptions } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { isRouted, isWeighted, type Routing, routingFor, sharesOf } from './alias-routing.ts'
import type { Context } from './context.ts'
import type { AliasMove } from './facts.ts'

type Wanted = NonNullable<ReleasePlan['alias']>

/** Where the alias shall point, and its description. */
interface Move {
  readonly wanted: Wanted
  /** The version of this step. */
  readonly version: string
  /** How traffic is shared then: all of it goes to `version`, or a share of it beside the one that the alias has. */
  readonly routing: Routing
}

/** Between two tries to move an alias whose revision changed in between. */
const RETRY_DELAY_MS = 1_000

/**
 * Points the alias at a version with all of its traffic; creates it where it is missing, and sends
 * nothing where it points there already. A move by anybody else since it was read is an error.
 */
export async function moveAlias(wanted: Wanted, version: string, context: Context): Promise<void> {
  const { log, progress } = context
  const before = progress.facts.aliasBefore
  const { name } = wanted
  const move = { wanted, version, routing: routingFor(wanted, version, before) }
  if (before !== undefined && isMoved(before, move)) {
    log.info(
      `✓ ${name} already ${isWeighted(before) ? `splits its traffic: ${sharesOf(before)}` : `points at version ${version}`}`,
    )
    progress.facts.alias = aliasFact(before, move, before, false)
    return
  }
  if (before !== undefined) warnOfCanary(before, move, context)
  const work = () => (before === undefined ? create(move, context) : update(move, before, context))
  const line = () =>
    before === undefined
      ? `Created alias ${name}, pointing to version ${version}`
      : `${name}: ${moveWords(before, move)}`
  const after = await progress.phase('Alias', work, line)
  if (!isRouted(after, move.routing)) {
    throw new DeployError({
      what: `Lambda answered that ${name} serves something else than this step asked for: ${sharesOf(after)}.`,
      remedy: 'Look at what the alias serves now, then run the step again.',
    })
  }
  progress.facts.alias = aliasFact(before, move, after, true)
}

function aliasFact(
  before: AliasState | undefined,
  { wanted, version, routing }: Move,
  { arn }: AliasState,
  moved: boolean,
): AliasMove {
  const weight = routing.weights?.[version]
  return { name: wanted.name, arn, from: before?.version, to: version, ...(weight && { weight }), moved }
}

/** `version 1 → 2`, or the shares where it keeps some. */
function moveWords(before: AliasState, { version, routing }: Move): string {
  if (routing.weights === undefined) return `version ${before.version} → ${version}`
  return sharesOf(routing)
}

function isMoved(alias: AliasState, { wanted, routing }: Move): boolean {
  const described = wanted.description === undefined || wanted.description === alias.description
  return isRouted(alias, routing) && described
}

function warnOfCanary(before: AliasState, { wanted, version, routing }: Move, { log }: Context): void {
  // Another share for the same version is what the step is for.
  if (!isWeighted(before) || (version in before.weights && Object.keys(before.weights).length === 1)) return
  const then = routing.weights === undefined ? `version ${version} gets all of it` : sharesOf(routing)
  log.warning(
    `The alias ${wanted.name} splits its traffic: ${sharesOf(before)}. This deployment ends that: ${then}.`,
  )
}

async function create(move: Move, context: Context): Promise<AliasState> {
  const { wanted, version } = move
  try {
    return await context.aws.lambda.createAlias({ ...wanted, version }, optionsFor(move, context))
  } catch (error) {
    if (!(error instanceof ServiceError && error.alreadyExists)) throw error
    const now = await readAgain(move, context)
    if (now === undefined) throw error
    if (isMoved(now, move)) return now
    throw movedByOthers(wanted, now)
  }
}

async function update(move: Move, before: AliasState, context: Context): Promise<AliasState> {
  const { wanted, routing } = move
  const { aws, deadline, progress } = context
  for (let known = before; ; ) {
    const guard = known.revisionId === undefined ? {} : { revisionId: known.revisionId }
    const request: AliasRequest = { ...wanted, ...routing, ...guard }
    try {
      return await aws.lambda.updateAlias(request, optionsFor(move, context))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      if (error.notFound) {
        // Something deleted it after it was read: it is missing, and so is created.
        progress.facts.aliasNow = { state: undefined }
        return create(move, context)
      }
      if (error.code !== 'PreconditionFailedException') throw error
      const now = await readAgain(move, context)
      if (now === undefined || deadline.remainingMs === 0) throw error
      if (isMoved(now, move)) return now
      if (!(await isShiftedByLambda(wanted.name, known, now, context))) throw movedByOthers(wanted, now)
      await deadline.pause(deadline.jittered(RETRY_DELAY_MS))
      known = now
    }
  }
}

/** What creating and moving the alias have in common. */
function optionsFor(move: Move, { aws, progress: { facts } }: Context): WriteOptions<AliasState> {
  const before = facts.aliasUnanswered === true
  return {
    failed: failedToMove(move),
    readBack: async () => {
      const now = await aws.lambda.getAlias(move.wanted.name)
      return now !== undefined && isMoved(now, move) ? now : undefined
    },
    // An earlier request, guarded by another revision, may have been obeyed all the same.
    onState: (state) => {
      facts.aliasUnanswered = state === 'unanswered' || (state === 'not sent' && before)
    },
  }
}

function failedToMove({ wanted, version }: Move): string {
  return `The alias ${wanted.name} could not be moved to version ${version}.`
}

async function readAgain(move: Move, { aws, progress }: Context): Promise<AliasState | undefined> {
  const now = await aws.lambda.getAlias(move.wanted.name, { failed: failedToMove(move) })
  progress.facts.aliasNow = { state: now }
  return now
}

/** Provisioned concurrency shifts weights of its own accord, which changes the revision as well. */
async function isShiftedByLambda(
  name: string,
  known: AliasState,
  now: AliasState,
  { aws, deadline }: Context,
): Promise<boolean> {
  if (now.version !== known.version || now.description !== known.description) return false
  return aws.lambda.within(deadline.atMost(OPTIONAL_LIMIT_MS)).isProvisioning(name)
}

export function movedByOthers(wanted: Wanted, now: AliasState | undefined): DeployError {
  return new DeployError({
    what: `The alias ${wanted.name} was changed by something else while this deployment ran.`,
    why:
      now === undefined
        ? 'It is gone.'
        : `It points at version ${now.version} now${isWeighted(now) ? ` and splits its traffic: ${sharesOf(now)}` : ''}.`,
    remedy:
      'Look at what it serves now, then run the step again. A `concurrency:` group makes deployments follow each other.',
  })
}

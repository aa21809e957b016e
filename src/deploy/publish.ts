import type { FunctionState } from '../aws/function-state.ts'
import type { VersionRequest } from '../aws/lambda-types.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { ReleasePlan } from '../plan/release.ts'
import type { Context } from './context.ts'
import { type Facts, isUpdateSent } from './facts.ts'
import { isNumber } from './previous.ts'
import { waitForFunction, waitUntilIdle } from './wait.ts'
import { versionReady } from './wait-state.ts'

/** Between two tries to publish what somebody else published in between. */
const RETRY_DELAY_MS = 500

/**
 * Publishes what `$LATEST` is now. The hash guards against a deployment in between. Where neither code
 * nor configuration changed since the last version, Lambda answers with that version and makes no
 * other (API_PublishVersion).
 *
 * @throws {DeployError | ServiceError} where the version is refused
 */
export function publish(
  release: ReleasePlan,
  settled: FunctionState,
  context: Context,
): Promise<FunctionState> {
  const { progress } = context
  const { facts } = progress
  const request = {
    codeSha256: settled.codeSha256,
    description: release.description,
    ...(release.publishTo && { publishTo: release.publishTo }),
  }
  const work = async () => {
    const version = await send(request, settled, context).catch((error: unknown) => {
      noteReplacedCode(error, facts)
      throw error
    })
    refuseOtherVersion(version, settled, release)
    Object.assign(facts, { published: version, newVersion: isNew(version, facts) })
    return version
  }
  return progress.phase('Publish', work, (version) => {
    const known = facts.newVersion === false ? 'already has this code' : 'has this code'
    return facts.newVersion === true
      ? `Published version ${version.version}${release.description && ` (${release.description})`}`
      : `Version ${version.version} ${known}`
  })
}

/**
 * Where a configuration is asked for, the revision guards it as the hash guards the code: a version has both, or there is
 * none. A publication by somebody else changes the revision too, and nothing that is published here.
 */
async function send(
  request: VersionRequest,
  settled: FunctionState,
  context: Context,
): Promise<FunctionState> {
  const { aws, deadline, plan, progress } = context
  for (let known = settled; ; ) {
    const guard = plan.configuration && known.revisionId ? { revisionId: known.revisionId } : {}
    try {
      return await aws.lambda.publishVersion(
        { ...request, ...guard },
        {
          failed: 'The version could not be published.',
          onConflict: async () => waitUntilIdle(await aws.lambda.getFunction(), context),
          onState: (state) => {
            progress.facts.publishUnanswered = state === 'unanswered'
          },
        },
      )
    } catch (error) {
      if (!isPreconditionFailed(error) || deadline.remainingMs === 0) throw error
      const now = await waitUntilIdle(await aws.lambda.getFunction(), context)
      if (!now.configuration.isSameAs(settled.configuration)) throw await configurationChanged(now, context)
      // Other code is refused by its hash.
      await deadline.pause(deadline.jittered(RETRY_DELAY_MS))
      known = now
    }
  }
}

function isPreconditionFailed(error: unknown): boolean {
  return error instanceof ServiceError && error.code === 'PreconditionFailedException'
}

async function configurationChanged(now: FunctionState, { progress }: Context): Promise<DeployError> {
  Object.assign(progress.facts, { replaced: true, current: now })
  const { changedByOthers } = await import('./configuration.ts')
  return changedByOthers(now)
}

/** The guard of a publication is where another deployment shows that came after the update. */
function noteReplacedCode(error: unknown, facts: Facts): void {
  if (!(error instanceof ServiceError && /CodeSHA256 .* is different from/.test(error.words))) return
  facts.replaced = true
  const theirs = /in \$LATEST \(([^)]+)\)/.exec(error.words)?.[1]
  if (theirs && facts.current) facts.current = { ...facts.current, codeSha256: theirs }
}

/** An alias may only ever get a version that has this code. */
function refuseOtherVersion(
  version: FunctionState,
  settled: FunctionState,
  { publishTo }: ReleasePlan,
): void {
  const named = publishTo === undefined ? isNumber(version.version) : version.version !== '$LATEST'
  if (named && (version.codeSha256 === '' || version.codeSha256 === settled.codeSha256)) return
  throw new DeployError({
    what: `Lambda published other code than this step uploaded: version ${version.version}.`,
    why: `It has code ${version.codeSha256 || 'unknown'}, and ${settled.codeSha256} was to be published.`,
    remedy: 'Run the step again. If it persists, what answers for Lambda is not AWS, or changes its answers.',
  })
}

/**
 * Whether this run made a version. Lambda does not say so; only its number tells, beside what is known
 * of the time before. Undefined where that is not enough.
 */
function isNew({ version }: FunctionState, facts: Facts): boolean | undefined {
  if (isUpdateSent(facts) || !isNumber(version)) return true
  const { aliasBefore, newestBefore } = facts
  const known = [aliasBefore?.version, ...Object.keys(aliasBefore?.weights ?? {}), newestBefore?.version]
  const before = known.filter(isNumber).map(Number)
  if (Number(version) <= Math.max(0, ...before)) return false
  return facts.newestLookedUp ? true : undefined
}

/**
 * Waits until a version can serve: an alias that is to point at it needs that.
 *
 * @throws {DeployError} where it cannot be started
 */
export async function waitUntilReady(version: FunctionState, context: Context): Promise<FunctionState> {
  const { aws, progress } = context
  const waiter = {
    line: `Lambda is still starting version ${version.version}`,
    purpose: `start version ${version.version}`,
    read: () =>
      aws.lambda.getFunction(version.version, {
        failed: `The state of version ${version.version} could not be read.`,
      }),
    stateOf: versionReady,
  }
  const ready =
    versionReady(version).kind === 'settled'
      ? version
      : await progress.phase(
          'Start',
          () => waitForFunction(version, waiter, context),
          () => `Version ${version.version} is ready`,
        )
  progress.facts.published = ready
  progress.facts.ready = true
  return ready
}

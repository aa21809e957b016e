import type { FunctionState } from '../aws/function-state.ts'
import { OPTIONAL_LIMIT_MS } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { Artifact } from '../package/artifact.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { moveAlias } from './alias.ts'
import { servesAlready } from './alias-routing.ts'
import type { Context } from './context.ts'
import { isUpdateSent } from './facts.ts'
import { publish, waitUntilReady } from './publish.ts'
import { reuseVersion } from './reusable-version.ts'
import { refuseOtherRevision } from './revision.ts'
import { sendCode } from './send-code.ts'
import { versionReady } from './wait-state.ts'

/** The newest published version, which tells what was there where no alias does; without permission unknown. */
export async function findNewest({
  aws,
  deadline,
  log,
  progress,
}: Context): Promise<FunctionState | undefined> {
  try {
    const versions = await aws.lambda.within(deadline.atMost(OPTIONAL_LIMIT_MS)).versions()
    const newest = versions.toSorted((one, other) => Number(other.version) - Number(one.version))[0]
    progress.facts.newestBefore = newest
    progress.facts.newestLookedUp = true
    return newest
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.info(`  The version before is not known: ${error.operation}: ${error.words || error.code}`)
    return undefined
  }
}

/** The version that has what `$LATEST` has become, once it can serve: published, unless one has it already. */
export async function readyVersion(
  plan: ReleasePlan,
  artifact: Artifact,
  context: Context,
): Promise<FunctionState> {
  const { facts } = context.progress
  const { before, current } = facts
  if (before === undefined || current === undefined) throw new Error('nothing was read before the release')
  const sentUnchanged = facts.update !== 'not sent' && before.codeSha256 === current.codeSha256
  const { kmsKeyArn = before.sourceKmsKeyArn } = context.plan
  // A version keeps the key that its code was stored with.
  const comparable = plan.publishTo === undefined && kmsKeyArn === before.sourceKmsKeyArn
  const reused = sentUnchanged && comparable ? await findReusable(current, context) : undefined
  if (reused !== undefined) return reused
  const version = await publish(plan, current, context)
  if (isUpdateSent(facts) || versionReady(version).kind !== 'failed') {
    return waitUntilReady(version, context)
  }
  // Lambda answers with the same failed version until the code is updated, be it by the same bytes.
  context.log.warning(
    `Version ${version.version} has this code, but failed to start: the code is sent again for a new version.`,
  )
  refuseOtherRevision(before, context.plan)
  const again = await sendCode(artifact, before, context)
  return waitUntilReady(await publish(plan, again, context), context)
}

/**
 * The version to use again when the code was sent though it was the same, as happens where only
 * Lambda can tell a hash: publishing would make a needless version. A run that was cut off may have
 * published without moving the alias, so the newest is looked at as well.
 */
async function findReusable(current: FunctionState, context: Context): Promise<FunctionState | undefined> {
  const { facts } = context.progress
  const newest = async () => facts.newestBefore?.version ?? (await findNewest(context))?.version
  const reused =
    (await reuseVersion(facts.aliasBefore?.version, current, context)) ??
    (await reuseVersion(await newest(), current, context))
  if (reused === undefined) return undefined
  facts.ready = true
  context.log.info(`✓ Version ${reused.version} already has this code`)
  return reused
}

/** Lets a version that can serve have traffic: it is tested first, if that is asked for. */
export async function goLive(version: string, context: Context): Promise<void> {
  const { plan, progress } = context
  const { alias, smokeTest: test } = plan.release ?? {}
  // What serves already has passed, or nobody asked.
  if (test !== undefined && !servesAlready(version, progress.facts.aliasBefore)) {
    const { smokeTest } = await import('./smoke-test.ts')
    await smokeTest(test, version, context)
  }
  if (alias === undefined) return
  const codeDeploy = plan.release?.codeDeploy
  if (codeDeploy === undefined) return moveAlias(alias, version, context)
  const { shiftAlias } = await import('./shift-alias.ts')
  await shiftAlias({ wanted: alias, version, plan: codeDeploy }, context)
}

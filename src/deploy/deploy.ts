import type { Artifact } from '../package/artifact.ts'
import type { Context } from './context.ts'
import { dryRun } from './dry-run.ts'
import { preflight } from './preflight.ts'
import { readTarget } from './read-target.ts'
import { findNewest, goLive, readyVersion } from './release.ts'
import { refuseOtherRevision } from './revision.ts'
import { keepCode, sendCode } from './send-code.ts'
import { hasCode } from './unchanged.ts'

/**
 * Deploys an artifact to one function: read, update unless unchanged, wait, publish, move
 * the alias. It can be interrupted at any point; a second run finishes what a first one left. What
 * was reached stands in the facts of the context's progress.
 *
 * @throws {DeployError | ServiceError} saying what failed
 */
export async function deploy(artifact: Artifact, context: Context): Promise<void> {
  const { plan, progress } = context
  const { facts } = progress
  const { before, hash, alias } = await readTarget(artifact, context)
  const same = hasCode(hash, before, plan)
  if (plan.dryRun) return dryRun(artifact, before, same, context)
  facts.unchanged = same && plan.skipUnchanged
  if (!facts.unchanged) {
    refuseOtherRevision(before, plan)
    await preflight(artifact, before, context)
  }
  const code = facts.unchanged ? keepCode(artifact, before, context) : sendCode(artifact, before, context)
  // Beside the upload: it only adds to the report, where no alias names the version before.
  const newest = plan.release !== undefined && alias === undefined ? findNewest(context) : undefined
  newest?.catch(() => undefined)
  await code
  await newest
  if (plan.release === undefined) return
  const { version } = await readyVersion(plan.release, artifact, context)
  await goLive(version, context)
}

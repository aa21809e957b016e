import type { Artifact } from '../package/artifact.ts'
import type { Context } from './context.ts'
import { dryRun } from './dry-run.ts'
import { withConfiguration } from './planned-function.ts'
import { preflight } from './preflight.ts'
import { readTarget, type TargetState } from './read-target.ts'
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
  const target = (await readTarget(artifact, context)) ?? (await createTarget(artifact, context))
  if (target === undefined) return
  if (progress.facts.created === undefined) {
    const ended = await update(artifact, target, context)
    if (ended) return
  }
  if (plan.release === undefined) return
  const { version } = await readyVersion(plan.release, artifact, context)
  await goLive(version, context)
}

async function createTarget(artifact: Artifact, context: Context): Promise<TargetState | undefined> {
  const { createTarget: create } = await import('./create.ts')
  return create(artifact, context)
}

/**
 * Makes the function what it is asked to be.
 *
 * @returns whether that was all: a dry run releases nothing
 */
async function update(
  artifact: Artifact,
  { before, hash, alias }: TargetState,
  context: Context,
): Promise<boolean> {
  const { plan, progress } = context
  const { facts } = progress
  const same = hasCode(hash, before, plan)
  const configured = await isConfigured(before, context)
  if (plan.dryRun) {
    await dryRun(artifact, before, { same, configured }, context)
    return true
  }
  facts.codeKept = same && plan.skipUnchanged
  facts.unchanged = facts.codeKept && configured
  if (!facts.unchanged) {
    refuseOtherRevision(before, plan)
    await preflight(artifact, withConfiguration(before, context), context)
  }
  const work = facts.unchanged ? keepCode(artifact, before, context) : send(artifact, before, context)
  // Beside the upload: it only adds to the report, where no alias names the version before.
  const newest = plan.release !== undefined && alias === undefined ? findNewest(context) : undefined
  newest?.catch(() => undefined)
  await work
  await newest
  return false
}

async function isConfigured(before: TargetState['before'], context: Context): Promise<boolean> {
  if (context.plan.configuration === undefined) return true
  const { compareConfiguration } = await import('./configuration.ts')
  return compareConfiguration(before, context)
}

async function send(artifact: Artifact, before: TargetState['before'], context: Context): Promise<void> {
  const { configuration } = context.plan
  if (configuration === undefined) {
    await sendCode(artifact, before, context)
    return
  }
  const { sendChanges } = await import('./send-changes.ts')
  await sendChanges(artifact, before, configuration, context)
}

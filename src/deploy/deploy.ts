import type { FunctionState } from '../aws/function-state.ts'
import type { Artifact } from '../package/artifact.ts'
import type { Deployment } from './deployment.ts'
import { dryRun } from './dry-run.ts'
import { find, previous } from './found.ts'
import { inspect } from './inspect.ts'
import { newestVersion, release } from './release.ts'
import type { Scene } from './scene.ts'
import { stage } from './stage.ts'
import { runsAlready, update } from './update.ts'

/**
 * Brings one function to the artifact's code: read, update unless unchanged, settle, publish, move
 * the alias. Every step can be the last one reached; a second run finishes what a first one left.
 *
 * @throws {DeployError} saying what failed, why, and what to change
 */
export async function deploy(artifact: Artifact, scene: Scene): Promise<Deployment> {
  const { plan, host } = scene
  const found = await find(artifact, scene)
  const { before } = found
  const same = runsAlready(found.hash, before, plan)
  if (plan.dryRun) return dryRun(artifact, found, same, scene)
  const skip = same && plan.skipUnchanged
  if (skip)
    host.log.info(`${before.name} runs this code already (${before.codeSha256}): nothing is uploaded.`)
  const newest = newestVersion(found, scene)
  const current = skip ? before : await bring(artifact, before, scene)
  const candidate = await newest
  const released = await release(found, current, candidate, scene)
  const changed = before.codeSha256 !== current.codeSha256 || before.architecture !== current.architecture
  return {
    status: skip ? 'unchanged' : 'deployed',
    region: plan.target.region,
    current,
    ...released,
    changed,
    previous: previous(found, candidate),
  }
}

/** Where a bucket is given, a local package goes through it. */
async function bring(artifact: Artifact, before: FunctionState, scene: Scene): Promise<FunctionState> {
  await inspect(artifact, before, scene)
  const { source } = scene.plan
  const staging = 'staging' in source ? source.staging : undefined
  const staged =
    artifact.kind === 'zip' && staging !== undefined
      ? await stage(artifact, staging, before, scene)
      : artifact
  return update(staged, before, scene)
}

import { type Artifact, DIRECT_LIMIT } from '../package/artifact.ts'
import type { Deployment } from './deployment.ts'
import { type Found, previous } from './found.ts'
import { inspect } from './inspect.ts'
import type { Scene } from './scene.ts'
import { validate } from './update.ts'

/** Checks everything that can be checked, and changes nothing. */
export async function dryRun(
  artifact: Artifact,
  found: Found,
  same: boolean,
  scene: Scene,
): Promise<Deployment> {
  const { before } = found
  const { log } = scene.host
  if (!same) {
    await inspect(artifact, before, scene)
    if (artifact.kind === 'zip' && artifact.size > DIRECT_LIMIT) {
      log.info('Lambda was not asked to check: the package is too large to be sent without its bucket.')
    } else {
      await scene.progress.phase('Ask Lambda to check the update', () => validate(artifact, before, scene))
    }
  }
  log.info('Dry run: nothing was changed.')
  return {
    status: 'planned',
    region: scene.plan.target.region,
    current: before,
    published: undefined,
    alias: undefined,
    changed: !same,
    previous: previous(found, undefined),
  }
}

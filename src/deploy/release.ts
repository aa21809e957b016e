import type { FunctionState } from '../aws/function-state.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { moveAlias } from './alias.ts'
import type { AliasMove } from './deployment.ts'
import type { Found } from './found.ts'
import { publish, reusable } from './publish.ts'
import { readFunction, type Scene } from './scene.ts'

/** What a release came to; empty where none was asked for. */
export interface Released {
  readonly published: FunctionState | undefined
  readonly alias: AliasMove | undefined
}

/** Publishes what has settled and moves the alias there. */
export async function release(
  found: Found,
  current: FunctionState,
  newest: FunctionState | undefined,
  scene: Scene,
): Promise<Released> {
  const plan = scene.plan.release
  if (plan === undefined) return { published: undefined, alias: undefined }
  const published = await publishOrReuse(plan, found, current, newest, scene)
  const alias = plan.alias && (await moveAlias(plan.alias, published.version, found.alias, scene))
  return { published, alias }
}

/** The newest published version, where a release needs it to tell what was there: no alias does. */
export async function newestVersion({ alias }: Found, scene: Scene): Promise<FunctionState | undefined> {
  return scene.plan.release === undefined || alias !== undefined ? undefined : findNewest(scene)
}

/** Without permission it stays unknown. */
async function findNewest({ aws }: Scene): Promise<FunctionState | undefined> {
  try {
    return await aws.lambda.newestVersion()
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

async function publishOrReuse(
  plan: ReleasePlan,
  { before, alias }: Found,
  current: FunctionState,
  newest: FunctionState | undefined,
  scene: Scene,
): Promise<FunctionState> {
  const sentInVain = before !== current && before.codeSha256 === current.codeSha256
  if (!sentInVain || plan.publishTo !== undefined) return publish(plan, current, scene)
  // A run that was cut off may have published without moving the alias.
  // Lists of versions carry no states, so a version is read in any case.
  const reuse = async (version: string | undefined) =>
    reusable(version === undefined ? undefined : await readFunction(scene, version), before, current)
  const known = (await reuse(alias?.version)) ?? (await reuse((newest ?? (await findNewest(scene)))?.version))
  if (known === undefined) return publish(plan, current, scene)
  scene.host.log.info(`Version ${known.version} has this code already: no other is published.`)
  return known
}

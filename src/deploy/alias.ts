import type { AliasState } from '../aws/lambda.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { ReleasePlan } from '../plan/release.ts'
import type { AliasMove } from './deployment.ts'
import { persist } from './persist.ts'
import { explained, readAlias, type Scene } from './scene.ts'

type Wanted = NonNullable<ReleasePlan['alias']>

/**
 * Points the alias at a version with all of its traffic; creates it where it is missing, and sends
 * nothing where it points there already.
 *
 * @param before the alias as this run found it: a move by anybody else in between is an error
 */
export function moveAlias(
  wanted: Wanted,
  version: string,
  before: AliasState | undefined,
  scene: Scene,
): Promise<AliasMove> {
  const { progress } = scene
  return progress.phase(`Move the alias ${wanted.name}`, async () => {
    const { name } = wanted
    if (before !== undefined && isThere(before, wanted, version)) {
      scene.host.log.info(`The alias ${name} points at version ${version} already.`)
      return { name, arn: before.arn, from: before.version, to: version }
    }
    const after = await explained(`The alias ${name} could not be moved to version ${version}.`, () =>
      before === undefined ? create(wanted, version, scene) : move(wanted, version, before, scene),
    )
    const from = before === undefined ? 'newly created' : `before: version ${before.version}`
    progress.did(`The alias ${name} points at version ${version} (${from}).`)
    return { name, arn: after.arn, from: before?.version, to: version }
  })
}

function isThere(alias: AliasState, wanted: Wanted, version: string): boolean {
  const described = wanted.description === undefined || wanted.description === alias.description
  return alias.version === version && !alias.weighted && described
}

async function create(wanted: Wanted, version: string, scene: Scene): Promise<AliasState> {
  const { lambda } = scene.aws
  try {
    return await send(() => lambda.createAlias({ ...wanted, version }), wanted, version, scene)
  } catch (error) {
    const raced = error instanceof ServiceError && error.alreadyExists
    const now = raced ? await readAlias(scene, wanted.name) : undefined
    if (now === undefined) throw error
    if (isThere(now, wanted, version)) return now
    throw movedByOthers(wanted, now)
  }
}

async function move(wanted: Wanted, version: string, before: AliasState, scene: Scene): Promise<AliasState> {
  const { lambda } = scene.aws
  const guard = before.revisionId === undefined ? {} : { revisionId: before.revisionId }
  const request = { ...wanted, version, ...guard }
  try {
    return await send(() => lambda.updateAlias(request), wanted, version, scene)
  } catch (error) {
    if (!(error instanceof ServiceError && error.code === 'PreconditionFailedException')) throw error
    const now = await readAlias(scene, wanted.name)
    if (now === undefined) throw error
    if (isThere(now, wanted, version)) return now
    // Provisioned concurrency shifts weights of its own accord, which changes the revision as well.
    if (now.version === before.version && now.revisionId !== before.revisionId) {
      return move(wanted, version, now, scene)
    }
    throw movedByOthers(wanted, now)
  }
}

function send(
  request: () => Promise<AliasState>,
  wanted: Wanted,
  version: string,
  scene: Scene,
): Promise<AliasState> {
  const readBack = async () => {
    const now = await readAlias(scene, wanted.name)
    return now !== undefined && isThere(now, wanted, version) ? now : undefined
  }
  return persist(request, { timeoutMs: scene.plan.waitTimeoutMs, readBack }, scene.host)
}

function movedByOthers(wanted: Wanted, now: AliasState): DeployError {
  return new DeployError({
    what: `The alias ${wanted.name} was moved to version ${now.version} by something else while this deployment ran.`,
    remedy:
      'Look at what it serves now, then run the step again. A `concurrency:` group makes deployments follow each other.',
  })
}

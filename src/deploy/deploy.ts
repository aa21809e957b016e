import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda.ts'
import { ServiceError } from '../aws/service-error.ts'
import { type Artifact, DIRECT_LIMIT } from '../package/artifact.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { moveAlias } from './alias.ts'
import type { Deployment, Previous } from './deployment.ts'
import { inspect } from './inspect.ts'
import { refuseMismatch } from './package-type.ts'
import { publish, reusable } from './publish.ts'
import { hashRightNow } from './running-hash.ts'
import { explained, readAlias, readFunction, type Scene } from './scene.ts'
import { stage } from './stage.ts'
import { runsAlready, settleBefore, update, validate } from './update.ts'

/** What was found before anything was changed. */
interface Found {
  readonly before: FunctionState
  /** The artifact's hash, as far as it is known. */
  readonly hash: string | undefined
  readonly alias: AliasState | undefined
}

/**
 * Brings one function to the artifact's code: read, update unless unchanged, settle, publish, move
 * the alias. Every step can be the last one reached; a second run finishes what a first one left.
 *
 * @throws {DeployError} saying what failed, why, and what to change
 */
export async function deploy(artifact: Artifact, scene: Scene): Promise<Deployment> {
  const { plan, host } = scene
  const found = await read(artifact, scene)
  const { before } = found
  const same = runsAlready(found.hash, before, plan)
  if (plan.dryRun) return dryRun(artifact, found, same, scene)
  const skip = same && plan.skipUnchanged
  if (skip)
    host.log.info(`${before.name} runs this code already (${before.codeSha256}): nothing is uploaded.`)
  const newest = newestVersion(found, scene)
  const current = skip ? before : await bring(artifact, before, scene)
  const candidate = await newest
  const published = plan.release && (await publishOrReuse(plan.release, found, current, candidate, scene))
  const alias =
    plan.release?.alias && published
      ? await moveAlias(plan.release.alias, published.version, found.alias, scene)
      : undefined
  const changed = before.codeSha256 !== current.codeSha256 || before.architecture !== current.architecture
  return {
    status: skip ? 'unchanged' : 'deployed',
    region: plan.target.region,
    current,
    published,
    alias,
    changed,
    previous: previous(found, candidate),
  }
}

async function read(artifact: Artifact, scene: Scene): Promise<Found> {
  const { plan, aws, host, progress } = scene
  const aliasName = plan.release?.alias?.name
  return progress.phase('Read the function', async () => {
    const [known, alias, hash] = await explained(`${plan.target.functionName} could not be read.`, () =>
      Promise.all([
        readFunction(scene),
        aliasName === undefined ? undefined : readAlias(scene, aliasName),
        plan.skipUnchanged ? hashRightNow(artifact, aws) : undefined,
      ]),
    )
    host.log.info(
      `${known.arn}: ${known.packageType}, ${known.architecture}, ${known.codeSize} bytes, ${known.codeSha256}.`,
    )
    refuseMismatch(artifact, known)
    const before = plan.dryRun ? known : await settleBefore(known, scene)
    return { before, alias, hash }
  })
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

async function dryRun(artifact: Artifact, found: Found, same: boolean, scene: Scene): Promise<Deployment> {
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

/** Looked up beside the upload, and only where no alias tells. */
async function newestVersion({ alias }: Found, scene: Scene): Promise<FunctionState | undefined> {
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
  release: ReleasePlan,
  { before, alias }: Found,
  current: FunctionState,
  newest: FunctionState | undefined,
  scene: Scene,
): Promise<FunctionState> {
  const sentInVain = before !== current && before.codeSha256 === current.codeSha256
  if (!sentInVain || release.publishTo !== undefined) return publish(release, current, scene)
  // A run that was cut off may have published without moving the alias.
  for (const look of [
    async () => alias?.version,
    async () => (newest ?? (await findNewest(scene)))?.version,
  ]) {
    const known = await look()
    // Lists of versions carry no states, so it is read in any case.
    const candidate = known === undefined ? undefined : await readFunction(scene, known)
    const version = reusable(candidate, before, current)
    if (version === undefined) continue
    scene.host.log.info(`Version ${version.version} has this code already: no other is published.`)
    return version
  }
  return publish(release, current, scene)
}

function previous({ before, alias }: Found, newest: FunctionState | undefined): Previous {
  const version = alias?.version ?? newest?.version
  return {
    codeSha256: before.codeSha256,
    codeSize: before.codeSize,
    architecture: before.architecture,
    ...(version && { version }),
    ...(newest?.codeSha256 === before.codeSha256 && { sameCodeVersion: newest.version }),
    ...(before.resolvedImageUri && { resolvedImageUri: before.resolvedImageUri }),
  }
}

import type { FunctionState } from '../aws/function-state.ts'
import type { AliasState } from '../aws/lambda.ts'
import type { Artifact } from '../package/artifact.ts'
import type { Previous } from './deployment.ts'
import { refuseMismatch } from './package-type.ts'
import { hashRightNow } from './running-hash.ts'
import { explained, readAlias, readFunction, type Scene } from './scene.ts'
import { settleBefore } from './update.ts'

/** What was found before anything was changed. */
export interface Found {
  readonly before: FunctionState
  /** The artifact's hash, as far as it is known. */
  readonly hash: string | undefined
  readonly alias: AliasState | undefined
}

/** Reads everything that decides what there is to do, and waits while somebody's update is in progress. */
export async function find(artifact: Artifact, scene: Scene): Promise<Found> {
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

/** @param newest the newest published version, where no alias tells what was there */
export function previous({ before, alias }: Found, newest: FunctionState | undefined): Previous {
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

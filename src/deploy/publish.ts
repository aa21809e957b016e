import type { FunctionState } from '../aws/function-state.ts'
import type { ReleasePlan } from '../plan/release.ts'
import { persist } from './persist.ts'
import { explained, readFunction, type Scene } from './scene.ts'
import { settle } from './settle.ts'
import { settleBefore } from './update.ts'
import { versionReady } from './verdict.ts'

/**
 * Publishes what `$LATEST` is now and waits until the version can serve. The hash guards against a
 * deployment in between. Where neither code nor configuration changed since the last version, Lambda
 * answers with that version and makes no other (API_PublishVersion), so the request may be repeated.
 *
 * @throws {DeployError} where the version is refused or cannot be started
 */
export function publish(release: ReleasePlan, settled: FunctionState, scene: Scene): Promise<FunctionState> {
  const { aws, plan, host, progress } = scene
  return progress.phase('Publish a version', async () => {
    const request = {
      codeSha256: settled.codeSha256,
      description: release.description,
      ...(release.publishTo && { publishTo: release.publishTo }),
    }
    const answered = await explained('The version could not be published.', () =>
      persist(
        () => aws.lambda.publishVersion(request),
        {
          timeoutMs: plan.waitTimeoutMs,
          onConflict: async () => settleBefore(await readFunction(scene), scene),
        },
        host,
      ),
    )
    progress.did(`Version ${answered.version} has this code.`)
    return awaitVersion(answered, scene)
  })
}

/** A version that an alias is to point at has to be able to serve. */
async function awaitVersion(version: FunctionState, scene: Scene): Promise<FunctionState> {
  const wait = {
    what: `version ${version.version}`,
    read: () => readFunction(scene, version.version),
    judge: versionReady,
    timeoutMs: scene.plan.waitTimeoutMs,
  }
  return explained(`The state of version ${version.version} could not be read.`, () =>
    settle(version, wait, scene.host, scene.progress),
  )
}

/**
 * The version to use when the code was sent again though it was the same, as happens where only
 * Lambda can tell a hash: publishing would make a needless version.
 */
export function reusable(
  candidate: FunctionState | undefined,
  before: FunctionState,
  settled: FunctionState,
): FunctionState | undefined {
  if (candidate === undefined || before.codeSha256 !== settled.codeSha256) return undefined
  const same =
    candidate.codeSha256 === settled.codeSha256 &&
    candidate.architecture === settled.architecture &&
    candidate.configSha256 !== undefined &&
    candidate.configSha256 === settled.configSha256
  return same && versionReady(candidate).kind === 'settled' ? candidate : undefined
}

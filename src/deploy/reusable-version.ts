import type { FunctionState } from '../aws/function-state.ts'
import type { Context } from './context.ts'
import { isNumber } from './previous.ts'
import { versionReady } from './wait-state.ts'

/**
 * Reads a version, and notes it as the one that has this code if no other needs to be published.
 *
 * @param version number of it; whatever is none is not read
 */
export async function reuseVersion(
  version: string | undefined,
  latest: FunctionState,
  { aws, progress }: Context,
): Promise<FunctionState | undefined> {
  if (!isNumber(version)) return undefined
  // Lists of versions carry no states, so a version is read in any case.
  const candidate = await aws.lambda.getFunction(version)
  if (!isReusable(candidate, latest)) return undefined
  Object.assign(progress.facts, { published: candidate, newVersion: false })
  return candidate
}

/** Whether a version has the code and configuration that `$LATEST` has, and can serve. */
export function isReusable(candidate: FunctionState, latest: FunctionState): boolean {
  return (
    isNumber(candidate.version) &&
    candidate.codeSha256 === latest.codeSha256 &&
    candidate.architecture === latest.architecture &&
    candidate.configurationDigest !== undefined &&
    candidate.configurationDigest === latest.configurationDigest &&
    versionReady(candidate).kind === 'settled'
  )
}

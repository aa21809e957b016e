import type { FunctionState } from '../aws/function-state.ts'
import { OPTIONAL_LIMIT_MS } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import type { ZipPackage } from '../package/artifact.ts'
import type { Context } from './context.ts'
import { logUnknown } from './current-hash.ts'

/**
 * The hash of the code that the function has, if that is this very package, signed with this profile. Lambda
 * knows the hash of what was signed only; the job that signed it names the package, whose hash S3 knows.
 *
 * @returns undefined where it is other code, or nobody can tell: then it is signed and sent
 */
export async function signedHash(
  zip: ZipPackage,
  profile: string,
  before: FunctionState,
  context: Context,
): Promise<string | undefined> {
  const { aws, deadline } = context
  const id = jobIdOf(before.signingJobArn)
  if (id === undefined) return undefined
  const limited = deadline.atMost(OPTIONAL_LIMIT_MS)
  try {
    const { profile: own, source } = await (await aws.signer(limited)).read(id)
    if (own !== profile || source === undefined) return undefined
    const { sha256 } = await (await aws.objectStore(limited)).look(source)
    return sha256 === zip.sha256 ? before.codeSha256 : undefined
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    logUnknown(`${error.operation} of the package that was signed: ${error.words || error.code}`, context)
    return undefined
  }
}

/** `arn:aws:signer:REGION:ACCOUNT:/signing-jobs/ID` */
export function jobIdOf(arn: string | undefined): string | undefined {
  return /:\/signing-jobs\/([\w-]+)$/.exec(arn ?? '')?.[1]
}

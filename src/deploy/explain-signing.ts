import { explain } from '../aws/explain.ts'
import { OPTIONAL_LIMIT_MS } from '../aws/request.ts'
import { ServiceError } from '../aws/service-error.ts'
import { DeployError } from '../errors.ts'
import type { Context } from './context.ts'

/** Code that Lambda refuses for want of a signature: the error with the profiles that it would take, if it may be asked. */
export async function explainSigning(error: ServiceError, { aws, deadline }: Context): Promise<DeployError> {
  const explained = explain(error, error.what ?? 'Lambda refused the signature of the code.')
  try {
    const profiles = await aws.lambda.within(deadline.atMost(OPTIONAL_LIMIT_MS)).signingProfiles()
    if (profiles.length === 0) return explained
    const named = profiles.map((name) => `\`signing-profile: ${name}\``).join(' or ')
    return new DeployError({
      ...explained,
      remedy: `The function takes code that was signed with ${named}, and a versioned \`s3-bucket\` to sign it in.`,
      cause: error,
    })
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause
    return explained
  }
}

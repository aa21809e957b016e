import { ServiceError } from '../../src/aws/service-error.ts'
import { DeployError } from '../../src/errors.ts'
import { asDeployError } from '../../src/failure.ts'

/**
 * The error that a step would end with if this work were all of it.
 *
 * @param account of the credentials, where it is known
 */
export async function failureOf(
  work: Promise<unknown>,
  account: () => string | undefined = () => undefined,
): Promise<DeployError> {
  const ended = await work.catch((error: unknown) => error)
  if (ended instanceof DeployError || ended instanceof ServiceError) {
    return asDeployError(ended, { account: account() })
  }
  throw new Error('nothing failed as it should', { cause: ended })
}

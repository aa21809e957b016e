import { explain } from './aws/explain.ts'
import { ServiceError } from './aws/service-error.ts'
import type { Context } from './deploy/context.ts'
import { DeployError } from './errors.ts'
import type { Environment } from './inputs/fields.ts'

/** Whatever ended a step, as the one error that it ends with. */
export async function explainFailure(
  cause: unknown,
  env: Environment,
  context: Context | undefined,
): Promise<DeployError> {
  return asDeployError(cause)
}

function asDeployError(cause: unknown): DeployError {
  if (cause instanceof DeployError) return cause
  if (cause instanceof ServiceError) return explain(cause, 'A request to AWS failed.')
  return new DeployError({
    what: 'Unexpected error; this is probably a bug.',
    why: cause instanceof Error ? cause.message : String(cause),
    remedy: 'Please report it with the log.',
    cause,
  })
}

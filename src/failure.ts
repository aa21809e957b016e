import { accountOf, findArn } from './arn.ts'
import { explain } from './aws/explain.ts'
import type { ErrorContext } from './aws/remedy.ts'
import { ServiceError } from './aws/service-error.ts'
import { DeployError } from './errors.ts'
import type { Host, Log } from './host.ts'
import { type Environment, inputsByName } from './inputs/fields.ts'

/** What a step knows of where it deploys to. */
export interface Place {
  /** Account and Region of the function. */
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly credentialsAccount?: string | undefined
}

/**
 * Whatever ended a step or a target, as the one error that it ends with. Where a permission was missing, the error
 * has the whole policy of the step: one permission a run would take as many failed runs as there are.
 *
 * @param facts as far as they are known
 */
export async function explainFailure(
  cause: unknown,
  { env, signal, log }: Pick<Host, 'env' | 'signal' | 'log'>,
  facts: Place,
): Promise<DeployError> {
  const ended = signal.aborted ? signal.reason : cause
  const error = await withPolicy(asDeployError(ended, { account: facts.credentialsAccount }), env, facts)
  logOmittedSnippets(error, log)
  return error
}

async function withPolicy(error: DeployError, env: Environment, facts: Place): Promise<DeployError> {
  const { cause: request } = error
  // The policy of a role does not help where the role itself is refused.
  const denied =
    request instanceof ServiceError && request.lacksPermission && !/^sts:/.test(request.operation)
  if (!denied) return error
  const { wholePolicy } = await import('./policy/policies.ts')
  const account = facts.account ?? accountOf(request.resource) ?? accountOf(findArn(request.words))
  return error.withSnippets(wholePolicy(inputsByName(env), { ...facts, account }))
}

/** What is too long for an annotation is to be found in the log, which the annotation points at. */
function logOmittedSnippets(error: DeployError, log: Log): void {
  for (const { title, text } of error.omittedSnippets) {
    for (const line of [title, ...text.split('\n')]) log.info(line)
  }
}

/** The same without a policy. */
export function asDeployError(cause: unknown, known: ErrorContext = {}): DeployError {
  if (cause instanceof DeployError) return cause
  if (cause instanceof ServiceError) return explain(cause, cause.what ?? 'A request to AWS failed.', known)
  return new DeployError({
    what: 'Unexpected error; this is probably a bug.',
    why: cause instanceof Error ? cause.message : String(cause),
    remedy: 'Please report it with the log.',
    cause,
  })
}

import { LambdaClient } from '@aws-sdk/client-lambda'
import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import { withTimeout } from '../timeout.ts'
import type { ClientConfig, CredentialProvider, Identity } from './client-config.ts'
import { NO_CREDENTIALS } from './no-credentials.ts'

/**
 * The credentials that the job has already, from the SDK's own chain (environment, profiles with their
 * `credential_process`, web identity, container, instance). The sources know no signal: whoever waits
 * for them does so within the deadline.
 *
 * The provider throws a {@link DeployError} where there are none, or none that can be used.
 */
export function jobCredentials(config: ClientConfig, deadline: Deadline): CredentialProvider {
  const reasons = new Set<string>()
  // Any client's will do; it remembers them until they expire.
  const chain = new LambdaClient({ ...config, logger: reasonLogger(reasons) }).config.credentials
  return async () => {
    let identity: Identity
    try {
      identity = await withTimeout(chain(), deadline.requestMs(), deadline.cancelled)
    } catch (cause) {
      deadline.cancelled.throwIfAborted()
      throw notLoaded(cause, reasons)
    }
    refuseMalformed(identity)
    return identity
  }
}

/** How the chain tells why it passed a source over. */
const PASSED_OVER = '@smithy/property-provider -> '
/** What it says of sources that the job does not use. */
const NOT_USED =
  /^(Unable to find environment|Skipping SSO|AWS_PROFILE is set|Could not resolve credentials using profile: \[default\]|Profile default could not be found|Web identity configuration not|EC2 Instance Metadata|AWS_EC2_METADATA)/

/** The chain ends with "any providers" whatever happened; only its log says what did. */
function reasonLogger(reasons: Set<string>) {
  const ignore = () => {}
  const debug = (line: unknown) => {
    if (typeof line !== 'string' || !line.startsWith(PASSED_OVER)) return
    const reason = line.slice(PASSED_OVER.length)
    if (!NOT_USED.test(reason)) reasons.add(withoutSecrets(reason))
  }
  return { debug, info: ignore, warn: ignore, error: ignore }
}

function notLoaded(cause: unknown, reasons: ReadonlySet<string>): DeployError {
  const words = [...reasons, wordsOf(cause)][0] ?? ''
  return new DeployError({
    what: "The job's AWS credentials could not be loaded.",
    why: words,
    remedy: remedyFor(words),
    cause,
  })
}

function remedyFor(words: string): string {
  if (/from any providers/.test(words)) {
    return NO_CREDENTIALS
  }
  return 'Check AWS_PROFILE and the AWS configuration of this runner, or set `role-to-assume` to sign in with OIDC.'
}

/** What a parser quotes from its input is not for a log. */
function wordsOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return 'Their source answered with something that is not JSON.'
  return withoutSecrets(cause instanceof Error ? cause.message : String(cause))
}

/** Neither is the command of a `credential_process`. */
function withoutSecrets(words: string): string {
  return words.replace(/^Command failed: .*$/m, 'credential_process failed.').trim()
}

/** A line break that was pasted along makes a header that Node refuses, or a signature that AWS does. */
function refuseMalformed({ accessKeyId, secretAccessKey, sessionToken }: Identity): void {
  const parts = Object.entries({
    'access key id': accessKeyId,
    'secret access key': secretAccessKey,
    'session token': sessionToken,
  })
  for (const [name, value] of parts) {
    if (value === undefined || /^[!-~]+$/.test(value)) continue
    throw new DeployError({
      what: `The job's AWS credentials are malformed: the ${name} contains ${defectOf(value)}.`,
      remedy: 'Store the secret again without it.',
    })
  }
}

function defectOf(value: string): string {
  if (value.trim() !== value) return 'a space or line break at its beginning or end'
  return 'a character that none can contain'
}

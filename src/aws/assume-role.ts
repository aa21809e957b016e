import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  STSClient,
} from '@aws-sdk/client-sts'
import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { CredentialPlan } from '../plan/credentials.ts'
import type { ClientConfig, CredentialProvider, Identity } from './client-config.ts'
import { explain } from './explain.ts'
import { explainMissingToken, explainRefusedToken } from './explain-oidc.ts'
import { send, sendOnce } from './request.ts'
import { retry } from './retry.ts'
import { ServiceError } from './service-error.ts'
import { STS_REQUEST } from './sts-request.ts'

export type Role = NonNullable<CredentialPlan['role']>

/** What STS is asked with. */
interface StsContext {
  readonly sts: STSClient
  readonly host: Host
  readonly deadline: Deadline
}

/** A session is renewed this long before it ends, as the SDK does. */
const RENEWAL_MS = 300_000

/**
 * Assumes a role, by the job's OIDC token or by the credentials that are there already.
 *
 * @returns the session's credentials, which renew themselves before it ends
 * @throws {DeployError} where STS refuses, or does not answer within the deadline
 */
export async function assumeRole(
  role: Role,
  config: ClientConfig,
  host: Host,
  deadline: Deadline,
): Promise<CredentialProvider> {
  const context = { sts: new STSClient(config), host, deadline }
  const assume = () => (role.by === 'oidc' ? assumeByToken(role, context) : assumeByChaining(role, context))
  return renewing(await assume(), role.durationSeconds * 1000, assume, host)
}

/**
 * Time is taken from a clock that never jumps, not from the expiry that STS wrote. A renewal that
 * fails is tried again with the next request, as long as the session still holds.
 */
function renewing(
  first: Identity,
  lifetimeMs: number,
  renew: CredentialProvider,
  { clock }: Host,
): CredentialProvider {
  let current = first
  let endsAt = clock.now() + lifetimeMs
  return async () => {
    if (clock.now() < endsAt - RENEWAL_MS) return current
    try {
      current = await renew()
      endsAt = clock.now() + lifetimeMs
    } catch (error) {
      if (clock.now() >= endsAt) throw error
    }
    return current
  }
}

async function assumeByToken(role: Role, { sts, host, deadline }: StsContext): Promise<Identity> {
  const request = { operation: 'sts:AssumeRoleWithWebIdentity', resource: role.arn, ...STS_REQUEST }
  let token = ''
  const attempt = async () => {
    // A new one for each attempt: they last a few minutes only.
    token = await jobToken(role.audience, host, deadline)
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: role.arn,
      RoleSessionName: role.sessionName,
      DurationSeconds: role.durationSeconds,
      WebIdentityToken: token,
    })
    return sendOnce(request, (options) => sts.send(command, options), deadline)
  }
  try {
    const { Credentials } = await retry(attempt, request, { deadline, log: host.log })
    return identityOf(Credentials, host)
  } catch (error) {
    throw error instanceof ServiceError ? explainRefusedToken(error, role.arn, token) : error
  }
}

async function jobToken(audience: string, host: Host, deadline: Deadline): Promise<string> {
  try {
    const token = await host.idToken(audience, deadline)
    host.mask(token)
    return token
  } catch (error) {
    deadline.cancelled.throwIfAborted()
    throw explainMissingToken(host.env, error)
  }
}

async function assumeByChaining(role: Role, { sts, host, deadline }: StsContext): Promise<Identity> {
  const command = new AssumeRoleCommand({
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    DurationSeconds: role.durationSeconds,
    ...(role.externalId && { ExternalId: role.externalId }),
  })
  const request = { operation: 'sts:AssumeRole', resource: role.arn, ...STS_REQUEST }
  const context = { deadline, log: host.log }
  try {
    const { Credentials } = await send(request, (options) => sts.send(command, options), context)
    return identityOf(Credentials, host)
  } catch (error) {
    throw error instanceof ServiceError ? explain(error, `Role ${role.arn} could not be assumed.`) : error
  }
}

function identityOf(credentials: Credentials | undefined, { mask }: Host): Identity {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    throw new DeployError({ what: 'STS answered without credentials.' })
  }
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) mask(secret)
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration && { expiration: Expiration }),
  }
}

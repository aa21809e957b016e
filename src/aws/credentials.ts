import type { Credentials, STSClient } from '@aws-sdk/client-sts'
import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { CredentialPlan } from '../plan/credentials.ts'
import type { ClientConfig, CredentialProvider, Identity } from './client-config.ts'
import { explain } from './explain.ts'
import { explainMissingToken, explainRefusedToken } from './explain-oidc.ts'
import { ServiceError } from './service-error.ts'

type Role = NonNullable<CredentialPlan['role']>
interface AssumedRole {
  readonly identity: Identity
  readonly account: string
}

/** A session is renewed this long before it ends, as the SDK does. */
const RENEWAL_MS = 300_000

/**
 * Comes by the credentials of a plan and checks their account.
 * Returns undefined where the SDK's own chain (environment, container, instance) serves.
 *
 * @throws {DeployError} where a role cannot be assumed, or the account is not allowed
 */
export async function obtainCredentials(
  plan: CredentialPlan,
  config: ClientConfig,
  host: Host,
): Promise<CredentialProvider | undefined> {
  const { role, allowedAccountIds } = plan
  for (const secret of ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    if (host.env[secret]) host.mask(host.env[secret])
  }
  if (role === undefined) host.log.info('No role to assume: the AWS credentials of the job are used.')
  if (role === undefined && allowedAccountIds.length === 0) return undefined
  const { STSClient } = await import('@aws-sdk/client-sts')
  const sts = new STSClient(config)
  if (role === undefined) {
    checkAccount(await callerAccount(sts, host.signal), allowedAccountIds)
    return undefined
  }
  const assume = () =>
    role.by === 'oidc' ? assumeByToken(role, sts, host) : assumeByChaining(role, sts, host)
  const first = await assume()
  checkAccount(first.account, allowedAccountIds)
  host.log.info(`Assumed ${role.arn} of account ${first.account} for ${role.durationSeconds} s.`)
  return renewing(first.identity, role.durationSeconds * 1000, async () => (await assume()).identity, host)
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

async function assumeByToken(role: Role, sts: STSClient, host: Host): Promise<AssumedRole> {
  const token = await host.idToken(role.audience, host.signal).catch((error: unknown) => {
    throw explainMissingToken(host.env, error)
  })
  host.mask(token)
  const { AssumeRoleWithWebIdentityCommand } = await import('@aws-sdk/client-sts')
  const command = new AssumeRoleWithWebIdentityCommand({
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    DurationSeconds: role.durationSeconds,
    WebIdentityToken: token,
  })
  try {
    return assumed(await sts.send(command, { abortSignal: host.signal }), host)
  } catch (cause) {
    throw explainRefusedToken(new ServiceError('sts:AssumeRoleWithWebIdentity', cause), role.arn, token)
  }
}

async function assumeByChaining(role: Role, sts: STSClient, host: Host): Promise<AssumedRole> {
  const { AssumeRoleCommand } = await import('@aws-sdk/client-sts')
  const command = new AssumeRoleCommand({
    RoleArn: role.arn,
    RoleSessionName: role.sessionName,
    DurationSeconds: role.durationSeconds,
    ...(role.externalId && { ExternalId: role.externalId }),
  })
  try {
    return assumed(await sts.send(command, { abortSignal: host.signal }), host)
  } catch (cause) {
    throw explain(new ServiceError('sts:AssumeRole', cause), `The role ${role.arn} could not be assumed.`)
  }
}

function assumed(
  answer: {
    Credentials?: Credentials | undefined
    AssumedRoleUser?: { Arn?: string | undefined } | undefined
  },
  host: Host,
): AssumedRole {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('STS answered without credentials')
  for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) host.mask(secret)
  return {
    identity: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration && { expiration: Expiration }),
    },
    account: answer.AssumedRoleUser?.Arn?.split(':')[4] ?? '',
  }
}

async function callerAccount(sts: STSClient, abortSignal: AbortSignal): Promise<string> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts')
  try {
    return (await sts.send(new GetCallerIdentityCommand({}), { abortSignal })).Account ?? ''
  } catch (cause) {
    throw explain(
      new ServiceError('sts:GetCallerIdentity', cause),
      'The account of the credentials could not be found out, so that `allowed-account-ids` cannot be checked.',
    )
  }
}

function checkAccount(account: string, allowed: readonly string[]): void {
  if (allowed.length === 0 || allowed.includes(account)) return
  throw new DeployError({
    what: `The credentials are of account ${account || '(unknown)'}, which \`allowed-account-ids\` does not list.`,
    why: `Allowed: ${allowed.join(', ')}.`,
    remedy: 'Use credentials of an allowed account, or add the account to `allowed-account-ids`.',
  })
}

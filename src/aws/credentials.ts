import { parseArn } from '../arn.ts'
import type { Deadline } from '../deadline.ts'
import { DeployError } from '../errors.ts'
import type { Host } from '../host.ts'
import type { CredentialPlan } from '../plan/credentials.ts'
import type { Role } from './assume-role.ts'
import type { ClientConfig, CredentialProvider } from './client-config.ts'
import { jobCredentials } from './job-credentials.ts'

/** Credentials, and whose they are. */
export interface Access {
  readonly credentials: CredentialProvider
  /** ErrorContext if a role was assumed, the account is checked, or the source of the credentials says it. */
  readonly account: string | undefined
}

/**
 * Comes by the credentials of a plan and checks their account. They have been loaded once when this
 * returns, so that no request fails for want of them.
 *
 * @throws {DeployError} if there are none, a role cannot be assumed, or the account is not allowed
 */
export async function obtainCredentials(
  { role, allowedAccountIds }: CredentialPlan,
  config: ClientConfig,
  host: Host,
  deadline: Deadline,
): Promise<Access> {
  maskAll([host.env['AWS_SECRET_ACCESS_KEY'], host.env['AWS_SESSION_TOKEN']], host)
  if (role?.by === 'oidc') return assumed(role, config, host, deadline)
  const credentials = jobCredentials(config, deadline)
  const { secretAccessKey, sessionToken, accountId } = await credentials()
  maskAll([secretAccessKey, sessionToken], host)
  if (role !== undefined) return assumed(role, { ...config, credentials }, host, deadline)
  let account = accountId
  if (allowedAccountIds.length > 0) {
    const { callerAccount } = await import('./caller-account.ts')
    account = await callerAccount({ ...config, credentials }, host, deadline)
    checkAccount(account, allowedAccountIds)
  }
  host.log.info(`Using the job's AWS credentials${account ? ` (account ${account})` : ''}`)
  return { credentials, account }
}

function maskAll(secrets: readonly (string | undefined)[], host: Host): void {
  for (const secret of secrets) if (secret) host.mask(secret)
}

/** A session is of its role's account, which the plan has checked. */
async function assumed(role: Role, config: ClientConfig, host: Host, deadline: Deadline): Promise<Access> {
  const { assumeRole } = await import('./assume-role.ts')
  const credentials = await assumeRole(role, config, host, deadline)
  const { account, resource } = parseArn(role.arn)
  host.log.info(`Assumed ${resource} in ${account} for ${duration(role.durationSeconds)}`)
  return { credentials, account }
}

function duration(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`
  return seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`
}

function checkAccount(account: string | undefined, allowed: readonly string[]): void {
  if (account !== undefined && allowed.includes(account)) return
  throw new DeployError({
    what: `The credentials are of account ${account ?? '(unknown)'}, which \`allowed-account-ids\` does not list.`,
    why: `Allowed: ${allowed.join(', ')}.`,
    remedy: 'Use credentials of an allowed account, or add the account to `allowed-account-ids`.',
  })
}

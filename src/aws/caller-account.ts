import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import type { Deadline } from '../deadline.ts'
import type { Host } from '../host.ts'
import type { ClientConfig } from './client-config.ts'
import { send } from './request.ts'
import { STS_REQUEST } from './sts-request.ts'

/**
 * The account that the credentials of `config` are of.
 *
 * @throws {ServiceError}
 */
export async function callerAccount(
  config: ClientConfig,
  { log }: Host,
  deadline: Deadline,
): Promise<string | undefined> {
  const request = {
    operation: 'sts:GetCallerIdentity',
    failed: 'The account of the credentials is unknown, so `allowed-account-ids` cannot be checked.',
    ...STS_REQUEST,
  }
  const sts = new STSClient(config)
  const command = new GetCallerIdentityCommand({})
  const { Account } = await send(request, (options) => sts.send(command, options), { deadline, log })
  return Account
}

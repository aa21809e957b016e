import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'

/** How to come by credentials. */
export interface CredentialPlan {
  /** A role to assume, by the job's OIDC token or by the credentials that are there already. */
  readonly role?: {
    readonly arn: string
    readonly by: 'oidc' | 'chaining'
    readonly sessionName: string
    readonly durationSeconds: number
    readonly audience: string
    readonly externalId?: string
  }
  readonly allowedAccountIds: readonly string[]
}

/** Whose credentials are used, and of which accounts they may be. */
export function planCredentials(
  inputs: Inputs,
  region: string | undefined,
  problems: Problems,
): CredentialPlan {
  const { role, chaining, externalId, sessionName, durationSeconds } = inputs.credentials
  const allowedAccountIds = inputs.credentials.allowedAccountIds?.split(',').map((id) => id.trim()) ?? []
  if (chaining && role === undefined) problems.add('`role-chaining` needs `role-to-assume`.')
  if (externalId !== undefined && !chaining) {
    problems.add(
      '`role-external-id` goes with `role-chaining: true`; a role assumed by OIDC has no external id.',
    )
  }
  if (chaining && durationSeconds > 3600) {
    problems.add('`role-duration-seconds` is at most 3600 with `role-chaining`.')
  }
  if (role === undefined) return { allowedAccountIds }
  const account = role.split(':')[4] ?? ''
  if (allowedAccountIds.length > 0 && !allowedAccountIds.includes(account)) {
    problems.add(`\`role-to-assume\` is of account ${account}, which \`allowed-account-ids\` does not list.`)
  }
  const audience =
    inputs.credentials.audience ?? (region?.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com')
  const by = chaining ? 'chaining' : 'oidc'
  return {
    role: { arn: role, by, sessionName, durationSeconds, audience, ...(externalId && { externalId }) },
    allowedAccountIds,
  }
}

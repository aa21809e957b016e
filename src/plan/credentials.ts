import { accountOf, parseArn } from '../arn.ts'
import type { Inputs } from '../inputs/inputs.ts'
import type { Problems } from '../inputs/problems.ts'
import { partitionOf, tokenAudience } from '../region.ts'
import type { Target } from './targets.ts'

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
  targets: readonly Target[],
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
  const accounts = targets.map(({ account }) => ['function-name', account] as const)
  checkAccounts([...accounts, ['role-to-assume', accountOf(role)]], allowedAccountIds, problems)
  if (role === undefined) return { allowedAccountIds }
  const [first] = targets
  if (first !== undefined) checkPartition(role, first.region, problems)
  const audience = inputs.credentials.audience ?? tokenAudience(first?.region ?? '')
  const by = chaining ? 'chaining' : 'oidc'
  return {
    role: { arn: role, by, sessionName, durationSeconds, audience, ...(externalId && { externalId }) },
    allowedAccountIds,
  }
}

function checkAccounts(
  accounts: readonly (readonly [input: string, account: string | undefined])[],
  allowed: readonly string[],
  problems: Problems,
): void {
  if (allowed.length === 0) return
  const sentences = accounts
    .filter(([, account]) => account !== undefined && !allowed.includes(account))
    .map(
      ([input, account]) =>
        `\`${input}\` is of account ${account}, which \`allowed-account-ids\` does not list.`,
    )
  for (const sentence of new Set(sentences)) problems.add(sentence)
}

/** Credentials of one partition are unknown in all others. */
function checkPartition(role: string, region: string, problems: Problems): void {
  const own = parseArn(role).partition
  const needed = partitionOf(region)
  if (own === needed) return
  problems.add(
    `\`role-to-assume\` is in the partition ${own}, but ${region} is in ${needed}: roles of one cannot be used in the other.`,
  )
}

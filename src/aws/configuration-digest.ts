import { createHash } from 'node:crypto'
import type { FunctionConfiguration } from '@aws-sdk/client-lambda'

/** Members that say which version it is and how it fares, and not how it behaves. */
const OF_THE_VERSION: ReadonlySet<string> = new Set<keyof FunctionConfiguration | '$metadata'>([
  '$metadata',
  'CodeSha256',
  'CodeSize',
  'ConfigSha256',
  'Description',
  'FunctionArn',
  'LastModified',
  'LastUpdateStatus',
  'LastUpdateStatusReason',
  'LastUpdateStatusReasonCode',
  'MasterArn',
  'RevisionId',
  'RuntimeVersionConfig',
  'SigningJobArn',
  'State',
  'StateReason',
  'StateReasonCode',
  'Version',
])

/**
 * A digest of everything beside the code that makes a version behave as it does, to tell whether two
 * of them differ. `ConfigSha256` would be made for it, but AWS does not send it for ordinary functions
 * (recorded in 2025 and 2026). Values of environment variables go into the digest and nowhere else.
 *
 * @returns undefined where Lambda could not show the environment, so that nothing can be compared
 */
export function configurationDigest(configuration: FunctionConfiguration): string | undefined {
  if (configuration.Environment?.Error !== undefined) return undefined
  const behaviour = Object.entries(configuration).filter(([name]) => !OF_THE_VERSION.has(name))
  const { SnapStart } = configuration
  const comparable = { ...Object.fromEntries(behaviour), SnapStart: SnapStart?.ApplyOn }
  return createHash('sha256')
    .update(JSON.stringify(sorted(comparable)))
    .digest('base64')
}

/** JSON depends on the order of members, which answers do not promise. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]))
}

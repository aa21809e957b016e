import { NEW, OLD, sha256 } from '../../../scenarios/packages.js'

/** @import { Fault } from '../../../emulator/aws/faults.js' */

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:greeting'

const CONFIGURATION = {
  FunctionName: 'greeting',
  FunctionArn: ARN,
  Runtime: 'nodejs24.x',
  Handler: 'index.handler',
  CodeSize: 160,
  Description: '',
  LastModified: '2026-01-31T12:34:56.789+0000',
  CodeSha256: sha256(NEW),
  Version: '$LATEST',
  PackageType: 'Zip',
  Architectures: ['x86_64'],
  State: 'Active',
  LastUpdateStatus: 'Successful',
  RevisionId: 'a7c6bb5e-0d4f-4c39-a5d9-2b5a3f4c9e11',
}

const ALIAS = {
  AliasArn: `${ARN}:live`,
  Name: 'live',
  FunctionVersion: '3',
  Description: 'what is live',
  RevisionId: 'b1c6bb5e-0d4f-4c39-a5d9-2b5a3f4c9e11',
}

/** Members that Lambda answers with, and that a deployment looks at or shows. */
export const MEMBERS = [
  'FunctionName FunctionArn Runtime Handler Description LastModified CodeSha256 Version PackageType',
  'Architectures State StateReason StateReasonCode LastUpdateStatus LastUpdateStatusReason',
  'LastUpdateStatusReasonCode RevisionId ConfigSha256 AliasArn FunctionVersion ResolvedImageUri',
].flatMap((line) => line.split(' '))

/**
 * A Lambda that answers every request of a deployment with an alias, with members of somebody's choice.
 *
 * @param {Record<string, string>} members
 * @param {boolean} failing the update ends as failed, and its reasons are shown
 * @returns {Fault[]}
 */
export function answersWith(members, failing) {
  const { Architectures, ResolvedImageUri, AliasArn, FunctionVersion, ...own } = members
  const shown = { ...own, ...(Architectures !== undefined && { Architectures: [Architectures] }) }
  const alias = { ...ALIAS, ...own, ...only({ AliasArn, FunctionVersion }) }
  const Code = only({ ResolvedImageUri })
  const ended = failing ? { LastUpdateStatus: 'Failed' } : {}
  const old = { Configuration: { ...CONFIGURATION, CodeSha256: sha256(OLD), ...shown }, Code }
  const now = { Configuration: { ...CONFIGURATION, ...shown, ...ended }, Code }
  return [
    answer('GetFunction', old, { times: 1 }),
    answer('GetFunction', now, { nth: 2 }),
    answer('UpdateFunctionCode', { ...CONFIGURATION, ...shown, LastUpdateStatus: 'InProgress' }),
    answer('PublishVersion', { ...CONFIGURATION, FunctionArn: `${ARN}:4`, Version: '4', ...shown }),
    answer('GetAlias', alias),
    answer('UpdateAlias', alias),
    answer('CreateAlias', alias),
  ]
}

/**
 * @param {string} operation
 * @param {Record<string, unknown>} body
 * @param {Partial<Fault>} [more]
 * @returns {Fault}
 */
function answer(operation, body, more = {}) {
  return { operation, times: Number.POSITIVE_INFINITY, fault: { status: 200, body }, ...more }
}

/** @param {Record<string, string | undefined>} members */
const only = (members) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

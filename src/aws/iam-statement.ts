import { ARN_FORMS, parseArn } from '../arn.ts'
import type { Snippet } from '../errors.ts'
import { anyVersion } from '../function-name.ts'
import { literal } from '../policy/statement.ts'
import type { ServiceError } from './service-error.ts'

/** IAM's own sentence; S3 puts the ARN into quotes. */
const IAM_DENIAL =
  /not authorized to perform: (?<action>[\w-]+:\w+)(?: on resource: "?(?<resource>arn:[^\s"]+))?/

/** What takes the place of an ARN that neither AWS nor the request names. */
const UNKNOWN_RESOURCE: Readonly<Record<string, string>> = ARN_FORMS

/** Permissions that serve better, or not alone. */
const GRANTED_INSTEAD: Readonly<Record<string, string | readonly string[]>> = {
  // The function's KMS key, and whether its code is the same, is in GetFunction only.
  'lambda:GetFunctionConfiguration': 'lambda:GetFunction',
  // An upload in parts decrypts as well.
  'kms:GenerateDataKey': ['kms:GenerateDataKey', 'kms:Decrypt'],
}

/** Whether IAM named the missing permission. */
export function isNamed(error: ServiceError): boolean {
  return IAM_DENIAL.test(error.words)
}

/** The statement that allows a denied request, of AWS's own sentence, else of the request. */
export function missingStatement(error: ServiceError): Snippet {
  const said = IAM_DENIAL.exec(error.words)?.groups
  const action = said?.['action'] ?? error.operation
  const [service = ''] = action.split(':')
  const asked = error.operation.startsWith(`${service}:`) ? error.resource : undefined
  const resource = said?.['resource'] ?? asked ?? UNKNOWN_RESOURCE[service] ?? '*'
  return statementSnippet(titleFor(error.words), GRANTED_INSTEAD[action] ?? action, general(resource))
}

export function statementSnippet(
  title: string,
  Action: string | readonly string[],
  Resource: string,
): Snippet {
  const text = JSON.stringify({ Effect: 'Allow', Action, Resource }, undefined, 2)
  return { title, language: 'json', text }
}

/** The next version has another number, and the next package another hash in its key. */
function general(resource: string): string {
  if (parseArn(resource).service !== 's3') return anyVersion(resource)
  return literal(resource).replace(/[0-9a-f]{64}/, '*')
}

/** AWS says which kind of policy lacks the permission, and whose it is. */
function titleFor(words: string): string {
  const kind = /because no ([\w -]+?) allows?\b/.exec(words)?.[1] ?? 'identity-based policy'
  const identity = parseArn(/^User: (\S+)/.exec(words)?.[1]).resource
  const [, role, user] = /^(?:assumed-role\/([^/]+)|user\/(.+))/.exec(identity) ?? []
  const own = role === undefined ? 'the role of this step' : `the role ${role}`
  const who = user === undefined ? own : `the user ${user}`
  if (/identity-based/.test(kind)) return `Add this statement to the policy of ${who}:`
  if (/boundary/.test(kind)) return `Add this statement to the permissions boundary of ${who}:`
  return `The ${kind} has to allow this:`
}

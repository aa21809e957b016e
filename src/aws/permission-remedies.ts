import { accountOf } from '../arn.ts'
import { missingStatement } from './iam-statement.ts'
import { type Advice, type ErrorContext, type Remedy, withCode, withWords } from './remedy.ts'
import type { ServiceError } from './service-error.ts'

/** For requests that were denied, by whatever policy. */
export function forPermissions(): Remedy[] {
  return [
    { when: withWords(EXPLICIT), remedy: explicitlyDenied },
    { when: withWords(/not have permission to access the specified image/), remedy: imageUnreadable },
    { when: withoutReason, remedy: ofAnotherAccount },
    { when: (error) => error.accessDenied, remedy: denied },
    {
      when: withCode(/^KMS|KMSAccessDenied/),
      remedy: 'Check that the KMS key exists, is enabled, and may be used for the function.',
    },
  ]
}

const EXPLICIT = /explicit deny in an? ([\w -]*?(?:policy|boundary))/

function explicitlyDenied(error: ServiceError): Advice {
  const where = EXPLICIT.exec(error.words)?.[1] ?? 'policy'
  return { remedy: `A ${where} denies it, which no permission outweighs: that ${where} has to be changed.` }
}

function denied(error: ServiceError): Advice {
  const chained = error.operation === 'sts:AssumeRole'
  return {
    remedy: chained
      ? "The role's trust policy has to allow it too; if it asks for an external id, set `role-external-id`."
      : 'The statement below allows it. If it is there already, a permissions boundary or a service control policy may forbid it.',
    snippets: [missingStatement(error)],
  }
}

/** As Lambda answers about a function of another account. */
function withoutReason({ accessDenied, operation, words }: ServiceError): boolean {
  return accessDenied && operation.startsWith('lambda:') && words === ''
}

function ofAnotherAccount(error: ServiceError, { account }: ErrorContext): Advice {
  const owner = accountOf(error.resource)
  if (owner === undefined || owner === account) return denied(error)
  if (account === undefined) {
    return {
      ...denied(error),
      remedy: `Lambda gives no reason if the function is in another account: check that the credentials are of account ${owner}, else add the permission.`,
    }
  }
  return {
    remedy: `The function is in account ${owner}, but the credentials are of account ${account}. Use credentials of account ${owner}, or correct the account in \`function-name\`.`,
  }
}

function imageUnreadable(): Advice {
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  }
  return {
    remedy: 'Lambda itself pulls the image: the policy of the repository has to allow that.',
    snippets: [
      {
        title: 'Add this statement to the policy of the ECR repository:',
        language: 'json',
        text: JSON.stringify(statement, undefined, 2),
      },
    ],
  }
}

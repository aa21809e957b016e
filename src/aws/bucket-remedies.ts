import { bucketOf, objectArn, parseArn } from '../arn.ts'
import { literal } from '../policy/statement.ts'
import { isNamed, missingStatement, statementSnippet } from './iam-statement.ts'
import { type Advice, type Remedy, withWords } from './remedy.ts'
import type { ServiceError } from './service-error.ts'

/** For buckets and objects, whether S3 answered us or Lambda. */
export function forBuckets(): Remedy[] {
  return [
    { when: elsewhere, remedy: inAnotherRegion },
    { when: (error) => /NoSuchBucket/.test(`${error.code} ${error.words}`), remedy: noSuchBucket },
    {
      when: (error) => /NoSuch(Key|Version)|Invalid version id/.test(`${error.code} ${error.words}`),
      remedy: 'Check `s3-key` and `s3-object-version`, and that an earlier step has uploaded the package.',
    },
    { when: withWords(/denied by S3|S3 Error Code: AccessDenied/), remedy: objectUnreadable },
    { when: deniedWithoutReason, remedy: likelyCauses },
  ]
}

/** A redirect, or a signature for the wrong Region; S3 names the right one. Answers to HEAD have no code. */
function elsewhere({ status, code, words, bucketRegion }: ServiceError): boolean {
  return (
    status === 301 ||
    /^(PermanentRedirect|AuthorizationHeaderMalformed)/.test(code) ||
    /S3 Error Code: PermanentRedirect/.test(words) ||
    (status === 400 && code === 'Unknown' && bucketRegion !== undefined)
  )
}

/** Lambda takes packages from its own Region only (API_FunctionCode). */
function inAnotherRegion({ bucketRegion, words }: ServiceError): Advice {
  const region = bucketRegion ?? /is in this region: ([a-z]+-[a-z0-9-]+)/.exec(words)?.[1] ?? 'another Region'
  return {
    remedy: `The bucket is in ${region}, but Lambda takes packages only from a bucket in the function's own Region: name one there in \`s3-bucket\`.`,
  }
}

function noSuchBucket({ resource }: ServiceError): Advice {
  const bucket = bucketOf(resource)
  const name = bucket === undefined ? 'The bucket' : `The bucket ${bucket}`
  return { remedy: `${name} does not exist, and this action creates none: check \`s3-bucket\`.` }
}

function deniedWithoutReason(error: ServiceError): boolean {
  return (
    error.accessDenied &&
    error.operation.startsWith('s3:') &&
    !isNamed(error) &&
    !/explicit deny/.test(error.words)
  )
}

function likelyCauses(error: ServiceError): Advice {
  return {
    remedy: [
      'S3 does not say which of these it is:',
      "- The bucket is of another account than `s3-bucket-owner` (defaults to the function's account).",
      "- The role lacks the permission below, or the bucket's policy denies it.",
      '- The bucket is encrypted with a customer managed KMS key that the role may not use (kms:GenerateDataKey, kms:Decrypt).',
    ].join('\n'),
    snippets: [missingStatement(error)],
  }
}

/** Lambda reads the object with the permissions of the caller, and names it as `bucket/key`. */
function objectUnreadable({ words, resource }: ServiceError): Advice {
  const [, bucket = 'BUCKET', key = 'KEY'] =
    /GetObject for ([^/\s]+)\/(.+?)\.? S3 Error Code/.exec(words) ?? []
  const partition = parseArn(resource).partition || 'aws'
  return {
    remedy:
      "Lambda reads the package with the credentials of this step, not with the function's execution role. If the bucket is encrypted with a customer managed KMS key, they need kms:Decrypt on it too; for a version of the object, s3:GetObjectVersion.",
    snippets: [
      statementSnippet(
        'Add this statement to the policy of the role of this step:',
        's3:GetObject',
        objectArn(partition, bucket, literal(key)),
      ),
    ],
  }
}

import { forTheNetwork, type Remedy } from './network-remedies.ts'
import type { ServiceError } from './service-error.ts'

/** What to change, by the service's code and words; the first that fits is printed. */
export const REMEDIES: readonly Remedy[] = [
  ...forCredentials(),
  ...forPermissions(),
  ...forPackages(),
  ...forImages(),
  ...forTheFunction(),
  ...forTheNetwork(),
]

function forCredentials(): Remedy[] {
  return [
    {
      when: coded(/^CredentialsProviderError$/),
      remedy:
        'Set `role-to-assume` (with `permissions: id-token: write`), or run aws-actions/configure-aws-credentials in an earlier step.',
    },
    {
      when: coded(/^(UnrecognizedClient|InvalidClientTokenId|InvalidToken)/),
      remedy:
        'The access key is wrong, its session token is missing, it belongs to another partition, or the Region is not enabled for the account.',
    },
    {
      when: coded(/^ExpiredToken/),
      remedy:
        'The credentials ended before this step did: assume the role in this step (`role-to-assume`), or ask for a longer session.',
    },
    {
      when: coded(/^(InvalidSignature|SignatureDoesNotMatch)/),
      remedy:
        'The secret key is mangled (a line break or space in the secret?), a proxy changed the request, or the clock is wrong.',
    },
  ]
}

function forPermissions(): Remedy[] {
  return [
    {
      when: worded(/denied by S3|S3 Error Code: AccessDenied/),
      remedy:
        'The credentials of this step, not the execution role of the function, need s3:GetObject on the object (and kms:Decrypt on its key).',
    },
    {
      when: worded(/not have permission to access the specified image/),
      remedy:
        'Let Lambda pull the image: the ECR repository policy has to allow lambda.amazonaws.com ecr:BatchGetImage and ecr:GetDownloadUrlForLayer.',
    },
    { when: (error) => error.accessDenied, remedy: policyStatement },
    {
      when: coded(/^KMS|KMSAccessDenied/),
      remedy: 'Check the KMS key: it has to exist, be enabled, and let the function use it.',
    },
  ]
}

function forPackages(): Remedy[] {
  return [
    {
      when: worded(/Could not unzip uploaded file|must be a non-empty zip/),
      remedy: 'The file is not a zip, is empty or was cut off. Check it with `unzip -t` where it is built.',
    },
    {
      when: worded(/NoSuchKey|NoSuchVersion|NoSuchBucket/),
      remedy: 'Check `s3-bucket`, `s3-key` and `s3-object-version`.',
    },
    {
      when: worded(/Unzipped size must be smaller/),
      remedy: 'Make the package smaller (layers count too), or deploy a container image.',
    },
    {
      when: (error) => error.status === 413 || /^RequestEntityTooLarge|^RequestTooLarge/.test(error.code),
      remedy: 'Packages over 50 MiB go through S3: upload it there and give `s3-bucket` and `s3-key`.',
    },
    {
      when: coded(/^CodeStorageExceeded/),
      remedy: 'Delete old versions of this or other functions in the Region, or ask AWS for a larger quota.',
    },
    {
      when: coded(/^CodeSigningConfigNotFound/),
      remedy:
        'Attach an existing code signing configuration to the function again, or remove the deleted one.',
    },
    {
      when: coded(/^CodeVerificationFailed/),
      remedy:
        "Sign the package with a profile that the function's code signing configuration allows; unsigned code, and unsigned layers, are refused as well.",
    },
    {
      when: coded(/^InvalidCodeSignature/),
      remedy: 'The bytes were changed after signing: sign the package again and deploy it as it is.',
    },
  ]
}

function forImages(): Remedy[] {
  return [
    {
      when: worded(/media type for the source image .* is not supported/),
      remedy:
        'Lambda takes an image for one platform: build it with `--provenance=false --sbom=false`, or deploy the digest of the platform manifest.',
    },
    {
      when: worded(/Source image .* (is not valid|does not exist)/),
      remedy:
        'The tag or digest is missing, or the image is not in Amazon ECR in the Region of the function.',
    },
    {
      when: worded(/Please (don't )?provide ImageUri/),
      remedy:
        'The package type of a function never changes: give the kind of source the function was created with.',
    },
  ]
}

function forTheFunction(): Remedy[] {
  return [
    {
      when: (error) => error.conflict,
      remedy:
        'Another update was still in progress when the time was up. Give the job a `concurrency:` group, or raise `wait-timeout-seconds`.',
    },
    {
      when: coded(/^PreconditionFailed/),
      remedy:
        'Someone or something else changed the function in between: look at what it runs now, then run the step again.',
    },
    {
      when: worded(/not reachable in this region/),
      remedy: 'The Region of the ARN and `aws-region` differ: leave `aws-region` out.',
    },
    {
      when: (error) => error.notFound,
      remedy:
        'Check the Region and the account of the credentials first, then the spelling. This action updates functions; it does not create them.',
    },
    {
      when: worded(/runtime parameter of .* is no longer supported/),
      remedy: "The function's runtime is retired: move the function to a supported runtime, then deploy.",
    },
    {
      when: worded(/CodeSHA256 .* is different from current CodeSHA256/),
      remedy:
        'Another deployment replaced the code in between. Give the job a `concurrency:` group and run it again.',
    },
    {
      when: (error) => error.throttled,
      remedy:
        'The account sends too many requests in this Region; run the step again, or deploy fewer functions at a time.',
    },
    {
      when: coded(/^ValidationException$/),
      remedy: 'The value that the message quotes has to satisfy the constraint it names.',
    },
  ]
}

function coded(pattern: RegExp): (error: ServiceError) => boolean {
  return (error) => pattern.test(error.code)
}

function worded(pattern: RegExp): (error: ServiceError) => boolean {
  return (error) => pattern.test(error.words)
}

/** The statement to add, from AWS's own sentence; across accounts AWS may say nothing. */
function policyStatement(error: ServiceError): string {
  const said = /not authorized to perform: (\S+) on resource: (\S+)/.exec(error.words)
  const statement = {
    Effect: 'Allow',
    Action: said?.[1] ?? error.operation,
    Resource: said?.[2] ?? 'ARN of the function',
  }
  return `Add to the policy of the role: ${JSON.stringify(statement)}. A permissions boundary, a service control policy or the other account can deny it too.`
}
